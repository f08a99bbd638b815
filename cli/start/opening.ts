import type { Campaign, Instant, Phase } from '../../functions/core/campaign.ts';
import { intervalOf } from '../../functions/core/phases.ts';
import { UsageError } from './arguments.ts';

const THREE_DAYS = 3 * 24 * 60 * 60 * 1000;
const TEN_HOURS = 10 * 60 * 60 * 1000;

/** An instant in the phase at which there is something to see: three days in, or half-way through a shorter phase. */
export function instantIn(campaign: Campaign, phase: Phase): Instant {
  const interval = intervalOf(campaign, phase);
  if (!interval) {
    const phases = campaign.phases.map((entry) => entry.phase).join(', ');
    throw new UsageError(`The campaign ${campaign.id} has no phase ${phase}; it has ${phases}`);
  }
  const length = (interval.closes ?? Number.POSITIVE_INFINITY) - interval.opens;
  return interval.opens + Math.min(THREE_DAYS + TEN_HOURS, length / 2);
}

/** Just after the first phase has opened: from here on a campaign can be lived through. */
export function firstMoment(campaign: Campaign): Instant {
  const [first] = campaign.phases;
  if (!first) throw new UsageError(`The campaign ${campaign.id} has no phases`);
  return first.opens;
}
