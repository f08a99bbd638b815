import { electionOf } from '../../bench/pabulib/election.ts';
import type { PabulibElection } from '../../bench/pabulib.ts';
import { EXCLUDED_COST } from '../../functions/core/open-data/election.ts';
import { type CampaignFile, parseCampaign } from '../../functions/http/campaign-file.ts';
import { fileRule, RULE_NAMES } from '../select/file-rule.ts';
import { phasesOf } from './calendar.ts';

/** What a `.pb` file gives: a campaign as an operator writes it, and what a first start hands in. */
export interface Imported {
  readonly campaign: CampaignFile;
  readonly sample: {
    readonly campaign: string;
    readonly proposals: readonly Readonly<Record<string, unknown>>[];
  };
  /** What the city's staff does in the sample: it says what the projects cost, before voting opens. */
  readonly desk: { readonly answers: readonly []; readonly desk: readonly CostsAct[] };
  /** What the file does not say, or says in a way that a campaign has no word for. */
  readonly notes: readonly string[];
}

interface CostsAct {
  readonly at: string;
  readonly act: 'costs';
  /** By the proposals' keys. */
  readonly costs: Readonly<Record<string, number>>;
}

const DAY = 24 * 60 * 60 * 1000;
const keyOf = (index: number) => `p${index + 1}`;

/** At noon of the day before voting opens. */
function costsAct({ projects }: PabulibElection, opens: string, notes: string[]): CostsAct {
  const costs: Record<string, number> = {};
  let rounded = 0;
  const without: string[] = [];
  for (const [index, { id, cost }] of projects.entries()) {
    // The format excludes a project by a cost that nobody can pay.
    if (cost >= EXCLUDED_COST) without.push(id);
    else {
      const whole = Math.round(cost);
      if (whole !== cost) rounded++;
      costs[keyOf(index)] = whole;
    }
  }
  if (rounded > 0) notes.push(`${rounded} costs are rounded: a campaign has whole units.`);
  if (without.length > 0) notes.push(`The cost of ${without.join(', ')} says that they are excluded: they have none.`);
  const before = new Date(Date.parse(opens) - DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return { at: `${before}T12:00`, act: 'costs', costs };
}

/** The file's currency where it names one. */
function currencyOf({ meta }: PabulibElection): { currency?: string } {
  const currency = (meta.get('currency') ?? '').toUpperCase();
  return Intl.supportedValuesOf('currency').includes(currency) ? { currency } : {};
}

/** The file's rule where it is one of this platform's; otherwise the projects that the file says were selected. */
function selectionOf(source: PabulibElection, usual: CampaignFile['selection'], notes: string[]) {
  const { meta } = source;
  const [name, budget] = [meta.get('rule') ?? '', Number(meta.get('budget'))];
  const whole = Math.floor(budget);
  if (RULE_NAMES.includes(name) && whole >= 1) {
    if (whole !== budget)
      notes.push(`The budget ${meta.get('budget')} is cut to ${whole}: a campaign has whole units.`);
    return fileRule(name, whole, source.voteType);
  }
  const selected = source.projects.filter((project) => project.selected === true).length;
  const selection = selected > 0 ? { rule: 'best' as const, projects: selected } : usual;
  notes.push(`The rule "${name}" is none that a campaign has: ${JSON.stringify(selection)} stands in its place.`);
  return selection;
}

/** Throws a CampaignFileError for what no campaign can be. */
export function importElection(file: string, source: PabulibElection): Imported {
  const notes: string[] = [];
  const { campaign: made, drafts } = electionOf(file, source);
  const phases = phasesOf(source.meta);
  if (!source.meta.has('date_begin')) notes.push(`The file has no dates: voting is set to ${phases.voting?.opens}.`);
  const campaign = { ...made, ...currencyOf(source), phases, selection: selectionOf(source, made.selection, notes) };
  parseCampaign(campaign, file);
  const day = phases.ideation.opens;
  const proposals = drafts.map(({ source: _id, ...draft }, index) => ({ key: keyOf(index), day, ...draft }));
  const desk = [costsAct(source, phases.voting.opens, notes)];
  return { campaign, sample: { campaign: campaign.id, proposals }, desk: { answers: [], desk }, notes };
}
