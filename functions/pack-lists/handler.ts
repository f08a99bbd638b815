import * as z from 'zod';
import type { Campaign, Instant } from '../core/campaign.ts';
import { PACK_AGE, PACK_LIFE, type PackName } from '../core/packing.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { type Catalogue, OVERLAP } from '../stores/catalogue.ts';
import type { Mark, Marks } from '../stores/marks.ts';
import type { Packs } from '../stores/packs.ts';

const packEvent = z.object({ campaign: z.string(), at: z.iso.datetime() });

export interface PackedMarks {
  readonly name: PackName;
  readonly list: Marks<Mark>;
  /**
   * Whether those of proposals that are not public are left out. Only where the index goes by when a proposal changed:
   * publishing it is a change, after which its mark is read again.
   */
  readonly publicOnly: boolean;
}

/** What lists are made of, as `browse` reads it as well. */
export interface Lists {
  readonly catalogue: Catalogue;
  readonly marks: readonly PackedMarks[];
}

export interface PackParts {
  readonly campaigns: Pick<DeployedCampaigns, 'get'>;
  readonly packs: Pick<Packs, 'asOf' | 'noteAsOf' | 'write'>;
  /** When anything last changed in a campaign's proposals; null: it has none. */
  readonly lastChange: (campaign: string) => Promise<Instant | null>;
  /** Kept from one invocation to the next, so that only what has changed is read. */
  readonly listsOf: (campaign: Campaign) => Lists;
}

/**
 * Packs what lists are made of, if anything may have changed since the pack before or that one grows old. Whatever changed at or before
 * `asOf` less the overlap is in the pack; later changes may be, and are read again. Called twice, or late, it packs the
 * same or does nothing.
 */
export function packLists({ campaigns, packs, lastChange, listsOf }: PackParts) {
  return async (event: unknown): Promise<void> => {
    const { campaign: id, at: text } = packEvent.parse(event);
    const campaign = campaigns.get(id);
    const at = Date.parse(text);
    const before = await packs.asOf(id);
    if (before !== null) {
      if (at - before < PACK_AGE) return;
      const changed = await lastChange(id);
      const settled = changed === null || changed < before - OVERLAP;
      if (settled && at - before < PACK_LIFE) return;
    }
    const { catalogue, marks } = listsOf(campaign);
    await catalogue.refresh(at);
    const published = new Set(catalogue.published().map(({ number }) => number));
    for (const { name, list, publicOnly } of marks) {
      const all = [...(await list.refresh(at)).values()];
      const content = publicOnly ? all.filter(({ number }) => published.has(number)) : all;
      await packs.write(id, name, { asOf: at, content });
    }
    await packs.write(id, 'search', { asOf: at, content: await catalogue.packSearch() });
    await packs.write(id, 'summaries', { asOf: at, content: catalogue.published() });
    await packs.noteAsOf(id, at);
  };
}
