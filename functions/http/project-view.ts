import type { Campaign, Instant } from '../core/campaign.ts';
import type { Project, Promised, Tendency } from '../core/project.ts';
import type { HistoryEntry } from '../core/project-history.ts';
import { countPromises, endOfDay, isLate, promiseAt } from '../core/promises.ts';

type Zoned = Pick<Campaign, 'id' | 'timeZone'>;

const iso = (instant: Instant) => new Date(instant).toISOString();

function promiseView(promised: Promised, project: Project, timeZone: string, at: Instant) {
  const { due, reachedOn, moves } = promised;
  const state = promiseAt(promised, project, timeZone, at);
  return {
    due,
    state,
    lateSince: state === 'late' ? iso(endOfDay(due, timeZone)) : null,
    reachedOn,
    moves: moves.map((move) => ({ ...move, at: iso(move.at) })),
  };
}

/** What lists tell: all but texts and the dates one by one. */
export function projectSummaryView({ timeZone }: Zoned, project: Project, at: Instant) {
  const { id, title, district, theme, cost, unit, state, reason, updates, revision } = project;
  return {
    id,
    title,
    district,
    theme,
    cost,
    unit,
    state,
    reason,
    late: isLate(project, timeZone, at),
    due: project.promise?.due ?? null,
    promises: countPromises([project], timeZone, at),
    updates,
    createdAt: iso(project.createdAt),
    changedAt: iso(project.changedAt),
    revision,
  };
}

export function projectView(campaign: Zoned, project: Project, at: Instant) {
  const promised = (promise: Promised) => promiseView(promise, project, campaign.timeZone, at);
  return {
    campaign: campaign.id,
    ...projectSummaryView(campaign, project, at),
    text: project.text,
    promise: project.promise && promised(project.promise),
    milestones: project.milestones.map((milestone) => ({
      id: milestone.id,
      title: milestone.title,
      ...promised(milestone),
    })),
    tendencies: [...project.tendencies],
    proposals: [...project.proposals],
  };
}

export function tendencyView({ id, name, proposals, changedAt, revision }: Tendency) {
  return { id, name, proposals: [...proposals], changedAt: iso(changedAt), revision };
}

export function historyView(entry: HistoryEntry) {
  switch (entry.kind) {
    case 'update':
      return { ...entry, at: iso(entry.at) };
    case 'late':
      return { ...entry, at: iso(entry.at), notedAt: iso(entry.notedAt) };
  }
}
