import type { Campaign } from '../core/campaign.ts';
import { leafHash, type Tile, TreeBuilder } from '../core/merkle.ts';
import { tilePath, writeTile } from '../core/merkle-tiles.ts';
import { type ElectionFile, electionHead, voteRecord } from '../core/open-data/election.ts';
import {
  type ArchiveFile,
  COMMITMENTS,
  ELECTION,
  manifestText,
  TILE_MANIFEST,
  VOTES,
} from '../core/open-data/files.ts';
import { Draft } from './draft.ts';
import { type Place, publish, publishBytes } from './publish.ts';
import type { VoteLine } from './sorted-votes.ts';

/** Tiles that are sent at the same time. */
const SIDE_BY_SIDE = 24;

/** Collects tiles as they are full, and sends them. */
class Tiles {
  readonly #place: Place;
  readonly #sent: ArchiveFile[] = [];
  #waiting: Tile[] = [];

  constructor(place: Place) {
    this.#place = place;
  }

  add(tile: Tile): void {
    this.#waiting.push(tile);
  }

  async send(atLeast = 1): Promise<void> {
    if (this.#waiting.length < atLeast) return;
    const tiles = this.#waiting;
    this.#waiting = [];
    const files = tiles.map(async (tile) => {
      const name = tilePath(tile.level, tile.index, tile.hashes.length);
      return publishBytes(this.#place, name, writeTile(tile), tile.hashes.length);
    });
    this.#sent.push(...(await Promise.all(files)));
  }

  /** The file that names them all. */
  async manifest(): Promise<ArchiveFile> {
    return publishBytes(this.#place, TILE_MANIFEST, manifestText(this.#sent), this.#sent.length);
  }
}

export interface PublishedVotes {
  readonly files: readonly ArchiveFile[];
  /** Of the tree over the lines of votes.csv. */
  readonly root: Uint8Array;
  readonly size: number;
}

/**
 * Publishes the votes: votes.csv, the tree over its lines with its tiles, the commitments for whoever looks one up, and
 * the election in the format of researchers. One line is in memory at a time, and the tiles that are on their way.
 */
export async function publishVotes(
  place: Place,
  campaign: Campaign,
  lines: Iterable<VoteLine> | AsyncIterable<VoteLine>,
  election: ElectionFile,
): Promise<PublishedVotes> {
  const tiles = new Tiles(place);
  const tree = new TreeBuilder((tile) => tiles.add(tile));
  const [votes, commitments, pabulib] = [
    await Draft.in(place.scratch, VOTES),
    await Draft.in(place.scratch, COMMITMENTS),
    await Draft.in(place.scratch, ELECTION),
  ];
  await votes.write('number,choice,commitment\r\n');
  await pabulib.write(electionHead(election));
  for await (const { number, choice, commitment } of lines) {
    const line = `${number},${choice},${commitment}`;
    tree.append(leafHash(Buffer.from(line)));
    await votes.write(`${line}\r\n`);
    await commitments.write(Buffer.from(commitment, 'base64url'));
    await pabulib.write(voteRecord(campaign, tree.size, number, choice));
    await tiles.send(SIDE_BY_SIDE);
  }
  for (const tile of tree.partialTiles()) tiles.add(tile);
  await tiles.send();
  const { size } = tree;
  if (size !== election.votes) throw new Error(`${size} votes came, ${election.votes} were counted`);
  const files = [
    await publish(place, votes, size),
    await publish(place, commitments, size),
    await publish(place, pabulib, size),
    await tiles.manifest(),
  ];
  return { files, root: tree.root(), size };
}
