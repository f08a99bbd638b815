import { createHash } from 'node:crypto';
import type { Image } from './stream-event.ts';

/** Which lane takes an item's records: always the same one, so that they keep their order. */
export function laneOf(keys: Image, partitionKey: string | null, lanes: number): number {
  if (lanes === 1) return 0;
  const key = partitionKey === null ? keys : keys[partitionKey];
  return createHash('sha1').update(JSON.stringify(key)).digest().readUInt32BE() % lanes;
}
