import type { Campaign, Instant, Phase, PhaseInterval } from './campaign.ts';

/** The phase an instant falls in, and what comes after it. */
export interface PhaseState {
  /** `between` before the first phase, after the last, and in a gap between two. */
  readonly phase: Phase | 'between';
  /** Since when it has been so; null before the first phase. */
  readonly opens: Instant | null;
  /** Until when, exclusive; null where there is no end. */
  readonly closes: Instant | null;
  /** The next phase to open. */
  readonly next: PhaseInterval | null;
}

/**
 * What the dates say about `instant`, over half-open intervals `[opens, closes)`. This alone decides whether a write
 * is allowed; schedules only carry out what follows from it.
 */
export function phaseAt(campaign: Campaign, instant: Instant): PhaseState {
  const next = campaign.phases.find(({ opens }) => opens > instant) ?? null;
  const latest = campaign.phases.findLast(({ opens }) => opens <= instant);
  if (latest && (latest.closes === null || instant < latest.closes)) return { ...latest, next };
  return { phase: 'between', opens: latest?.closes ?? null, closes: next?.opens ?? null, next };
}

export function intervalOf(campaign: Pick<Campaign, 'phases'>, phase: Phase): PhaseInterval | null {
  return campaign.phases.find((interval) => interval.phase === phase) ?? null;
}

export function isOpen(campaign: Campaign, phase: Phase, instant: Instant): boolean {
  return phaseAt(campaign, instant).phase === phase;
}

/** What there is to carry out at the boundaries of phases, in order. */
export const TRANSITIONS = [
  'open-ideation',
  'close-ideation',
  'open-voting',
  'close-voting',
  'open-analysis',
  'close-analysis',
  'open-follow-up',
] as const;
export type Transition = (typeof TRANSITIONS)[number];

export interface ScheduledTransition {
  readonly transition: Transition;
  readonly at: Instant;
}

const BOUNDARIES = {
  'open-ideation': { phase: 'ideation', edge: 'opens' },
  'close-ideation': { phase: 'ideation', edge: 'closes' },
  'open-voting': { phase: 'voting', edge: 'opens' },
  'close-voting': { phase: 'voting', edge: 'closes' },
  'open-analysis': { phase: 'analysis', edge: 'opens' },
  'close-analysis': { phase: 'analysis', edge: 'closes' },
  'open-follow-up': { phase: 'follow-up', edge: 'opens' },
} as const satisfies Record<Transition, { phase: Phase; edge: 'opens' | 'closes' }>;

/** In order of time; at one instant, what closes comes before what opens. */
export function transitions(campaign: Campaign): ScheduledTransition[] {
  return TRANSITIONS.flatMap((transition) => {
    const { phase, edge } = BOUNDARIES[transition];
    const at = intervalOf(campaign, phase)?.[edge] ?? null;
    return at === null ? [] : [{ transition, at }];
  });
}

/** The transitions whose instant has come, `instant` included, that are not in `done`; in order of time. */
export function dueTransitions(campaign: Campaign, done: ReadonlySet<string>, instant: Instant): ScheduledTransition[] {
  return transitions(campaign).filter(({ transition, at }) => at <= instant && !done.has(transition));
}
