import type { Logger } from '@aws-lambda-powertools/logger';
import type { Campaign } from '../core/campaign.ts';
import { CHOICES } from '../core/campaign.ts';
import type { ProposalFacts } from '../core/proposal-facts.ts';
import { Recount } from '../core/recount.ts';
import type { Result } from '../core/result.ts';
import { BallotGroups } from '../core/selection/electorate.ts';
import { hasQuotas, needsBallots, selectionOf } from '../core/selection/of-result.ts';
import type { PublishedSelection } from '../core/selection/select.ts';
import type { Ballots } from '../stores/ballots.ts';
import type { RecountRun, Recounts } from '../stores/recounts.ts';

/** How often a run may begin to select by ballots: one that is killed each time must not hold up the result for good. */
export const ATTEMPTS = 3;
/** How much time, in milliseconds, an invocation must have left to begin; otherwise the next one does, with all of its. */
export const SELECTING_TIME = 8 * 60_000;

export interface SelectParts {
  readonly ballots: Pick<Ballots, 'scanPage'>;
  readonly recounts: Pick<Recounts, 'beginSelecting'>;
  /** What rules ask of proposals beside votes; with their themes and districts where `themes` says so. */
  readonly factsOf: (campaign: string, themes: boolean) => Promise<ReadonlyMap<number, ProposalFacts>>;
  readonly logger: Logger;
}

/** Reads all ballots once more. Null where they are not those that were counted. */
async function groupsOf(
  ballots: SelectParts['ballots'],
  { campaign, segments }: RecountRun,
  { counts }: Pick<Result, 'counts'>,
): Promise<BallotGroups | null> {
  const groups = new BallotGroups();
  const again = new Recount(counts.for.length);
  const all = Array.from({ length: segments }, (_, segment) => segment);
  await Promise.all(
    all.map(async (segment) => {
      let after: Awaited<ReturnType<Ballots['scanPage']>>['next'] = null;
      do {
        const page: Awaited<ReturnType<Ballots['scanPage']>> = await ballots.scanPage(
          { campaign, segment, segments },
          after,
        );
        for (const ballot of page.ballots) {
          again.count(ballot);
          // All citizens with a choice have their share of the budget, also those whose choices are all against.
          if (ballot.for.size + ballot.against.size > 0) groups.add(ballot.for);
        }
        after = page.next;
      } while (after);
    }),
  );
  const differs = CHOICES.some((choice) => again[choice].some((count, index) => count !== counts[choice][index]));
  return differs || again.turnout !== counts.turnout ? null : groups;
}

/**
 * What the campaign's rules select by a result. Ballots are read once more only where a rule asks who voted for what
 * together. Null, and an error in the log, where that could not be found out: the counts are right all the same, and
 * another recount tries again.
 */
export async function selectWinners(
  { ballots, recounts, factsOf, logger }: SelectParts,
  campaign: Campaign,
  run: RecountRun,
  result: Result,
): Promise<PublishedSelection | null> {
  const facts = await factsOf(campaign.id, hasQuotas(campaign));
  if (!needsBallots(campaign)) return selectionOf(campaign, result, facts, []);
  const attempt = await recounts.beginSelecting(run);
  if (attempt > ATTEMPTS) {
    logger.error('selection-missing', { campaign: campaign.id, version: run.version, attempts: ATTEMPTS });
    return null;
  }
  const groups = await groupsOf(ballots, run, result);
  if (groups) return selectionOf(campaign, result, facts, groups);
  logger.error('selection-missing', { campaign: campaign.id, version: run.version, ballotsDiffer: true });
  return null;
}
