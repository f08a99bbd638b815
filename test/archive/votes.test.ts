import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SortedVotes, type VoteLine } from '../../functions/archive/sorted-votes.ts';
import { publishVotes } from '../../functions/archive/votes.ts';
import { leafHash } from '../../functions/core/merkle.ts';
import { inclusionProof, verifyInclusion } from '../../functions/core/merkle-proofs.ts';
import { hashesFromTiles, readTile, tilePath } from '../../functions/core/merkle-tiles.ts';
import type { ArchiveFile } from '../../functions/core/open-data/files.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { campaignFile } from '../support/campaign-files.ts';

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'reinventons-votes-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function inventVotes(count: number): VoteLine[] {
  return Array.from({ length: count }, (_, index) => ({
    number: (index % 900) + 1,
    choice: index % 9 === 0 ? 'against' : 'for',
    commitment: createHash('sha256').update(`${index}`).digest('base64url'),
  }));
}

it('sorts votes by the bytes of their commitments, whatever order they came in, and leaves nothing on the disk', () => {
  // So many that every heap is written in several pieces.
  const votes = inventVotes(50_000);
  const sorted = new SortedVotes(scratch);
  for (const vote of votes) sorted.add(vote);
  expect(sorted.count).toBe(votes.length);
  const byBytes = (one: VoteLine, other: VoteLine) =>
    Buffer.compare(Buffer.from(one.commitment), Buffer.from(other.commitment));
  expect([...sorted.inOrder()]).toEqual(votes.toSorted(byBytes));
  expect(readdirSync(scratch)).toEqual([]);
});

it('refuses what is no commitment', () => {
  const sorted = new SortedVotes(scratch);
  expect(() => sorted.add({ number: 1, choice: 'for', commitment: 'short' })).toThrow('"short" is no commitment');
});

it('publishes a tree of which every line can be proven from tiles, and found by its commitment', async () => {
  const objects = new Map<string, Buffer>();
  const bucket = {
    putFile: async (folder: string, path: string, { name }: ArchiveFile) =>
      void objects.set(`${folder}${name}`, readFileSync(path)),
    putBytes: async (folder: string, content: Uint8Array, { name }: ArchiveFile) =>
      void objects.set(`${folder}${name}`, Buffer.from(content)),
  };
  const sorted = new SortedVotes(scratch);
  for (const vote of inventVotes(700)) sorted.add(vote);
  const campaign = parseCampaign(campaignFile({ id: 'tiles' }), 'tiles');
  const election = { campaign, projects: [], votes: 700, turnout: 50 };
  const { root, size } = await publishVotes({ bucket, folder: 'v/', scratch }, campaign, sorted.inOrder(), election);
  expect(size).toBe(700);
  expect([...objects.keys()].filter((key) => /^v\/tile\/\d/.test(key)).toSorted()).toEqual([
    'v/tile/0/000',
    'v/tile/0/001',
    'v/tile/0/002.p/188',
    'v/tile/1/000.p/2',
  ]);

  const lines = objects.get('v/votes.csv')?.toString().trimEnd().split('\r\n').slice(1) ?? [];
  const hashAt = hashesFromTiles(size, ({ level, index, width }) => {
    return readTile(objects.get(`v/${tilePath(level, index, width)}`) ?? Buffer.alloc(0)) ?? [];
  });
  for (const index of [0, 255, 256, 511, 699]) {
    const proof = await inclusionProof(index, size, hashAt);
    const hash = leafHash(Buffer.from(lines[index] ?? ''));
    expect([index, verifyInclusion({ index, size, leafHash: hash, proof, root })]).toEqual([index, true]);
    const commitment = objects.get('v/commitments.bin')?.subarray(index * 32, (index + 1) * 32);
    expect(lines[index]).toContain(commitment?.toString('base64url'));
  }
});

it('publishes nothing that could be taken for whole where votes are missing', async () => {
  const bucket = { putFile: async () => {}, putBytes: async () => {} };
  const campaign = parseCampaign(campaignFile({ id: 'short' }), 'short');
  const election = { campaign, projects: [], votes: 3, turnout: 1 };
  const publishing = publishVotes({ bucket, folder: 'v/', scratch }, campaign, inventVotes(2), election);
  await expect(publishing).rejects.toThrow('2 votes came, 3 were counted');
});
