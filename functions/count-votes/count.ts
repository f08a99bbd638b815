import type { Campaign, Instant } from '../core/campaign.ts';
import { paddedSequence } from '../core/sequence.ts';
import { ASIDE_PAGE, ASIDE_RECORDS, deltasOf } from '../core/tally.ts';
import { localHour } from '../core/zone.ts';
import type { AsideRecord } from '../stores/aside.ts';
import { NO_CAMPAIGN } from '../stores/tallies.ts';
import type { PageEntry } from '../stores/tally-updates.ts';
import { countableRecord, placeOf } from './stream-record.ts';

const ONE_RECORD: ReadonlyMap<string, number> = new Map([[ASIDE_RECORDS, 1]]);

/** The part of the batch that concerns one page, in the shard's order. */
export interface PageWork {
  readonly campaign: string;
  readonly page: string;
  readonly entries: PageEntry[];
  /** The latest record's creation. */
  at: Instant;
}

export interface BatchWork {
  readonly pages: readonly PageWork[];
  readonly aside: readonly AsideRecord[];
}

/** Collects what a batch does, page by page. */
class Work {
  readonly pages = new Map<string, PageWork>();

  add(campaign: string, page: string, entry: PageEntry, at: Instant): void {
    const key = `${campaign}#${page}`;
    const work = this.pages.get(key) ?? { campaign, page, entries: [], at };
    work.entries.push(entry);
    work.at = Math.max(work.at, at);
    this.pages.set(key, work);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof RangeError ? error.message : 'The record is not one of the Ballots table';
}

/**
 * What a batch of stream records does to the tally, page by page. What cannot be understood is put aside, and counted
 * as such on a page of its own by the same rule as votes: once, however often it is delivered.
 */
export function workOf(records: readonly unknown[], shard: string, find: (id: string) => Campaign | null): BatchWork {
  const work = new Work();
  const aside: AsideRecord[] = [];
  for (const record of records) {
    try {
      const { campaign: id, sequence, ...change } = countableRecord(record);
      const campaign = find(id);
      if (!campaign) throw new RangeError(`No campaign "${id}" is deployed`);
      for (const [page, deltas] of deltasOf(change, localHour(change.at, campaign.timeZone)))
        work.add(id, page, { sequence, deltas }, change.at);
    } catch (error) {
      const place = placeOf(record);
      aside.push({ shard, sequence: place?.sequence ?? 'unknown', reason: reasonOf(error) });
      if (!place) continue;
      const campaign = find(place.campaign ?? '')?.id ?? NO_CAMPAIGN;
      const entry = { sequence: paddedSequence(place.sequence), deltas: ONE_RECORD };
      work.add(campaign, ASIDE_PAGE, entry, place.at);
    }
  }
  return { pages: [...work.pages.values()], aside };
}
