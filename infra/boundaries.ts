import type { Campaign, Instant } from '../functions/core/campaign.ts';
import { LocalTimeError } from '../functions/core/local-time.ts';
import { type Transition, transitions } from '../functions/core/phases.ts';
import { instantOf } from '../functions/core/zone.ts';
import { wallAt } from '../functions/core/zone-clock.ts';

/** An instant at which a campaign changes its phase, as Scheduler wants to be told of it. */
export interface Boundary {
  readonly at: Instant;
  /** `2017-06-01T00:00:00`, by the clock of `timeZone`. */
  readonly local: string;
  readonly timeZone: string;
  /** What there is to do: one phase's end is often the next one's beginning. */
  readonly transitions: readonly Transition[];
}

/** The boundaries of a campaign in order of time, one for each instant. */
export function boundaries(campaign: Campaign): Boundary[] {
  const byInstant = Map.groupBy(transitions(campaign), ({ at }) => at);
  return [...byInstant].map(([at, group]) => ({
    at,
    ...clock(at, campaign.timeZone),
    transitions: group.map(({ transition }) => transition),
  }));
}

/** Scheduler has no offsets: what the zone's clock shows twice is told by UTC's. */
function clock(at: Instant, timeZone: string): { local: string; timeZone: string } {
  const local = new Date(wallAt(at, timeZone)).toISOString().slice(0, 19);
  return isUnambiguous(local, timeZone)
    ? { local, timeZone }
    : { local: new Date(at).toISOString().slice(0, 19), timeZone: 'UTC' };
}

function isUnambiguous(local: string, timeZone: string): boolean {
  try {
    instantOf(local, timeZone);
    return true;
  } catch (error) {
    if (error instanceof LocalTimeError && error.code === 'ambiguous-in-zone') return false;
    throw error;
  }
}
