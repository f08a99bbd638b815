import { basename } from 'node:path';
import { type Choice, LANGUAGES, type Language } from '../../functions/core/campaign.ts';
import { PROPOSAL_LIMITS } from '../../functions/core/limits.ts';
import type { CampaignFile } from '../../functions/http/campaign-file.ts';
import type { Draft, Election } from '../election.ts';
import type { PabulibElection } from '../pabulib.ts';
import { oneLine, shorten, slug } from '../words.ts';
import { type Classification, classify } from './classify.ts';
import type { PabulibProject } from './projects.ts';

const NO_CATEGORY: Readonly<Record<Language, string>> = {
  fr: 'Sans catégorie',
  nl: 'Zonder categorie',
  de: 'Ohne Kategorie',
  en: 'No category',
};

/** Makes a campaign of a Pabulib election: its projects are the proposals, in the file's order. */
export function electionOf(file: string, source: PabulibElection): Election {
  const language = LANGUAGES.find((known) => known === source.meta.get('language')) ?? 'en';
  // A project may name several categories; a proposal has one theme.
  const themes = classify(source.projects.map(({ category }) => category.split(',', 1)[0] ?? ''));
  const districts = classify(source.projects.map(({ district }) => district));
  const author = shorten(oneLine(source.meta.get('unit') ?? '') || 'Pabulib', PROPOSAL_LIMITS.author.max);

  const drafts = source.projects.map((project, index) => ({
    ...describe(project),
    theme: themes.of[index] ?? UNCLASSIFIED,
    district: districts.of[index] ?? null,
    author,
    language,
  }));
  const numbers = new Map(source.projects.map(({ id }, index) => [id, index + 1]));
  const ballots = source.votes.map(({ voter, projects, against }) => ({
    voter,
    votes: projects.map((id) => ({ number: numbers.get(id) ?? 0, choice: choiceOn(id, against) })),
  }));
  const published = source.projects.flatMap((project) => votesFor(source, project) ?? []);
  return {
    name: basename(file),
    campaign: campaignOf(file, source, language, themes, districts),
    drafts,
    ballots,
    published: published.length === drafts.length ? published : null,
  };
}

const UNCLASSIFIED = 'no-category';

function choiceOn(id: string, against: ReadonlySet<string>): Choice {
  return against.has(id) ? 'against' : 'for';
}

/** The file's own count; null when it has none. Where there are votes against, its column has both kinds together. */
function votesFor({ voteType }: PabulibElection, { votes, score }: PabulibProject): number | null {
  if (votes === null || voteType !== 'for-against') return votes;
  return score === null ? null : (votes + score) / 2;
}

function describe(project: PabulibProject): Pick<Draft, 'source' | 'title' | 'summary' | 'text'> {
  const name = oneLine(project.name);
  const whole = name.length < PROPOSAL_LIMITS.title.min ? `Project ${project.id} ${name}`.trim() : name;
  const summary = oneLine(project.description) || whole;
  const text = [whole, oneLine(project.description), `${project.id}: ${project.cost}`].filter((part) => part !== '');
  return {
    source: project.id,
    title: shorten(whole, PROPOSAL_LIMITS.title.max),
    summary: shorten(summary, PROPOSAL_LIMITS.summary.max),
    text: shorten(text.join('\n\n'), PROPOSAL_LIMITS.text.max),
  };
}

function campaignOf(
  file: string,
  source: PabulibElection,
  language: Language,
  themes: Classification,
  districts: Classification,
): CampaignFile {
  const place = ['unit', 'subunit', 'instance'].map((key) => source.meta.get(key) ?? '').filter((part) => part !== '');
  const name = oneLine(source.meta.get('description') ?? '') || place.join(' ') || basename(file);
  const translated = (text: string) => ({ [language]: shorten(text, 120) });
  const list = (classes: Classification) => classes.all.map(({ id, name }) => ({ id, name: translated(name) }));
  const unclassified = { id: UNCLASSIFIED, name: translated(NO_CATEGORY[language]) };
  return {
    id: slug(basename(file, '.pb'), 'election'),
    name: translated(name),
    description: translated(place.join(' ') || name),
    languages: [language],
    timeZone: 'Europe/Brussels',
    phases: {
      ideation: { opens: '2024-01-08', closes: '2024-02-01' },
      voting: { opens: '2024-02-01', closes: '2024-03-01' },
      analysis: { opens: '2024-03-01', closes: '2024-04-01' },
      'follow-up': { opens: '2024-04-01' },
    },
    themes: [...list(themes), ...(themes.of.includes(null) ? [unclassified] : [])],
    districts: list(districts),
    proposals: { moderation: 'post', maxPerCitizen: null },
    voting: {
      choices: source.voteType === 'for-against' ? ['for', 'against'] : ['for'],
      maxChoices: source.maxLength,
      counts: 'live',
    },
    selection: { rule: 'best', projects: Math.max(1, Math.round(source.projects.length / 10)) },
  };
}
