import { createHash, createHmac } from 'node:crypto';
import { type GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { EMPTY_BALLOT } from '../../functions/core/ballot.ts';
import { commitmentOf, saltOf } from '../../functions/core/commitment.ts';
import { OWN_VOTES_A_PAGE } from '../../functions/core/limits.ts';
import { leafHash } from '../../functions/core/merkle.ts';
import { verifyInclusion } from '../../functions/core/merkle-proofs.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { PublishedVotes } from '../../functions/stores/published-votes.ts';
import { ownVotes, salted } from '../../functions/vote/own-votes.ts';
import { campaignFile } from '../support/campaign-files.ts';
import { type Line, leafOf, publishedArchive } from '../support/published-archive.ts';

const campaign = parseCampaign(campaignFile({ id: 'c' }), 'c.json');
const voterOf = (voterKey: string) => ({
  voterKey,
  saltOf: (number: number, choice: 'for' | 'against' | 'none') =>
    saltOf({ secret: 'secret', voterKey, number, choice }, (key, bytes) =>
      createHmac('sha256', key).update(bytes).digest(),
    ),
});
const ANNA = voterOf('anna');
const lineOf = (voter: ReturnType<typeof voterOf>, number: number, choice: 'for' | 'against'): Line => {
  const opening = { campaign: 'c', number, choice, salt: voter.saltOf(number, choice) };
  return {
    number,
    choice,
    commitment: commitmentOf(opening, (bytes) => createHash('sha256').update(bytes).digest()),
  };
};

/** Anna voted for 1 to 250 and against 251 to 300; so did many others. */
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const BALLOT = { ...EMPTY_BALLOT, for: new Set(numbers(1, 250)), against: new Set(numbers(251, 300)), revision: 300 };
const own = numbers(1, 300).map((number) => lineOf(ANNA, number, number <= 250 ? 'for' : 'against'));
const others = numbers(1, 20_000).map((voter) => lineOf(voterOf(`${voter}`), 1 + (voter % 300), 'for'));
// The votes on number 7 were annulled.
const archive = publishedArchive('c', 3, [...own.filter(({ number }) => number !== 7), ...others]);

let objects: ReadonlyMap<string, Uint8Array>;
let reads: number;
const store = {
  send: async ({ input: { Key = '', Range } }: GetObjectCommand) => {
    reads++;
    const bytes = objects.get(Key);
    if (bytes === undefined) throw new NoSuchKey({ message: Key, $metadata: {} });
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(Range ?? '') ?? [];
    const part = from === undefined ? bytes : bytes.subarray(Number(from), Number(to) + 1);
    return { Body: { transformToByteArray: async () => new Uint8Array(part) } };
  },
};
const votes = new PublishedVotes(store as unknown as ConstructorParameters<typeof PublishedVotes>[0], 'bucket');
beforeEach(() => {
  objects = archive.objects;
  reads = 0;
});

describe('one’s own votes', () => {
  it('come with proofs that hold against the published root, but for those that were annulled', async () => {
    const published = await votes.latest('c');
    const first = await ownVotes(campaign, ANNA, BALLOT, 0, published);
    const second = await ownVotes(campaign, ANNA, BALLOT, first.next ?? 0, published);
    expect([first.items.length, first.next]).toEqual([OWN_VOTES_A_PAGE, OWN_VOTES_A_PAGE]);
    expect([second.items.length, second.next]).toEqual([300 - OWN_VOTES_A_PAGE, null]);
    expect(first.published).toEqual({ version: 3, size: archive.size });
    const items = [...first.items, ...second.items];
    expect(items.map(({ number, choice, commitment }) => ({ number, choice, commitment }))).toEqual(own);
    const proven = items.filter(({ inclusion }) => inclusion !== null);
    expect(items.filter((item) => !proven.includes(item)).map(({ number }) => number)).toEqual([7]);
    for (const item of proven) {
      const { index = 0, proof = [] } = item.inclusion ?? {};
      const tree = { size: archive.size, root: archive.root, index };
      const hashes = proof.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
      expect(verifyInclusion({ ...tree, leafHash: leafHash(leafOf(item)), proof: hashes })).toBe(true);
      const turned = { ...item, choice: item.choice === 'for' ? ('against' as const) : ('for' as const) };
      expect(verifyInclusion({ ...tree, leafHash: leafHash(leafOf(turned)), proof: hashes })).toBe(false);
    }
  });

  it('are found by reading a few objects, not the archive', async () => {
    const few = { ...EMPTY_BALLOT, for: new Set([1, 2, 3]) };
    await ownVotes(campaign, ANNA, few, 0, await votes.latest('c'));
    expect(archive.objects.size).toBeGreaterThan(80);
    // The version, the checkpoint; for each vote some blocks and a tile; two tiles above.
    expect(reads).toBeLessThanOrEqual(2 + 3 * 3 + 2);
  });

  it('come without proofs before there is an archive', async () => {
    objects = new Map();
    const { published, items } = await ownVotes(campaign, ANNA, BALLOT, 299, await votes.latest('c'));
    expect(published).toBeNull();
    expect(items).toEqual([{ ...own[299], salt: ANNA.saltOf(300, 'against'), inclusion: null }]);
  });

  it('are not hidden when the archive cannot be read whole: that is a fault to look into', async () => {
    objects = new Map([...archive.objects].filter(([key]) => !key.endsWith('checkpoint')));
    await expect(votes.latest('c')).rejects.toThrow(NoSuchKey);
  });
});

describe('salts', () => {
  const closes = Date.parse('2024-05-15T22:00:00Z');
  it('are given from the closing on, to the millisecond', () => {
    expect([salted(campaign, closes - 1), salted(campaign, closes)]).toEqual([false, true]);
  });

  it('are never given where the campaign gives no receipts', () => {
    const without = parseCampaign(campaignFile({ id: 'w', receipts: false }), 'w.json');
    expect(salted(without, closes)).toBe(false);
  });
});
