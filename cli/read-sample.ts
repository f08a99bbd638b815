import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Campaign, type Instant, PHASES, type Phase } from '../functions/core/campaign.ts';
import { LocalTimeError } from '../functions/core/local-time.ts';
import { nearest } from '../functions/core/nearest.ts';
import { isOpen } from '../functions/core/phases.ts';
import { outOfBounds, type Place } from '../functions/core/place.ts';
import type { ProposalDraft } from '../functions/core/proposal.ts';
import { instantOf } from '../functions/core/zone.ts';
import { CampaignFileError, type CampaignProblem } from '../functions/http/campaign-file.ts';
import { pointer } from '../functions/http/campaign-problem.ts';
import { proposalDraft } from '../functions/http/schemas.ts';
import { readJsonFile } from '../infra/json-file.ts';
import {
  type SampleAct,
  type SampleAnswer,
  type SampleComment,
  type SampleProject,
  type SampleTendency,
  sampleSchemas,
} from './start/sample-schema.ts';

const proposalsSchema = z.strictObject({
  campaign: z.string(),
  /** Where to come up in a phase; left out, some days after it has opened. */
  moments: z.partialRecord(z.enum(PHASES), z.string()).default({}),
  proposals: z.array(z.strictObject({ key: z.string(), day: z.string(), ...proposalDraft.shape })).min(1),
});

/** A proposal to begin with, how the sample calls it, and when it was handed in. */
export interface SampleProposal {
  readonly key: string;
  readonly at: Instant;
  readonly draft: ProposalDraft;
}

/** What a campaign can be lived through with. */
export interface Sample {
  /** Ascending; the first one gets number 1. */
  readonly proposals: readonly SampleProposal[];
  readonly moments: Readonly<Partial<Record<Phase, Instant>>>;
  readonly comments: readonly SampleComment[];
  readonly tendencies: readonly SampleTendency[];
  readonly projects: readonly SampleProject[];
  readonly answers: readonly SampleAnswer[];
  readonly desk: readonly SampleAct[];
}

/** Proposals are handed in at noon, which no zone skips or repeats. */
const HOUR = '12:00';

/** The campaign that a sample's folder is for. Throws a CampaignFileError. */
export function campaignOfSample(folder: string): string {
  return readFile(join(folder, 'proposals.json'), z.looseObject({ campaign: z.string() })).campaign;
}

/**
 * The sample in `folder`: `proposals.json`, and what is there of `comments.json`, `projects.json` and `desk.json`. Throws
 * a CampaignFileError for what does not fit `campaign`: a theme, district or language that it does not have, a day on
 * which ideation is not open, a name that no proposal of the sample has.
 */
export function readSample(folder: string, campaign: Campaign): Sample {
  const schemas = sampleSchemas(campaign);
  const proposals = readProposals(join(folder, 'proposals.json'), campaign);
  const comments = readIfThere(join(folder, 'comments.json'), schemas.comments) ?? { comments: [] };
  const projects = readIfThere(join(folder, 'projects.json'), schemas.projects) ?? { tendencies: [], projects: [] };
  const desk = readIfThere(join(folder, 'desk.json'), schemas.desk) ?? { answers: [], desk: [] };
  const sample = { ...proposals, ...comments, ...projects, ...desk };
  checkNames(folder, sample);
  return sample;
}

function readFile<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(readJsonFile(file));
  if (parsed.success) return parsed.data;
  throw new CampaignFileError(
    parsed.error.issues.map(({ path, message }) => ({
      file,
      path: pointer(path),
      found: 'a value',
      reason: 'is not as a sample has it',
      remedy: message,
    })),
  );
}

function readIfThere<S extends z.ZodType>(file: string, schema: S): z.output<S> | null {
  return existsSync(file) ? readFile(file, schema) : null;
}

function readProposals(file: string, campaign: Campaign): Pick<Sample, 'proposals' | 'moments'> {
  const source = readFile(file, proposalsSchema);
  const problems: CampaignProblem[] = [];
  const known = (path: string, value: string, kind: string, values: readonly string[]): void => {
    if (values.includes(value)) return;
    const reason = `is no ${kind} of the campaign ${campaign.id}`;
    const remedy = `write ${JSON.stringify(nearest(value, values) ?? values[0])}, or another of its ${kind}s`;
    problems.push({ file, path, found: JSON.stringify(value), reason, remedy });
  };
  const instant = (path: string, text: string, phase: Phase): Instant => {
    const at = instantWithin(text, phase, campaign);
    if (typeof at === 'number') return at;
    problems.push({ file, path, found: JSON.stringify(text.replace(`T${HOUR}`, '')), ...at });
    return 0;
  };
  known('/campaign', source.campaign, 'id', [campaign.id]);
  const themes = campaign.themes.map(({ id }) => id);
  const districts = campaign.districts.map(({ id }) => id);
  const proposals = source.proposals.map(({ key, day, ...draft }, index) => {
    const path = `/proposals/${index}`;
    known(`${path}/theme`, draft.theme, 'theme', themes);
    if (draft.district !== null) known(`${path}/district`, draft.district, 'district', districts);
    known(`${path}/language`, draft.language, 'language', campaign.languages);
    if (draft.place) problems.push(...misplaced(file, `${path}/place`, draft.place, campaign));
    return { key, at: instant(`${path}/day`, `${day}T${HOUR}`, 'ideation'), draft };
  });
  const moments: Partial<Record<Phase, Instant>> = {};
  for (const phase of PHASES) {
    const text = source.moments[phase];
    if (text !== undefined) moments[phase] = instant(`/moments/${phase}`, text, phase);
  }
  if (problems.length > 0) throw new CampaignFileError(problems);
  return { proposals: proposals.toSorted((one, other) => one.at - other.at), moments };
}

function misplaced(file: string, path: string, place: Place, { id, places }: Campaign): CampaignProblem[] {
  const found = JSON.stringify([place.latitude, place.longitude]);
  if (!places) return [{ file, path, found, reason: `is a place, and ${id} has none`, remedy: 'leave it out' }];
  return outOfBounds(places, place).map(({ axis, least, most }) => ({
    file,
    path: `${path}/${axis}`,
    found: `${place[axis]}`,
    reason: `lies outside of the map of ${id}`,
    remedy: `write a ${axis} from ${least} to ${most}`,
  }));
}

function instantWithin(text: string, phase: Phase, campaign: Campaign): Instant | { reason: string; remedy: string } {
  try {
    const at = instantOf(text, campaign.timeZone);
    if (isOpen(campaign, phase, at)) return at;
    return { reason: `is not a day of ${phase}`, remedy: `write one on which ${phase} is open` };
  } catch (error) {
    if (!(error instanceof LocalTimeError)) throw error;
    return { reason: error.reason, remedy: error.remedy };
  }
}

/** The proposals that an act of the desk names, by where it does. */
function namesIn(act: SampleAct): Readonly<Record<string, string>> {
  if (act.act === 'costs') return Object.fromEntries(Object.keys(act.costs).map((name) => [`costs/${name}`, name]));
  if (!('proposal' in act)) return {};
  const { proposal } = act;
  if (act.act === 'merge') return { proposal, into: act.into };
  if (act.act === 'contradict') return { proposal, other: act.other };
  return { proposal };
}

/** Throws a CampaignFileError for a name that nothing has. */
function checkNames(folder: string, sample: Sample): void {
  const problems: CampaignProblem[] = [];
  const proposals = sample.proposals.map(({ key }) => key);
  const projects = sample.projects.map(({ key }) => key);
  const check = (file: string, path: string, names: readonly string[], kind: string, known: readonly string[]) => {
    for (const name of names.filter((one) => !known.includes(one))) {
      const reason = `is the key of no ${kind} of the sample`;
      const remedy = `write ${JSON.stringify(nearest(name, known) ?? known[0] ?? '')}, or another ${kind}'s key`;
      problems.push({ file: join(folder, file), path, found: JSON.stringify(name), reason, remedy });
    }
  };
  const named = (file: string, path: string, names: readonly string[]) =>
    check(file, path, names, 'proposal', proposals);
  for (const [index, { on }] of sample.comments.entries()) named('comments.json', `/comments/${index}/on`, [on]);
  for (const list of ['tendencies', 'projects'] as const)
    for (const [index, entry] of sample[list].entries())
      named('projects.json', `/${list}/${index}/proposals`, entry.proposals);
  for (const [index, answer] of sample.answers.entries()) {
    named('desk.json', `/answers/${index}/proposals`, answer.proposals);
    if (answer.project !== null) check('desk.json', `/answers/${index}/project`, [answer.project], 'project', projects);
  }
  for (const [index, act] of sample.desk.entries())
    for (const [name, value] of Object.entries(namesIn(act))) named('desk.json', `/desk/${index}/${name}`, [value]);
  if (problems.length > 0) throw new CampaignFileError(problems);
}
