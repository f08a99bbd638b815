import type { Instant } from './campaign.ts';
import type { Difference } from './recount.ts';

/** What a recount found: written once, never changed. A later recount is another version. */
export interface Result {
  readonly campaign: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly countedAt: Instant;
  readonly rulesHash: string;
  readonly proposals: readonly { readonly number: number; readonly for: number; readonly against: number }[];
  readonly turnout: number;
  readonly votes: number;
  readonly tallyDifferences: readonly Difference[];
}
