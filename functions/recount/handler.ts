import * as z from 'zod';
import type { Campaign, Instant } from '../core/campaign.ts';
import { type BallotCounts, Recount } from '../core/recount.ts';
import { type Result, tallyDifferences } from '../core/result.ts';
import { needsBallots } from '../core/selection/of-result.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import type { BallotPapers } from '../stores/ballot-papers.ts';
import type { CampaignStates } from '../stores/campaign-states.ts';
import type { RecountRun, Recounts } from '../stores/recounts.ts';
import type { Results } from '../stores/results.ts';
import type { Tallies } from '../stores/tallies.ts';
import { concludeRecount, frozenPaper } from './conclude.ts';
import { countSegment, type Pace } from './count-segment.ts';
import { finalPages } from './final-pages.ts';
import { requireClosed } from './require-closed.ts';
import { SELECTING_TIME, type SelectParts, selectWinners } from './select-winners.ts';

/** Parts of the table that are read side by side. */
export const SEGMENTS = 4;
/** How much time, in milliseconds, an invocation keeps for saving what it has and handing over. */
export const TIME_KEPT = 60_000;
/** How many pages (1 MB) of a segment are counted between two checkpoints: some 100,000 ballots. */
export const PAGES_A_CHECKPOINT = 25;

/**
 * `at`: as of when a recount is asked for. Any result will do, unless `again` asks for one that was counted as of `at`
 * or later; the same event sent twice therefore makes one result.
 */
const recountEvent = z.strictObject({
  campaign: z.string(),
  at: z.iso.datetime(),
  again: z.boolean().default(false),
});
export type RecountEvent = z.input<typeof recountEvent>;

/** How an invocation ended: with a result, or by asking for another one to go on. */
export type RecountOutcome =
  | { readonly version: number; readonly differences: number }
  | { readonly version: number; readonly continues: true };

export interface RecountParts extends SelectParts {
  readonly campaigns: DeployedCampaigns;
  readonly papers: BallotPapers;
  readonly tallies: Tallies;
  readonly recounts: Recounts;
  readonly results: Results;
  readonly states: CampaignStates;
  /** Invokes this function once more, asynchronously. */
  readonly goOn: (event: RecountEvent) => Promise<void>;
  /** Asks for open data, which are written if the result is public. */
  readonly startArchive: (campaign: string, at: Instant) => Promise<void>;
  /** SHA-256 (hex) of the code that counts. */
  readonly code: string;
  readonly pace?: Partial<Omit<Pace, 'outOfTime'>>;
}

/**
 * Counts all ballots again, compares with the live tally, selects, writes the result and makes the tally agree. Each step finds
 * out what was done before, so repeated, interrupted and simultaneous invocations end in the same state. One that runs
 * out of time invokes the function again, which goes on from the checkpoints. (Lambda ends chains of 16 of one
 * function; by then almost four hours have been counted, and the sweep would ask again.)
 */
export function recountCampaign(parts: RecountParts) {
  const { campaigns, ballots, papers, tallies, recounts, results, states, goOn, startArchive, code, logger } = parts;

  /** Null when the time was over first. */
  async function count(run: RecountRun, last: number, outOfTime: () => boolean): Promise<BallotCounts | null> {
    const pace: Pace = { pagesACheckpoint: PAGES_A_CHECKPOINT, ...parts.pace, outOfTime };
    const segments = Array.from({ length: run.segments }, (_, segment) => segment);
    const counted = await Promise.all(
      segments.map((segment) => countSegment({ ballots, recounts }, run, segment, last, pace)),
    );
    if (!counted.every(({ done }) => done)) return null;
    return Recount.of(
      last,
      counted.map(({ counts }) => counts),
    );
  }

  async function mend(campaign: Campaign, result: Result, at: Instant): Promise<void> {
    for (const [page, counters] of finalPages(campaign, result))
      await tallies.seal(campaign.id, page, counters, result.version);
    await states.ensureDone(campaign.id, 'recount', at);
  }

  return async (event: unknown, context: { getRemainingTimeInMillis(): number }): Promise<RecountOutcome> => {
    const asked = recountEvent.parse(event);
    const campaign = campaigns.get(asked.campaign);
    const at = Date.parse(asked.at);
    requireClosed(campaign, at);
    const { paper } = await frozenPaper(papers, campaign.id);
    const { last } = paper;
    const outOfTime = () => context.getRemainingTimeInMillis() < TIME_KEPT;

    let result = await results.latest(campaign.id);
    while (!result || (asked.again && result.countedAt < at)) {
      // A run that somebody else has begun is finished first: results have consecutive versions.
      const version: number = (result?.version ?? 0) + 1;
      const run = await recounts.begin({ campaign: campaign.id, version, askedAt: at, segments: SEGMENTS });
      const counts = await count(run, last, outOfTime);
      if (!counts) {
        await goOn(asked);
        logger.info('recount-continues', { campaign: campaign.id, version });
        return { version, continues: true };
      }
      if (needsBallots(campaign) && context.getRemainingTimeInMillis() < SELECTING_TIME) {
        await goOn(asked);
        logger.info('recount-selects-next', { campaign: campaign.id, version });
        return { version, continues: true };
      }
      const counted = await concludeRecount({ papers, tallies, code }, campaign, run, counts);
      result = await results.write({ ...counted, selection: await selectWinners(parts, campaign, run, counted) });
      logger.info('recount-done', { campaign: campaign.id, version, ballots: counts.ballots });
    }
    await mend(campaign, result, at);
    const differences = tallyDifferences(result).length;
    if (differences > 0) logger.error('tally-differs', { campaign: campaign.id, differences });
    await startArchive(campaign.id, at);
    return { version: result.version, differences };
  };
}
