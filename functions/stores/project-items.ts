import * as z from 'zod';
import { LANGUAGES } from '../core/campaign.ts';
import { PROJECT_STATES, type Project, type ProjectUpdate, type Tendency } from '../core/project.ts';
import type { HistoryEntry } from '../core/project-history.ts';
import type { Lateness } from '../core/promises.ts';

/** Ends the partition of the Campaigns table that holds a campaign's projects and the groups they stand on. */
export const PROJECTS_SUFFIX = '#projects';

const translated = z.partialRecord(z.enum(LANGUAGES), z.string());
const move = z.object({ from: z.string(), to: z.string(), at: z.number(), reason: translated.nullable() });
const promised = z.object({ due: z.string(), reachedOn: z.string().nullable(), moves: z.array(move) });
const projectItem = z.object({
  id: z.string(),
  title: translated,
  text: translated,
  district: z.string().nullable(),
  theme: z.string(),
  cost: z.number().nullable(),
  unit: z.string(),
  state: z.enum(PROJECT_STATES),
  reason: translated.nullable(),
  promise: promised.nullable(),
  milestones: z.array(promised.extend({ id: z.string(), title: translated })),
  tendencies: z.array(z.string()),
  proposals: z.array(z.number()),
  updates: z.number(),
  createdAt: z.number(),
  changedAt: z.number(),
  revision: z.number(),
}) satisfies z.ZodType<Project>;
const tendencyItem = z.object({
  id: z.string(),
  name: translated,
  proposals: z.array(z.number()),
  changedAt: z.number(),
  revision: z.number(),
}) satisfies z.ZodType<Tendency>;
const historyItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('update'),
    number: z.number(),
    date: z.string(),
    text: translated,
    at: z.number(),
  }),
  z.object({
    kind: z.literal('late'),
    promise: z.string(),
    due: z.string(),
    at: z.number(),
    notedAt: z.number(),
  }),
]) satisfies z.ZodType<HistoryEntry>;

export type Item = Readonly<Record<string, unknown>>;

export interface Key {
  readonly campaign: string;
  readonly item: string;
}

export function partitionOf(campaign: string): string {
  return `${campaign}${PROJECTS_SUFFIX}`;
}

export const PROJECT = 'PROJECT#';
export const TENDENCY = 'TENDENCY#';

function key(campaign: string, item: string): Key {
  return { campaign: partitionOf(campaign), item };
}

export function projectKey(campaign: string, id: string): Key {
  return key(campaign, `${PROJECT}${id}`);
}

export function tendencyKey(campaign: string, id: string): Key {
  return key(campaign, `${TENDENCY}${id}`);
}

/** Says what was asked with the idempotency key that a project was made by. */
export function submissionKey(campaign: string, id: string): Key {
  return key(campaign, `KEY#${id}`);
}

/** Counts what there is, and says which state of it the sweep has looked at. */
export function clockKey(campaign: string): Key {
  return key(campaign, 'CLOCK');
}

/** Begins the keys of a project's history, which go on with the instant. */
export function historyPrefix(id: string): string {
  return `HISTORY#${id}#`;
}

export function updateKey(campaign: string, id: string, { at, number }: ProjectUpdate): Key {
  return key(campaign, `${historyPrefix(id)}${new Date(at).toISOString()}#${number}`);
}

/** The same for the same date of the same promise, so that it is noted once. */
export function latenessKey(campaign: string, id: string, { at, promise, due }: Lateness): Key {
  return key(campaign, `${historyPrefix(id)}${new Date(at).toISOString()}#${promise}#${due}`);
}

export function projectFrom(item: Item): Project {
  return projectItem.parse(item);
}

export function tendencyFrom(item: Item): Tendency {
  return tendencyItem.parse(item);
}

export function historyFrom(item: Item): HistoryEntry {
  return historyItem.parse(item);
}

/** Whether a key is that of a project, and not that of a group. */
export function isProject(item: Item): boolean {
  return typeof item.item === 'string' && item.item.startsWith(PROJECT);
}
