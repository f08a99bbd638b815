import type { Instant, Translated } from './campaign.ts';
import { type Milestone, type Move, PROJECT_LIMITS, type Project, type Promised } from './project.ts';

export interface MilestoneChanges {
  /** Left out, it is a new one. */
  readonly id?: string | undefined;
  readonly title?: Translated | undefined;
  readonly due?: string | undefined;
  readonly reachedOn?: string | null | undefined;
}

/** What is left out stays. Milestones are added or changed by their id, and never taken away: a promise was made. */
export interface ProjectChanges
  extends Partial<
    Pick<Project, 'title' | 'text' | 'district' | 'theme' | 'cost' | 'unit' | 'state' | 'tendencies' | 'proposals'>
  > {
  readonly due?: string | undefined;
  readonly reachedOn?: string | undefined;
  /** Why the state changes, and why dates move. */
  readonly reason?: Translated | undefined;
  readonly milestones?: readonly MilestoneChanges[] | undefined;
}

/** Where the asked change is wrong: `pointer` is a JSON pointer into it. */
export interface ChangeFault {
  readonly pointer: string;
  readonly code: 'missing-field' | 'out-of-range' | 'invalid-value';
  readonly detail: string;
}

export type ChangeOutcome =
  | { readonly project: Project; readonly faults: null }
  | { readonly project: null; readonly faults: readonly ChangeFault[] };

/** When it happens: the instant, and the day by the campaign's clocks. */
export interface Moment {
  readonly at: Instant;
  readonly today: string;
}

/** A project before anything is said of it. */
export function blankProject(id: string, at: Instant): Project {
  return {
    id,
    title: {},
    text: {},
    district: null,
    theme: '',
    cost: null,
    unit: '',
    state: 'planned',
    reason: null,
    promise: null,
    milestones: [],
    tendencies: [],
    proposals: [],
    updates: 0,
    createdAt: at,
    changedAt: at,
    revision: 0,
  };
}

/** Moving a date keeps the one before. */
function withDue(promise: Promised | null, due: string | undefined, move: Pick<Move, 'at' | 'reason'>) {
  if (due === undefined || due === promise?.due) return promise;
  if (promise === null) return { due, reachedOn: null, moves: [] };
  return { ...promise, due, moves: [...promise.moves, { from: promise.due, to: due, ...move }] };
}

function changeMilestones(project: Project, changes: ProjectChanges, move: Pick<Move, 'at' | 'reason'>) {
  const milestones: Milestone[] = [...project.milestones];
  const faults: ChangeFault[] = [];
  for (const [index, { id, due, ...rest }] of (changes.milestones ?? []).entries()) {
    const { title, reachedOn = null } = rest;
    const pointer = `/milestones/${index}`;
    const at = milestones.findIndex((milestone) => milestone.id === id);
    const before = milestones[at];
    if (id !== undefined && !before) {
      const known = project.milestones.map((milestone) => milestone.id).join(', ');
      const detail = `No milestone is called "${id}"; there are [${known}], and a new one is sent without an id`;
      faults.push({ pointer: `${pointer}/id`, code: 'invalid-value', detail });
    } else if (before) {
      const moved = withDue(before, due, move);
      milestones[at] = { ...before, ...moved, ...rest };
    } else if (title === undefined || due === undefined) {
      const missing = title === undefined ? 'title' : 'due';
      faults.push({ pointer: `${pointer}/${missing}`, code: 'missing-field', detail: 'A new milestone needs it' });
    } else {
      const name = `m${milestones.length + 1}`;
      milestones.push({ id: name, title, due, reachedOn, moves: [] });
    }
  }
  return { milestones, faults };
}

function faultsOf(project: Project, changes: ProjectChanges, { today }: Moment): ChangeFault[] {
  const future = (pointer: string, day: string | null | undefined): ChangeFault[] =>
    day == null || day <= today
      ? []
      : [{ pointer, code: 'out-of-range', detail: `${day} is still to come; today is ${today}` }];
  const promises = [...(project.promise ? [project.promise] : []), ...project.milestones];
  const moves = promises.reduce((sum, promise) => sum + promise.moves.length, 0);
  const limits: [string, number, number][] = [
    ['/milestones', project.milestones.length, PROJECT_LIMITS.milestones],
    ['/due', moves, PROJECT_LIMITS.moves],
  ];
  return [
    ...limits.flatMap(([pointer, found, most]): ChangeFault[] =>
      found <= most ? [] : [{ pointer, code: 'out-of-range', detail: `This would be ${found}; ${most} are allowed` }],
    ),
    ...(project.state === 'dropped' && project.reason === null
      ? [{ pointer: '/reason', code: 'missing-field' as const, detail: 'Say why the project is dropped' }]
      : []),
    ...(changes.reachedOn !== undefined && project.state !== 'done'
      ? [{ pointer: '/reachedOn', code: 'invalid-value' as const, detail: 'Send it with the state "done"' }]
      : []),
    ...future('/reachedOn', changes.reachedOn),
    ...(changes.milestones ?? []).flatMap(({ reachedOn }, index) =>
      future(`/milestones/${index}/reachedOn`, reachedOn),
    ),
  ];
}

/** The project with the changes, one revision on; or all that is wrong with them. */
export function changeProject(before: Project, changes: ProjectChanges, moment: Moment): ChangeOutcome {
  const { due, reachedOn, reason, milestones: _, ...plain } = changes;
  const move = { at: moment.at, reason: reason ?? null };
  const { milestones, faults } = changeMilestones(before, changes, move);
  const state = changes.state ?? before.state;
  const promise = withDue(before.promise, due, move);
  const reached = state === 'done' ? (reachedOn ?? before.promise?.reachedOn ?? moment.today) : null;
  const project: Project = {
    ...before,
    ...plain,
    state,
    reason: state === before.state ? (reason ?? before.reason) : (reason ?? null),
    promise: promise && { ...promise, reachedOn: reached },
    milestones,
    changedAt: moment.at,
    revision: before.revision + 1,
  };
  const all = [...faults, ...faultsOf(project, changes, moment)];
  return all.length > 0 ? { project: null, faults: all } : { project, faults: null };
}
