import type { Instant, Translated } from './campaign.ts';

export const PROJECT_STATES = ['planned', 'under-way', 'done', 'changed', 'dropped'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

/**
 * What a project may hold: texts in characters (UTF-16 code units) and for each language. At these sizes, in letters of
 * three bytes, a project stays below the 400 KB of an item, and with all its updates below the 6 MB of an answer.
 */
export const PROJECT_LIMITS = {
  title: { min: 3, max: 200 },
  text: { min: 0, max: 5_000 },
  reason: { min: 3, max: 500 },
  unit: { min: 2, max: 120 },
  update: { min: 1, max: 2_000 },
  /** In whole units of the campaign's currency. */
  cost: { min: 0, max: 100_000_000_000 },
  milestones: 20,
  /** How often dates can be moved in one project, over all its milestones. */
  moves: 30,
  updates: 200,
  /** Groups that one project stands on. */
  tendencies: 20,
  /** Proposals that a project stands on by itself, and that one group holds. */
  proposals: 500,
  /** Projects of a campaign, and groups: all are read for a list. */
  projects: 500,
  groups: 200,
} as const;

/** A due date that was given up for another one. Days are those of the campaign's zone, `YYYY-MM-DD`. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly reason: Translated | null;
}

/** What the city promises for a day, this day included. */
export interface Promised {
  readonly due: string;
  /** The day on which it was kept. */
  readonly reachedOn: string | null;
  /** Every earlier date, oldest first: none is forgotten. */
  readonly moves: readonly Move[];
}

export interface Milestone extends Promised {
  /** `m1`, `m2` …, in the order in which they were promised. */
  readonly id: string;
  readonly title: Translated;
}

/** What the city will do. */
export interface Project {
  /** Twelve hexadecimal digits. */
  readonly id: string;
  readonly title: Translated;
  readonly text: Translated;
  /** null: the whole city. */
  readonly district: string | null;
  readonly theme: string;
  /** In whole units of the campaign's currency; null while it is not known. */
  readonly cost: number | null;
  /** The unit of the city that is in charge. */
  readonly unit: string;
  readonly state: ProjectState;
  /** Why it is in this state; never null when it was dropped. */
  readonly reason: Translated | null;
  /** When the whole is to be done; null while no date was promised. */
  readonly promise: Promised | null;
  readonly milestones: readonly Milestone[];
  /** Ids of the groups of ideas that it stands on. */
  readonly tendencies: readonly string[];
  /** Numbers of proposals that it stands on without a group. */
  readonly proposals: readonly number[];
  /** How many updates were written. */
  readonly updates: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** 1 when it was made, one more with every change and every update. */
  readonly revision: number;
}

/** A named group of proposals that want the same: what the analysis makes of many ideas. */
export interface Tendency {
  readonly id: string;
  readonly name: Translated;
  readonly proposals: readonly number[];
  readonly changedAt: Instant;
  readonly revision: number;
}

/** What is told of a project's progress. */
export interface ProjectUpdate {
  /** 1, 2, 3 … in its project. */
  readonly number: number;
  /** The day that it tells of. */
  readonly date: string;
  readonly text: Translated;
  readonly at: Instant;
}
