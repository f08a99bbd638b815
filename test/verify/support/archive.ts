import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../../../functions/core/canonical-json.ts';
import { writeCheckpoint } from '../../../functions/core/checkpoint.ts';
import { commitmentOf } from '../../../functions/core/commitment.ts';
import { leafHash, type Tile, TreeBuilder } from '../../../functions/core/merkle.ts';
import { tilePath, writeTile } from '../../../functions/core/merkle-tiles.ts';
import { type ArchiveFile, manifestText } from '../../../functions/core/open-data/files.ts';
import { signingInput } from '../../../functions/core/receipt.ts';
import { groupBallots } from '../../../functions/core/selection/electorate.ts';
import type { SelectionRule } from '../../../functions/core/selection/rule.ts';
import { select } from '../../../functions/core/selection/select.ts';
import { sha256 } from '../../../functions/core/sha256.ts';
import { deriveSigningKey } from '../../../functions/stores/signing-keys.ts';
import type { Archive } from '../../../verify/archive.ts';

export const CAMPAIGN = 'city-2030';
export const RULE: SelectionRule = { rule: 'best', projects: 3, quotas: [{ per: 'theme', most: 2 }], seed: 'drawn' };
const PROPOSALS = 10;
/** Its votes are annulled. */
export const ANNULLED = 7;

export const RECEIPT_KEY = deriveSigningKey('a secret of this test', 'receipts');
export const CHECKPOINT_KEY = deriveSigningKey('a secret of this test', 'checkpoints');

export interface TestVote {
  readonly number: number;
  readonly choice: 'for' | 'against';
  readonly salt: string;
  readonly commitment: string;
}

const hash = (bytes: string | Uint8Array) => createHash('sha256').update(bytes);

/** One vote of one citizen; the salt says whose. */
export function voteOf(citizen: number, number: number, choice: 'for' | 'against'): TestVote {
  const salt = hash(`${citizen}|${number}|${choice}`).digest().subarray(0, 16).toString('base64url');
  return { number, choice, salt, commitment: commitmentOf({ campaign: CAMPAIGN, number, choice, salt }, sha256) };
}

/** Citizens with one to four votes each, in an order of their own. */
export function castVotes(citizens: number): TestVote[][] {
  return Array.from({ length: citizens }, (_, citizen) =>
    Array.from({ length: 1 + (citizen % 4) }, (_, index) => {
      const number = 1 + ((citizen * 3 + index * (1 + (citizen % 3))) % PROPOSALS);
      return voteOf(citizen, number, (citizen + index) % 5 === 0 ? 'against' : 'for');
    }),
  );
}

/** The platform's answer to a vote. */
export function receiptFor(vote: TestVote, revision: number): string {
  const input = signingInput(
    { campaign: CAMPAIGN, instant: 1_900_000_000_000, revision, ...vote },
    RECEIPT_KEY.publicKey.kid,
  );
  return `${input}.${Buffer.from(RECEIPT_KEY.sign(Buffer.from(input))).toString('base64url')}`;
}

/** Every file of a small archive by name. */
export async function archiveFiles(
  ballots: readonly TestVote[][],
  version = 1,
  rule: SelectionRule = RULE,
  costs: readonly number[] = [],
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const rows = new Map<string, number>();
  const put = (name: string, content: string | Uint8Array, count = 1): void => {
    files.set(name, Buffer.from(content));
    rows.set(name, count);
  };
  const json = (name: string, content: object): void =>
    put(name, `${JSON.stringify(content)}\n`, Array.isArray(content) ? content.length : 1);

  const votes = ballots.flat().sort((one, other) => (one.commitment < other.commitment ? -1 : 1));
  const lines = votes.map(({ number, choice, commitment }) => `${number},${choice},${commitment}`);
  put('votes.csv', ['number,choice,commitment', ...lines, ''].join('\r\n'), lines.length);
  put(
    'commitments.bin',
    Buffer.concat(votes.map(({ commitment }) => Buffer.from(commitment, 'base64url'))),
    lines.length,
  );

  const tiles = new Set<string>();
  const keep = (tile: Tile): void => {
    const name = tilePath(tile.level, tile.index, tile.hashes.length);
    tiles.add(name);
    put(name, writeTile(tile), tile.hashes.length);
  };
  const tree = new TreeBuilder(keep);
  for (const line of lines) tree.append(leafHash(Buffer.from(line)));
  tree.partialTiles().forEach(keep);

  const rules = { id: CAMPAIGN, voting: { choices: ['for', 'against'] }, selection: rule };
  const rulesHash = hash(canonicalJson(rules)).digest('hex');
  put('rules.json', canonicalJson(rules));
  json('campaign.json', { campaign: CAMPAIGN, version });
  const proposals = Array.from({ length: PROPOSALS }, (_, index) => ({
    number: index + 1,
    title: `Proposal ${index + 1}, "quoted"\nover two lines`,
    theme: index % 2 === 0 ? 'green' : 'care',
    district: null,
    cost: costs[index] ?? null,
  }));
  json('proposals.json', proposals);
  put(
    'proposals.csv',
    `number,title\r\n${proposals.map(({ number, title }) => `${number},"${title.replaceAll('"', '""')}"\r\n`).join('')}`,
    PROPOSALS,
  );
  const counted = proposals.map(({ number, theme, district, cost }) => {
    const count = (choice: string) => votes.filter((vote) => vote.number === number && vote.choice === choice).length;
    const [cast, against] = [count('for'), count('against')];
    const facts = { number, theme, district, cost };
    return number === ANNULLED
      ? { ...facts, for: 0, against: 0, annulled: cast + against }
      : { ...facts, for: cast, against, annulled: 0 };
  });
  const candidates = counted.filter(({ annulled }) => annulled === 0);
  const groups = groupBallots(
    ballots.map((ballot) => ballot.flatMap(({ number, choice }) => (choice === 'for' ? [number] : []))),
  );
  const outcome = select(rule, { candidates, ballots: groups });
  json('totals.json', {
    campaign: CAMPAIGN,
    version,
    rulesHash,
    proposals: counted.map((proposal) => ({ ...proposal, rank: proposal.number === ANNULLED ? null : 1 })),
    turnout: ballots.length,
    votes: counted.reduce((sum, proposal) => sum + proposal.for + proposal.against, 0),
    annulled: counted.reduce((sum, { annulled }) => sum + annulled, 0),
    selection: { outcome, whatIf: [] },
  });
  put(
    'totals.csv',
    [
      'number,for,against,annulled,rank,selected',
      ...counted.map(({ number, for: votesFor, against, annulled }) => {
        const rank = number === ANNULLED ? '' : 1;
        return [number, votesFor, against, annulled, rank, outcome.selected.includes(number) ? 1 : 0].join();
      }),
      '',
    ].join('\r\n'),
    counted.length,
  );
  const records = votes.map(({ number, choice }, index) => `${index + 1};${number};${choice === 'for' ? 1 : -1}\n`);
  put(
    'election.pb',
    ['META\nkey;value\nunit;City\nPROJECTS\nproject_id;cost\n1;1\nVOTES\nvoter_id;vote;points\n', ...records].join(''),
    votes.length,
  );
  const histogram = [1, 2, 3, 4].map((choices) => ({
    choices,
    citizens: ballots.filter(({ length }) => length === choices).length,
  }));
  json('histogram.json', histogram);
  json('jwks.json', { keys: [RECEIPT_KEY.publicKey, CHECKPOINT_KEY.publicKey] });

  const about = (names: Iterable<string>): ArchiveFile[] =>
    [...names].map((name) => {
      const bytes = files.get(name)!;
      return { name, bytes: bytes.length, sha256: hash(bytes).digest('hex'), rows: rows.get(name)! };
    });
  put('tile/MANIFEST', manifestText(about(tiles)), tiles.size);
  const listed = [...files.keys()].filter((name) => !tiles.has(name));
  put('MANIFEST', manifestText(about(listed)), listed.length);
  const base64 = (name: string) => hash(files.get(name)!).digest('base64');
  const origin = `vote.example.org/${CAMPAIGN}`;
  const checkpoint = await writeCheckpoint(
    {
      origin,
      size: tree.size,
      root: tree.root(),
      extensions: [
        `totals ${base64('totals.json')}`,
        `rules ${rulesHash}`,
        `version ${version}`,
        `manifest ${base64('MANIFEST')}`,
      ],
    },
    { name: origin, publicKey: Buffer.from(CHECKPOINT_KEY.publicKey.x, 'base64url') },
    CHECKPOINT_KEY.sign,
  );
  files.set('checkpoint', Buffer.from(checkpoint));
  return files;
}

/** Writes the files below a folder. */
export function writeArchive(folder: string, files: ReadonlyMap<string, Uint8Array>): string {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return folder;
}

/** An archive that lies nowhere. */
export function archiveOf(files: ReadonlyMap<string, Uint8Array>): Archive {
  return {
    names: new Set(files.keys()),
    // In pieces that end anywhere, as a disk would give them.
    async *read(name) {
      const bytes = files.get(name)!;
      for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
    },
  };
}
