import type * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { PACKED_FROM, type PackName } from '../core/packing.ts';
import { OVERLAP } from './catalogue.ts';
import type { Pack, Packs } from './packs.ts';

/** Reads what changed at or after an instant; 0: all there is. */
export type ReadSince<T> = (since: Instant) => AsyncIterable<readonly T[]>;

/**
 * Reads as `read` does, but all there is in two parts: what is packed, and what may have changed since it was. Changes
 * are told by their instants, and reach the index later than those: hence the overlap.
 */
export function packedFirst<T>(pack: () => Promise<Pack<readonly T[]> | null>, read: ReadSince<T>): ReadSince<T> {
  return async function* (since) {
    const packed = since === 0 ? await pack() : null;
    if (packed) yield packed.content;
    yield* read(packed ? packed.asOf - OVERLAP : since);
  };
}

export interface CampaignPacksParts {
  /** Loads what reads objects, which few campaigns need. */
  readonly open: () => Promise<Pick<Packs, 'read'>>;
  /** The last number given to a proposal of a campaign. */
  readonly lastNumber: (campaign: string) => Promise<number>;
  /** Told of a pack that cannot be read: lists then come out of the table, only slower. */
  readonly unreadable: (campaign: string, name: PackName, error: unknown) => void;
}

/** The packs of one campaign, for as long as its execution environment lives. */
export class CampaignPacks {
  readonly #id: string;
  readonly #parts: CampaignPacksParts;
  #packed: boolean | null = null;

  constructor(id: string, parts: CampaignPacksParts) {
    this.#id = id;
    this.#parts = parts;
  }

  /** Null where nothing is packed, or what is cannot be read. */
  async read<T>(name: PackName, schema: z.ZodType<T>): Promise<Pack<T> | null> {
    const { open, lastNumber, unreadable } = this.#parts;
    this.#packed ??= (await lastNumber(this.#id)) >= PACKED_FROM;
    if (!this.#packed) return null;
    try {
      return await (await open()).read(this.#id, name, schema);
    } catch (error) {
      unreadable(this.#id, name, error);
      return null;
    }
  }
}
