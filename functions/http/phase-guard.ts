import type { Campaign, Instant, Phase } from '../core/campaign.ts';
import { intervalOf, isOpen } from '../core/phases.ts';
import { Problem } from './problem.ts';

/** Throws `phase-not-open` or `phase-closed` unless `phase` is open at `instant`. */
export function requirePhase(campaign: Campaign, phase: Phase, instant: Instant): void {
  if (isOpen(campaign, phase, instant)) return;
  const interval = intervalOf(campaign, phase);
  if (interval && instant < interval.opens) {
    const opens = new Date(interval.opens).toISOString();
    throw new Problem('phase-not-open', `The phase ${phase} opens at ${opens}`, { phase, opens });
  }
  const closed = interval?.closes == null ? null : new Date(interval.closes).toISOString();
  throw new Problem('phase-closed', closed ? `The phase ${phase} closed at ${closed}` : `There is no phase ${phase}`, {
    phase,
    closed,
  });
}
