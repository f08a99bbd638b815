import * as z from 'zod';
import { type BallotPaper, numbersOf } from '../core/ballot-paper.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import { differences, type Recount } from '../core/recount.ts';
import type { Result } from '../core/result.ts';
import { counterOf, numberPages, pageOf, TURNOUT_PAGE } from '../core/tally.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import type { BallotPapers } from '../stores/ballot-papers.ts';
import type { Ballots } from '../stores/ballots.ts';
import type { CampaignStates } from '../stores/campaign-states.ts';
import type { Results } from '../stores/results.ts';
import { counterIn, type Tallies } from '../stores/tallies.ts';
import { countBallots } from './count-ballots.ts';
import { finalPages } from './final-pages.ts';

const recountEvent = z.strictObject({ campaign: z.string(), at: z.iso.datetime() });

export interface RecountParts {
  readonly campaigns: DeployedCampaigns;
  readonly ballots: Ballots;
  readonly papers: BallotPapers;
  readonly tallies: Tallies;
  readonly results: Results;
  readonly states: CampaignStates;
}

export function resultOf(
  campaign: Campaign,
  paper: BallotPaper,
  recount: Recount,
  at: Instant,
): Omit<Result, 'tallyDifferences'> {
  const count = (number: number, choice: 'for' | 'against') =>
    recount.pages.get(pageOf(number))?.get(counterOf(choice, number)) ?? 0;
  return {
    campaign: campaign.id,
    version: 1,
    countedAt: at,
    rulesHash: paper.rulesHash,
    proposals: numbersOf(paper).map((number) => ({
      number,
      for: count(number, 'for'),
      against: count(number, 'against'),
    })),
    turnout: recount.turnout,
    votes: recount.votes,
  };
}

/**
 * Counts all ballots again, compares with the live tally, writes the result and makes the tally agree. Each step finds
 * out whether it was done before, so a repeated or interrupted invocation ends in the same state.
 */
export function recountCampaign({ campaigns, ballots, papers, tallies, results, states }: RecountParts) {
  async function count(campaign: Campaign, at: Instant): Promise<Result> {
    const { paper } = await papers.read(campaign.id);
    if (!paper) throw new Error(`The ballot paper of ${campaign.id} is not frozen; there is nothing to recount`);
    const recount = await countBallots(ballots, campaign.id, paper);
    const pages = await tallies.read(campaign.id, [...numberPages(paper.last), TURNOUT_PAGE]);
    const tallyDifferences = differences(recount, (page, counter) => counterIn(pages.get(page), counter));
    const result = { ...resultOf(campaign, paper, recount, at), tallyDifferences };
    if (await results.write(result)) return result;
    const written = await results.latest(campaign.id);
    if (!written) throw new Error(`The result of ${campaign.id} exists but cannot be read`);
    return written;
  }

  async function noteDone(campaign: Campaign, at: Instant): Promise<void> {
    const state = await states.read(campaign.id);
    if (state.done.has('recount') || (await states.markDone(campaign.id, state, 'recount', at))) return;
    await noteDone(campaign, at);
  }

  return async (event: unknown): Promise<{ version: number; differences: number }> => {
    const { campaign: id, at: iso } = recountEvent.parse(event);
    const at = Date.parse(iso);
    const campaign = campaigns.get(id);
    const result = (await results.latest(id)) ?? (await count(campaign, at));
    for (const [page, counters] of finalPages(campaign, result)) await tallies.seal(id, page, counters, result.version);
    await noteDone(campaign, at);
    return { version: result.version, differences: result.tallyDifferences.length };
  };
}
