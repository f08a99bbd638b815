import { toBase64 } from '../../functions/core/base64.ts';
import { utf8 } from '../../functions/core/bytes.ts';
import type { Choice } from '../../functions/core/campaign.ts';
import { checkpointBody } from '../../functions/core/checkpoint.ts';
import { leafHash, type Tile, TreeBuilder } from '../../functions/core/merkle.ts';
import { tilePath, writeTile } from '../../functions/core/merkle-tiles.ts';
import { CHECKPOINT, COMMITMENTS, latestKey, versionFolder } from '../../functions/core/open-data/files.ts';

export interface Line {
  readonly number: number;
  readonly choice: Choice;
  readonly commitment: string;
}

export const leafOf = ({ number, choice, commitment }: Line) => utf8(`${number},${choice},${commitment}`);

/** The objects of a small archive that hold its votes, by key, with the tree's root. */
export function publishedArchive(campaign: string, version: number, lines: readonly Line[]) {
  const sorted = lines.toSorted((one, other) => (one.commitment < other.commitment ? -1 : 1));
  const folder = versionFolder(campaign, version);
  const objects = new Map<string, Uint8Array>();
  const keep = (tile: Tile) =>
    objects.set(`${folder}${tilePath(tile.level, tile.index, tile.hashes.length)}`, writeTile(tile));
  const tree = new TreeBuilder(keep);
  for (const line of sorted) tree.append(leafHash(leafOf(line)));
  for (const tile of tree.partialTiles()) keep(tile);
  const checkpoint = { origin: `test/${campaign}`, size: tree.size, root: tree.root(), extensions: [] };
  // Nobody here looks at the signature.
  const signature = toBase64(new Uint8Array(68));
  objects.set(`${folder}${CHECKPOINT}`, utf8(`${checkpointBody(checkpoint)}\n— test ${signature}\n`));
  objects.set(
    `${folder}${COMMITMENTS}`,
    Buffer.concat(sorted.map(({ commitment }) => Buffer.from(commitment, 'base64url'))),
  );
  objects.set(latestKey(campaign), utf8(JSON.stringify({ version })));
  return { objects, root: tree.root(), size: tree.size };
}
