import { concat, equalBytes, toHex } from '../../functions/core/bytes.ts';
import { TILE_WIDTH, type Tile } from '../../functions/core/merkle.ts';
import { readTile, tilePath } from '../../functions/core/merkle-tiles.ts';
import { TILE_MANIFEST, VOTES } from '../../functions/core/open-data/files.ts';
import { sha256 } from '../../functions/core/sha256.ts';
import { type Archive, readAll } from '../archive.ts';
import type { Findings } from '../findings.ts';

/** Whether tiles came along; they are many, and who has votes.csv can do without. */
export function hasTiles(archive: Archive): boolean {
  return [...archive.names].some((name) => name.startsWith('tile/') && name !== TILE_MANIFEST);
}

/** The line of votes.csv that a leaf is; leaves are counted from 0 and line 1 is the header. */
export function lineOfLeaf(leaf: number): number {
  return leaf + 2;
}

/** Compares the archive's tiles with those of the tree over votes.csv, a few at a time as they come. */
export class TileCheck {
  readonly #archive: Archive;
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #findings: Findings;
  readonly #there: boolean;
  readonly #waiting: Tile[] = [];
  readonly #wrongsBefore: number;
  #compared = 0;

  /** `hashes`: SHA-256 in hex of files that have been read. */
  constructor(archive: Archive, hashes: ReadonlyMap<string, string>, findings: Findings) {
    this.#archive = archive;
    this.#hashes = hashes;
    this.#findings = findings;
    this.#there = hasTiles(archive);
    this.#wrongsBefore = findings.wrongs;
  }

  add(tile: Tile): void {
    if (this.#there) this.#waiting.push(tile);
  }

  /** Looks at the tiles that were added since. */
  async drain(): Promise<void> {
    for (const tile of this.#waiting) await this.#compare(tile);
    this.#waiting.length = 0;
  }

  conclude(): void {
    if (!this.#there) this.#findings.unchecked('no-tiles');
    else if (this.#findings.wrongs === this.#wrongsBefore)
      this.#findings.holds('tiles-hold', { count: this.#compared });
  }

  async #compare({ level, index, hashes }: Tile): Promise<void> {
    const file = tilePath(level, index, hashes.length);
    this.#compared += 1;
    // Read again only where it is another: of the thousands of a good archive, none.
    if (this.#hashes.get(file) === toHex(sha256(concat(...hashes)))) return;
    const bytes = await readAll(this.#archive, file);
    if (bytes === null) {
      this.#findings.wrong('tile-missing', { file });
      await this.#compareOther(level, index, hashes);
      return;
    }
    const found = readTile(bytes);
    if (found?.length === hashes.length) this.#compareHashes(file, { level, index, hashes }, found);
    else this.#findings.wrong('tile-form', { file }, { bytes: bytes.length, hashes: hashes.length });
  }

  /** With lines more or less, a tile has another width and so another name: what both have tells where they part. */
  async #compareOther(level: number, index: number, hashes: Tile['hashes']): Promise<void> {
    const stem = tilePath(level, index);
    const other = [...this.#archive.names].find((name) => name === stem || name.startsWith(`${stem}.p/`));
    const bytes = other === undefined ? null : await readAll(this.#archive, other);
    const found = bytes && readTile(bytes);
    if (other === undefined || !found) return;
    const common = Math.min(hashes.length, found.length);
    this.#compareHashes(other, { level, index, hashes: hashes.slice(0, common) }, found);
  }

  #compareHashes(file: string, { level, index, hashes }: Tile, found: readonly Uint8Array[]): void {
    const place = hashes.findIndex((hash, at) => !equalBytes(hash, found[at] ?? hash));
    if (place < 0) return;
    const line = lineOfLeaf(index * TILE_WIDTH + place);
    if (level > 0) this.#findings.wrong('tile-differs', { file }, { place: place + 1 });
    else this.#findings.wrong('leaf-differs', { file: VOTES, line }, { tile: file, place: place + 1 });
  }
}
