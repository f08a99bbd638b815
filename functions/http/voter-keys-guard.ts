import type { Campaign, Instant } from '../core/campaign.ts';
import { mayUnlink } from '../core/retention.ts';
import { NoSecretError } from '../core/voter-secret.ts';
import { Problem } from './problem.ts';

/** What `work` gives; throws `ballots-unlinked` where it finds that the campaign's secret has been destroyed. */
export async function whileLinked<T>(campaign: Campaign, at: Instant, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Within the appeal period nobody may destroy it: then that it is missing is a fault of ours.
    if (!(error instanceof NoSecretError) || !mayUnlink(campaign, at)) throw error;
    const detail =
      'The key that linked ballots to citizens has been destroyed, as its period of keeping was over; votes still count';
    throw new Problem('ballots-unlinked', detail, {}, { cause: error });
  }
}
