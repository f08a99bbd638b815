import type { AnswerKind } from '../core/answer.ts';
import type { Campaign, Language, Phase, Translated } from '../core/campaign.ts';
import type { ProjectState } from '../core/project.ts';

/** What feeds and calendars say in words of their own. */
export const PHASE_NAMES: Readonly<Record<Phase, Readonly<Record<Language, string>>>> = {
  ideation: { fr: 'Appel à idées', nl: 'Oproep voor ideeën', de: 'Ideensammlung', en: 'Call for ideas' },
  voting: { fr: 'Vote', nl: 'Stemming', de: 'Abstimmung', en: 'Voting' },
  analysis: { fr: 'Analyse', nl: 'Analyse', de: 'Auswertung', en: 'Analysis' },
  'follow-up': { fr: 'Suivi', nl: 'Opvolging', de: 'Umsetzung', en: 'Follow-up' },
};

export const STATE_NAMES: Readonly<Record<ProjectState, Readonly<Record<Language, string>>>> = {
  planned: { fr: 'Prévu', nl: 'Gepland', de: 'Geplant', en: 'Planned' },
  'under-way': { fr: 'En cours', nl: 'In uitvoering', de: 'In Arbeit', en: 'Under way' },
  done: { fr: 'Réalisé', nl: 'Uitgevoerd', de: 'Umgesetzt', en: 'Done' },
  changed: { fr: 'Modifié', nl: 'Gewijzigd', de: 'Geändert', en: 'Changed' },
  dropped: { fr: 'Abandonné', nl: 'Stopgezet', de: 'Aufgegeben', en: 'Dropped' },
};

export const LATE: Readonly<Record<Language, string>> = {
  fr: 'En retard : échéance du',
  nl: 'Te laat: beloofd voor',
  de: 'Verspätet: fällig am',
  en: 'Late: due on',
};
export const DUE: Readonly<Record<Language, string>> = {
  fr: 'Échéance',
  nl: 'Einddatum',
  de: 'Termin',
  en: 'Due date',
};
export const COMMENT: Readonly<Record<Language, string>> = {
  fr: 'Commentaire',
  nl: 'Reactie',
  de: 'Kommentar',
  en: 'Comment',
};
export const ANSWER: Readonly<Record<Language, string>> = {
  fr: 'Réponse de la Ville',
  nl: 'Antwoord van de stad',
  de: 'Antwort der Stadt',
  en: "The city's answer",
};
export const ANSWER_NAMES: Readonly<Record<AnswerKind, Readonly<Record<Language, string>>>> = {
  accepted: { fr: 'acceptée', nl: 'aanvaard', de: 'angenommen', en: 'accepted' },
  partly: { fr: 'acceptée en partie', nl: 'deels aanvaard', de: 'teilweise angenommen', en: 'accepted in part' },
  'already-exists': { fr: 'existe déjà', nl: 'bestaat al', de: 'gibt es schon', en: 'exists already' },
  'not-possible': { fr: 'impossible', nl: 'niet mogelijk', de: 'nicht möglich', en: 'not possible' },
  'not-now': { fr: 'pas maintenant', nl: 'niet nu', de: 'nicht jetzt', en: 'not now' },
};
export const CITY: Readonly<Record<Language, string>> = {
  fr: 'La Ville',
  nl: 'De stad',
  de: 'Die Stadt',
  en: 'The city',
};

/** The text in a language, or else in the first of the campaign's that it was written in. */
export function inLanguage({ languages }: Pick<Campaign, 'languages'>, text: Translated, language: Language): string {
  const found = [language, ...languages].find((one) => text[one] !== undefined);
  return found === undefined ? '' : (text[found] ?? '');
}
