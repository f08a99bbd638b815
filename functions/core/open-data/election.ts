import type { Campaign, Choice } from '../campaign.ts';
import { spendsMoney } from '../costs.ts';
import { intervalOf } from '../phases.ts';
import { dayAt } from '../promises.ts';
import type { Counts } from '../tally.ts';
import { mainText } from './describe.ts';

// The election in the format of the library of participatory budgeting elections: http://pabulib.org/format

/** Excludes a project in that format: one whose votes are annulled, or whose cost nobody has estimated. */
export const EXCLUDED_COST = 999_999_999;
/** Where proposals have no cost, as many are selected as the budget has units. */
const UNIT_COST = 1;

type Entry = readonly [key: string, value: string | number];
const SCORES: readonly Entry[] = [
  ['min_points', -1],
  ['max_points', 1],
  ['default_score', 0],
];
const FULLY_FUNDED: readonly Entry[] = [['fully_funded', 1]];

/** What is known of a number on the ballot paper. */
export interface ElectionProject extends Counts {
  readonly number: number;
  /** Whether its votes, which are counted here all the same, are annulled. */
  readonly annulled: boolean;
  /** In whole units of the campaign's currency; null where nobody has estimated it. */
  readonly cost: number | null;
  /** Null where the proposal is not public any more. */
  readonly about: { readonly title: string; readonly theme: string; readonly district: string | null } | null;
  readonly selected: boolean;
}

export interface ElectionFile {
  readonly campaign: Campaign;
  readonly projects: readonly ElectionProject[];
  /** Votes that stand, annulled ones too: so many lines follow. */
  readonly votes: number;
  readonly turnout: number;
}

/** Whether votes against exist: then a vote for is a point, and one against takes a point away. */
function isScored({ voting }: Campaign): boolean {
  return voting.choices.includes('against');
}

function hasCosts({ selection }: Campaign): boolean {
  return spendsMoney(selection);
}

/**
 * The format's name of the rule, where it is that rule to the letter and this file is enough to apply it again: one
 * vote a line gives the same sums as whole ballots do, but not who voted for what together.
 */
function ruleName(campaign: Campaign, projects: readonly ElectionProject[]): string {
  const { selection } = campaign;
  if (selection.rule === 'equal-shares') return 'unknown';
  if (selection.rule !== 'greedy') return 'greedy-custom';
  const { score = 'for', quotas = [], ties, seed, skip } = selection;
  const plain = score === 'for' && quotas.length === 0 && ties === undefined && seed === undefined;
  if (!plain || isScored(campaign)) return 'greedy-custom';
  // What is excluded by a cost must not be affordable, nor end the selection where too dear a project does.
  const excludes = projects.some(({ annulled, cost }) => annulled || cost === null);
  if (excludes && (!skip || selection.budget >= EXCLUDED_COST)) return 'greedy-custom';
  return skip ? 'greedy' : 'greedy-no-skip';
}

function budgetOf(campaign: Campaign, projects: readonly ElectionProject[]): number {
  const { selection } = campaign;
  switch (selection.rule) {
    case 'best':
      return selection.projects;
    case 'threshold':
      return Math.max(1, projects.filter(({ selected }) => selected).length);
    case 'greedy':
    case 'equal-shares':
      return selection.budget;
  }
}

function costOf(campaign: Campaign, { annulled, cost }: ElectionProject): number {
  if (annulled) return EXCLUDED_COST;
  return hasCosts(campaign) ? (cost ?? EXCLUDED_COST) : UNIT_COST;
}

function currencyEntry({ currency }: Campaign): Entry {
  return ['currency', currency];
}

/** The format wants a word where there is no district. */
function districtOf(about: ElectionProject['about']): string {
  return about === null ? 'unknown' : (about.district ?? 'citywide');
}

/** Quoted as CSV is; on one line, since readers of the format take lines one by one. */
function cell(value: string | number): string {
  const line = `${value}`.replaceAll(/\s+/g, ' ').trim();
  return /[";]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

function record(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(';')}\n`;
}

function day(at: number, { timeZone }: Campaign): string {
  return dayAt(at, timeZone).split('-').toReversed().join('.');
}

function commentOn(campaign: Campaign, { turnout }: ElectionFile): string {
  const costs = hasCosts(campaign)
    ? `Costs are estimates of the city in whole units of ${campaign.currency}; ${EXCLUDED_COST} stands for those that nobody has estimated, and for those whose votes are annulled.`
    : `Proposals have no cost here: each counts ${UNIT_COST}, and the budget is the number of those that are selected; ${EXCLUDED_COST} marks those whose votes are annulled.`;
  const statements = [
    `Each line of VOTES is one vote, not one voter: ${turnout} citizens cast them on ballots that may hold several. Whole ballots are not published, because a ballot with several choices is most often unique and would tell whose it is. So totals are exact, and what depends on who voted for what together (such as equal shares) cannot be computed from this file.`,
    'voter_id is the number of the line in votes.csv, whose order is that of hash values.',
    costs,
    `The rule is "${campaign.selection.rule}" of rules.json; it says what "selected" is.`,
  ];
  return statements.map((statement, index) => `#${index + 1}: ${statement}`).join(' ');
}

/** META and PROJECTS, and the head of VOTES; `voteRecord` gives the lines that follow. */
export function electionHead(file: ElectionFile): string {
  const { campaign, projects, votes } = file;
  const voting = intervalOf(campaign, 'voting');
  if (!voting) throw new RangeError(`${campaign.id} has no voting`);
  const opens = dayAt(voting.opens, campaign.timeZone);
  const scored = isScored(campaign);
  const budget = budgetOf(campaign, projects);
  const total = projects.reduce((sum, project) => sum + costOf(campaign, project), 0);
  const meta: Entry[] = [
    ['description', mainText(campaign, campaign.description)],
    ['country', campaign.openData.country],
    ['unit', campaign.openData.publisher ?? mainText(campaign, campaign.name)],
    ['instance', opens.slice(0, 4)],
    ['num_projects', projects.length],
    ['num_votes', votes],
    ['budget', budget],
    ...(hasCosts(campaign) ? [currencyEntry(campaign)] : []),
    ['vote_type', scored ? 'scoring' : 'approval'],
    // What the format has no name for is told in the comment.
    ['rule', ruleName(campaign, projects)],
    ['date_begin', day(voting.opens, campaign)],
    ['date_end', day((voting.closes ?? voting.opens + 1) - 1, campaign)],
    ['min_length', 1],
    ...(scored ? SCORES : []),
    ['language', campaign.languages[0] ?? 'en'],
    ...(budget >= total ? FULLY_FUNDED : []),
    ['comment', commentOn(campaign, file)],
  ];
  const columns = [
    'project_id',
    'cost',
    'votes',
    ...(scored ? ['score'] : []),
    'name',
    'category',
    'selected',
    'district',
  ];
  const rows = projects.map((project) => {
    const { number, annulled, about, selected } = project;
    const name = about?.title ?? (annulled ? 'no longer public, its votes are annulled' : 'no longer public');
    return record([
      number,
      costOf(campaign, project),
      project.for + project.against,
      ...(scored ? [project.for - project.against] : []),
      name,
      about?.theme ?? '',
      selected ? 1 : 0,
      districtOf(about),
    ]);
  });
  return [
    'META\n',
    record(['key', 'value']),
    ...meta.map(record),
    'PROJECTS\n',
    record(columns),
    ...rows,
    'VOTES\n',
    record(['voter_id', 'vote', ...(scored ? ['points'] : [])]),
  ].join('');
}

/** One vote; `line` is the number of its line in votes.csv. */
export function voteRecord(campaign: Campaign, line: number, number: number, choice: Choice): string {
  if (!isScored(campaign)) return `${line};${number}\n`;
  return `${line};${number};${choice === 'for' ? 1 : -1}\n`;
}
