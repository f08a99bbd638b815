import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { countBallots, countVotes } from '../../bench/election.ts';
import { FEWEST_PROPOSALS, LIEGE, liegeElection, sizeAt } from '../../bench/liege.ts';
import { proposalDraft } from '../../functions/http/schemas.ts';
import { readCampaigns } from '../../infra/campaigns.ts';

const [liege] = readCampaigns(resolve(import.meta.dirname, '../../campaigns'));
const campaign = liege!.source;
const whole = liegeElection(campaign, { seed: 1, scale: 1 });

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('the election of Liège', () => {
  it('in full has exactly the published figures, over all themes and many districts', () => {
    const { drafts, ballots } = whole;
    const counts = countBallots({ drafts, ballots });

    expect(drafts).toHaveLength(LIEGE.proposals);
    expect(ballots).toHaveLength(LIEGE.voters);
    expect(countVotes(ballots)).toBe(LIEGE.votes);
    expect(sum(counts.map((count) => count.for))).toBe(LIEGE.votesFor);
    expect(new Set(drafts.map(({ theme }) => theme)).size).toBe(campaign.themes.length);
    expect(new Set(drafts.map(({ district }) => district)).size).toBe(campaign.districts.length + 1);
    for (const { source: _source, ...draft } of drafts) expect(proposalDraft.parse(draft)).toMatchObject(draft);
  });

  it('is skewed: a tenth of the proposals gets over a quarter of the votes, a tenth of the voters casts over a third', () => {
    const { drafts, ballots } = whole;
    const topTenth = (sizes: number[]) => sum(sizes.sort((a, b) => b - a).slice(0, sizes.length / 10)) / sum(sizes);

    expect(topTenth(countBallots({ drafts, ballots }).map((count) => count.for + count.against))).toBeGreaterThan(0.25);
    expect(topTenth(ballots.map(({ votes }) => votes.length))).toBeGreaterThan(1 / 3);
  });

  it('is the same for the same seed and another for another', () => {
    const once = liegeElection(campaign, { seed: 7, scale: 0.02 });

    expect(liegeElection(campaign, { seed: 7, scale: 0.02 })).toEqual(once);
    expect(liegeElection(campaign, { seed: 8, scale: 0.02 }).ballots).not.toEqual(once.ballots);
  });

  it.each([0.001, 0.02, 0.2])('at scale %d has voters with at least one vote and none on a proposal twice', (scale) => {
    const size = sizeAt(scale);
    const { drafts, ballots } = liegeElection(campaign, { seed: 3, scale });

    expect(drafts).toHaveLength(Math.max(FEWEST_PROPOSALS, Math.round(LIEGE.proposals * scale)));
    expect(countVotes(ballots)).toBe(size.votes);
    expect(sum(countBallots({ drafts, ballots }).map((count) => count.for))).toBe(size.votesFor);
    expect(ballots.filter(({ votes }) => votes.length === 0)).toEqual([]);
    expect(ballots.filter(({ votes }) => new Set(votes.map(({ number }) => number)).size < votes.length)).toEqual([]);
  });

  it('has no scale of nothing', () => {
    expect(() => sizeAt(0)).toThrow('0.02');
  });
});
