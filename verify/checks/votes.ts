import { fromUtf8, toHex, utf8 } from '../../functions/core/bytes.ts';
import type { Choice } from '../../functions/core/campaign.ts';
import { leafHash, TreeBuilder } from '../../functions/core/merkle.ts';
import { COMMITMENTS, VOTES } from '../../functions/core/open-data/files.ts';
import { Sha256 } from '../../functions/core/sha256.ts';
import type { Archive } from '../archive.ts';
import type { Findings } from '../findings.ts';
import {
  COMMITMENT_LENGTH,
  compareCommitments,
  decodeCommitment,
  EndlessLineError,
  VOTES_HEADER,
  type Vote,
  type VoteLine,
  VoteLines,
} from '../votes.ts';
import { TileCheck } from './tiles.ts';

export interface Counted {
  for: number;
  against: number;
}

/** A line that a receipt was looking for. */
export interface FoundVote {
  readonly line: number;
  readonly number: number;
  readonly choice: Choice;
}

export interface CountedVotes {
  readonly lines: number;
  readonly root: Uint8Array;
  /** By number. */
  readonly counts: ReadonlyMap<number, Counted>;
  /** By commitment, of those that were wanted. */
  readonly found: ReadonlyMap<string, FoundVote>;
  /** The root over the first lines, as many as were asked for; null where there are not so many. */
  readonly rootBefore: Uint8Array | null;
  /** SHA-256 over the bytes of all commitments, one after the other. */
  readonly commitments: Uint8Array;
  /** SHA-256 over the votes as election.pb should have them; null where that was not asked for. */
  readonly election: Uint8Array | null;
}

export interface Wanted {
  /** Commitments whose lines are looked for. */
  readonly commitments: ReadonlySet<string>;
  /** The number of lines at which the root is wanted, beside that of all. */
  readonly size: number | null;
  /** Whether votes against count as points in election.pb; null: that file is not looked at. */
  readonly scored: boolean | null;
}

/** Reads votes.csv once: form, order, counts, tree, tiles. `hashes`: SHA-256 in hex of files that have been read. */
export async function checkVotes(
  archive: Archive,
  hashes: ReadonlyMap<string, string>,
  findings: Findings,
  wanted: Wanted,
): Promise<CountedVotes> {
  const wrongs = findings.wrongs;
  const tiles = new TileCheck(archive, hashes, findings);
  const count = new VoteCount(findings, tiles, wanted);
  const lines = new VoteLines(
    (header) => count.takeHeader(header),
    (line) => count.take(line),
  );
  try {
    for await (const piece of archive.read(VOTES)) {
      lines.push(piece);
      await tiles.drain();
    }
    lines.end();
  } catch (error) {
    if (!(error instanceof EndlessLineError)) throw error;
    findings.wrong('vote-form', { file: VOTES, line: error.line });
  }
  const counted = count.conclude();
  await tiles.drain();
  if (findings.wrongs === wrongs) findings.holds('votes-hold', { count: counted.lines });
  tiles.conclude();
  checkCommitments(hashes, counted, findings);
  return counted;
}

function checkCommitments(
  hashes: ReadonlyMap<string, string>,
  { commitments }: CountedVotes,
  findings: Findings,
): void {
  const found = hashes.get(COMMITMENTS);
  if (found !== undefined && found !== toHex(commitments)) {
    findings.wrong('commitments-differ', { file: COMMITMENTS });
  }
}

class VoteCount {
  readonly #findings: Findings;
  readonly #tiles: TileCheck;
  readonly #wanted: Wanted;
  readonly #tree: TreeBuilder;
  readonly #counts = new Map<number, Counted>();
  readonly #found = new Map<string, FoundVote>();
  readonly #last = new Uint8Array(COMMITMENT_LENGTH);
  #rootBefore: Uint8Array | null = null;
  #headers = 0;
  readonly #commitments = new Sha256();
  readonly #election = new Sha256();

  constructor(findings: Findings, tiles: TileCheck, wanted: Wanted) {
    this.#findings = findings;
    this.#tiles = tiles;
    this.#wanted = wanted;
    this.#tree = new TreeBuilder((tile) => tiles.add(tile));
    this.#keepRoot();
  }

  takeHeader(header: string | null): void {
    this.#headers += 1;
    if (header === VOTES_HEADER) return;
    this.#findings.wrong('votes-header', { file: VOTES, line: 1 }, { found: header ?? '', expected: VOTES_HEADER });
  }

  take({ line, leaf, vote }: VoteLine): void {
    this.#tree.append(leafHash(leaf));
    this.#keepRoot();
    if (vote === null) this.#findings.wrong('vote-form', { file: VOTES, line });
    else this.#count(vote, line);
  }

  #count(vote: Vote, line: number): void {
    const { number, choice, commitment } = vote;
    const order = compareCommitments(this.#last, commitment);
    if (order === 0) this.#findings.wrong('vote-twice', { file: VOTES, line });
    if (order > 0) this.#findings.wrong('vote-order', { file: VOTES, line });
    this.#last.set(commitment);
    this.#commitments.update(decodeCommitment(commitment));
    this.#elect(number, choice);
    const counted = this.#counts.get(number);
    if (counted) counted[choice] += 1;
    else this.#counts.set(number, { for: 0, against: 0, [choice]: 1 });
    if (this.#wanted.commitments.size > 0) this.#look(fromUtf8(commitment) ?? '', { line, number, choice });
  }

  conclude(): CountedVotes {
    if (this.#headers === 0) this.takeHeader(null);
    for (const tile of this.#tree.partialTiles()) this.#tiles.add(tile);
    return {
      lines: this.#tree.size,
      root: this.#tree.root(),
      counts: this.#counts,
      found: this.#found,
      rootBefore: this.#rootBefore,
      commitments: this.#commitments.digest(),
      election: this.#wanted.scored === null ? null : this.#election.digest(),
    };
  }

  /** Each vote is a voter of its own there, by the place of its line. */
  #elect(number: number, choice: Choice): void {
    const { scored } = this.#wanted;
    if (scored === null) return;
    const points = choice === 'for' ? ';1' : ';-1';
    this.#election.update(utf8(`${this.#tree.size};${number}${scored ? points : ''}\n`));
  }

  #look(commitment: string, vote: FoundVote): void {
    if (this.#wanted.commitments.has(commitment)) this.#found.set(commitment, vote);
  }

  #keepRoot(): void {
    if (this.#tree.size === this.#wanted.size) this.#rootBefore = this.#tree.root();
  }
}
