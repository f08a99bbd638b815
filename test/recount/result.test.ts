import { isDeepStrictEqual } from 'node:util';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pageDifferences, proposalResults, tallyDifferences, votesOffPaper } from '../../functions/core/result.ts';
import { ASIDE_PAGE, ASIDE_RECORDS } from '../../functions/core/tally.ts';
import { pageKey } from '../../functions/stores/tally-updates.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { AFTER, type Cast, CODE, countersOf, LATER, RecountWorld } from './world.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const CASTS: Cast[] = [[[1, 2]], [[1], [3]], [[2, 3]], [[]]];

async function world(casts = CASTS, paper: { without?: number[]; annulled?: number[] } = {}, last = 4) {
  const site = new RecountWorld(database, last);
  await site.freezePaper(paper);
  await site.cast(casts);
  await site.tally(casts);
  return site;
}

async function resultOf(site: RecountWorld) {
  const result = await site.results.latest(site.id);
  if (!result) throw new Error(`${site.id} has no result`);
  return result;
}

describe('a result', () => {
  it('holds votes, turnout and hours, under which rules and by which code they were counted', async () => {
    const site = await world();
    await site.recount();
    const result = await resultOf(site);
    expect(proposalResults(result)).toEqual([
      { number: 1, for: 2, against: 0, annulled: 0, rank: 1, tied: true },
      { number: 2, for: 2, against: 0, annulled: 0, rank: 1, tied: true },
      { number: 3, for: 1, against: 1, annulled: 0, rank: 3, tied: false },
      { number: 4, for: 0, against: 0, annulled: 0, rank: 4, tied: false },
    ]);
    expect(result).toMatchObject({
      version: 1,
      countedAt: Date.parse(AFTER),
      code: CODE,
      rulesHash: site.campaign.rulesHash,
      deployedRulesHash: site.campaign.rulesHash,
      annulments: [],
      pauses: [],
      counts: { ballots: 4, turnout: 3, unreadable: 0, beyond: 0 },
      hours: new Map([['2024-05-01T20', 6]]),
      aside: 0,
    });
    expect(tallyDifferences(result)).toEqual([]);
  });

  it('ranks by the score of the campaign’s own rule', async () => {
    const selection = { rule: 'best', projects: 2, score: 'for-minus-against' } as const;
    const site = new RecountWorld(database, 4, { selection });
    const casts: Cast[] = [[[1, 2, 3]], [[1, 3], [4]], [[2], [1]], [[], [1]]];
    await site.freezePaper({});
    await site.cast(casts);
    await site.tally(casts);
    await site.recount();
    expect(proposalResults(await resultOf(site)).map(({ number, rank, tied }) => [number, rank, tied])).toEqual([
      [1, 3, false],
      [2, 1, true],
      [3, 1, true],
      [4, 4, false],
    ]);
  });

  it('tells when other rules are deployed than those that were frozen', async () => {
    const site = await world();
    const file = new RecountWorld(database, 4, { selection: { rule: 'best', projects: 3 } });
    await site.put('campaigns', {
      campaign: `${site.id}#paper`,
      item: 'PAPER',
      last: 4,
      frozenAt: 1,
      frozenLast: 4,
      rulesHash: file.campaign.rulesHash,
    });
    await site.recount();
    const { rulesHash, deployedRulesHash } = await resultOf(site);
    expect(rulesHash).toBe(file.campaign.rulesHash);
    expect(deployedRulesHash).toBe(site.campaign.rulesHash);
  });

  it('shows the votes on a number that was taken off as annulled, and ranks the others', async () => {
    const site = await world(CASTS, { annulled: [2] });
    await site.recount();
    expect(proposalResults(await resultOf(site))).toEqual([
      { number: 1, for: 2, against: 0, annulled: 0, rank: 1, tied: false },
      { number: 2, for: 0, against: 0, annulled: 2, rank: null, tied: false },
      { number: 3, for: 1, against: 1, annulled: 0, rank: 2, tied: false },
      { number: 4, for: 0, against: 0, annulled: 0, rank: 3, tied: false },
    ]);
  });

  it('leaves out numbers that are not on the paper, and tells of votes on them', async () => {
    const site = await world([[[1, 3, 9]], [[1]]], { without: [3] });
    await site.recount();
    const result = await resultOf(site);
    expect(proposalResults(result).map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(votesOffPaper(result)).toBe(2);
  });

  it('tells of a ballot that cannot be understood and counts the others', async () => {
    const site = await world();
    await site.put('ballots', { ballot: `${site.id}#broken`, for: 'one' });
    await site.recount();
    expect((await resultOf(site)).counts).toMatchObject({ ballots: 4, turnout: 3, unreadable: 1 });
  });

  it('tells how many records were put aside', async () => {
    const site = await world();
    await site.put('tallies', { ...pageKey(site.id, ASIDE_PAGE), [ASIDE_RECORDS]: 2 });
    await site.recount();
    expect((await resultOf(site)).aside).toBe(2);
  });

  it('is not changed by ballots that are erased or re-keyed later, nor is the tally', async () => {
    const site = await world();
    await site.recount();
    const before = await resultOf(site);
    const key = { ballot: `${site.id}#citizen0` };
    await database.client.send(new DeleteCommand({ TableName: database.tables.ballots, Key: key }));
    await site.put('ballots', { ballot: `${site.id}#another-key`, for: new Set([4]), revision: 1, changedAt: 1 });
    await site.recount();
    await site.recount({ at: LATER });
    expect(await resultOf(site)).toEqual(before);
    const record = { sequence: '0'.repeat(40), deltas: new Map([['f1', -1]]) };
    await site.tallies.apply(site.id, 'p0', 'shard', [record], Date.parse(LATER));
    expect(await site.counters()).toEqual(countersOf(CASTS));
  });

  it.each([10_000, 100_000])(
    'is kept with %i proposals, each with millions of votes and a tally that differs',
    async (last) => {
      const site = await world([], {}, 1);
      const numbers = Array.from({ length: last }, (_, index) => index + 1);
      const rule = { rule: 'threshold', votes: 1 } as const;
      const outcome = { spent: 0, ties: [], decided: true, uncosted: numbers, added: null };
      const result = {
        campaign: site.id,
        version: 1,
        countedAt: 1,
        code: CODE,
        rulesHash: CODE,
        deployedRulesHash: CODE,
        annulments: [],
        pauses: [],
        rule: 'best' as const,
        score: 'for-minus-against' as const,
        without: new Set(numbers.slice(0, 1_000)),
        annulled: new Set(numbers.slice(-1_000)),
        counts: {
          for: numbers.map((number) => 1_000_000 + number),
          against: numbers.map((number) => 2_000_000 + number),
          ballots: 9_000_000,
          turnout: 9_000_000,
          beyond: 0,
          unreadable: 0,
        },
        tally: {
          for: numbers.map((number) => 3_000_000 + number),
          against: numbers.map((number) => 4_000_000 + number),
          turnout: 8_999_999,
        },
        hours: new Map([['2024-05-01T20', 1_000_000]]),
        aside: 0,
        selection: {
          rule,
          outcome: { ...outcome, selected: numbers.toReversed() },
          whatIf: [{ rule, outcome: { ...outcome, selected: numbers } }],
        },
      };
      expect(await site.results.write(result)).toBe(result);
      expect(await resultOf(site)).toEqual(result);
      expect(tallyDifferences(result)).toHaveLength(2 * last + 1);
      expect(isDeepStrictEqual(await site.results.write({ ...result, aside: 1 }), result)).toBe(true);
    },
  );
});

describe('a tally that was tampered with', () => {
  it('is shown counter by counter and page by page, and mended afterwards', async () => {
    const casts: Cast[] = [[[1, 65]], [[1], [65]]];
    const site = await world(casts, {}, 130);
    await site.tally([...casts, [[1]], [[], [65]]]);
    expect(await site.recount()).toEqual({ version: 1, differences: 3 });
    const result = await resultOf(site);
    expect(tallyDifferences(result)).toEqual([
      { page: 'p0', counter: 'f1', tally: 3, recount: 2 },
      { page: 'p1', counter: 'a65', tally: 2, recount: 1 },
      { page: 'turnout', counter: 'citizens', tally: 4, recount: 2 },
    ]);
    expect(pageDifferences(result)).toEqual([
      { page: 'p0', difference: 1 },
      { page: 'p1', difference: 1 },
      { page: 'p2', difference: 0 },
      { page: 'turnout', difference: 2 },
    ]);
    expect(await site.counters()).toEqual(countersOf(casts));
  });

  it('is shown where counters are missing altogether', async () => {
    const site = new RecountWorld(database, 4);
    await site.freezePaper();
    await site.cast(CASTS);
    expect(await site.recount()).toEqual({ version: 1, differences: 5 });
    expect(await site.counters()).toEqual(countersOf(CASTS));
  });
});

describe('another recount', () => {
  it('makes the next version and leaves the one before as it was', async () => {
    const site = await world();
    await site.recount();
    const first = await resultOf(site);
    await site.put('ballots', { ballot: `${site.id}#late`, for: new Set([4]), revision: 1, changedAt: 1 });
    expect(await site.recount({ at: LATER, again: true })).toEqual({ version: 2, differences: 2 });
    expect(await site.results.read(site.id, 1)).toEqual(first);
    expect(tallyDifferences(await resultOf(site))).toContainEqual({ page: 'p0', counter: 'f4', tally: 0, recount: 1 });
    expect(await site.counters()).toEqual(countersOf([...CASTS, [[4]]]));
  });

  it('is made once for one request, however often it is delivered', async () => {
    const site = await world();
    await site.recount();
    for (let delivery = 0; delivery < 3; delivery++) {
      expect(await site.recount({ at: LATER, again: true })).toMatchObject({ version: 2 });
    }
    expect(await site.results.read(site.id, 3)).toBeNull();
  });

  it('is not undone by an earlier one that seals the tally late', async () => {
    const site = await world();
    await site.recount();
    await site.recount({ at: LATER, again: true });
    await site.tallies.seal(site.id, 'p0', new Map([['f1', 99]]), 1);
    expect(await site.counters()).toEqual(countersOf(CASTS));
  });
});

describe('a recount that must not be', () => {
  it.each(['2024-05-15T21:59:00.000Z', '2024-05-15T22:00:30.000Z'])('is refused at %s', async (at) => {
    const site = await world();
    await expect(site.recount({ at })).rejects.toThrow('can be recounted from 2024-05-15T22:01:00.000Z on');
    expect(await site.results.latest(site.id)).toBeNull();
  });

  it('is refused where no ballot paper was frozen', async () => {
    const site = new RecountWorld(database, 4);
    await expect(site.recount()).rejects.toThrow('is not frozen');
  });

  it('is refused with words that are not its own', async () => {
    const site = await world();
    await expect(
      site.handler()({ campaign: site.id, at: AFTER, agian: true }, { getRemainingTimeInMillis: () => 0 }),
    ).rejects.toThrow('agian');
  });
});
