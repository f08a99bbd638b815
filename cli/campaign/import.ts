import { electionOf } from '../../bench/pabulib/election.ts';
import type { PabulibElection } from '../../bench/pabulib.ts';
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
  /** What the file does not say, or says in a way that a campaign has no word for. */
  readonly notes: readonly string[];
}

/** The file's rule where it is one of this platform's; otherwise the projects that the file says were selected. */
function selectionOf(source: PabulibElection, usual: CampaignFile['selection'], notes: string[]) {
  const { meta } = source;
  const [name, budget] = [meta.get('rule') ?? '', Number(meta.get('budget'))];
  const whole = Math.floor(budget);
  if (RULE_NAMES.includes(name) && whole >= 1) {
    if (whole !== budget)
      notes.push(`The budget ${meta.get('budget')} is cut to ${whole}: a campaign has whole units.`);
    notes.push(
      `The rule "${name}" spends a budget, and proposals carry no cost: the platform counts them and selects none. npm run select applies the rule to the file.`,
    );
    return fileRule(name, whole);
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
  const campaign = { ...made, phases, selection: selectionOf(source, made.selection, notes) };
  parseCampaign(campaign, file);
  const day = phases.ideation?.opens ?? '';
  const proposals = drafts.map(({ source: _id, ...draft }, index) => ({ key: `p${index + 1}`, day, ...draft }));
  return { campaign, sample: { campaign: campaign.id, proposals }, notes };
}
