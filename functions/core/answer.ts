import type { Instant, Language, Translated } from './campaign.ts';

/** What the city can say to a proposal. The names are stored for good: none is renamed. */
export const ANSWER_KINDS = ['accepted', 'partly', 'already-exists', 'not-possible', 'not-now'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** What a moderator writes to one proposal or to several at once. */
export interface AnswerDraft {
  readonly kind: AnswerKind;
  /** At least in the campaign's first language. */
  readonly text: Translated;
  /** Id of the project that the proposal went into; null where there is none. */
  readonly project: string | null;
}

/** The city's answer to a proposal; a later one takes its place. */
export interface Answer extends AnswerDraft {
  readonly at: Instant;
  /** The campaign's languages in which it has no text. */
  readonly missing: readonly Language[];
}

/** What lists show of an answer. */
export type AnswerMark = Pick<Answer, 'kind' | 'at'>;

/** The languages without a text, in the campaign's order. */
export function missingIn(languages: readonly Language[], text: Translated): Language[] {
  return languages.filter((language) => text[language] === undefined);
}

/** Whether an answer says what a draft says, so that sending it again changes nothing. */
export function saysTheSame(answer: AnswerDraft, draft: AnswerDraft): boolean {
  const languages = new Set([...Object.keys(answer.text), ...Object.keys(draft.text)]);
  const [one, other]: Readonly<Record<string, string>>[] = [answer.text, draft.text];
  const sameText = [...languages].every((language) => one?.[language] === other?.[language]);
  return sameText && answer.kind === draft.kind && answer.project === draft.project;
}
