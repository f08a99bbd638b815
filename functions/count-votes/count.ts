import type { Campaign, Instant } from '../core/campaign.ts';
import { deltasOf } from '../core/tally.ts';
import { localHour } from '../core/zone.ts';
import type { AsideRecord } from '../stores/aside.ts';
import type { PageEntry } from '../stores/tally-updates.ts';
import { countableRecord } from './stream-record.ts';

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

function sequenceOf(record: unknown): string {
  if (typeof record !== 'object' || record === null || !('dynamodb' in record)) return 'unknown';
  const { dynamodb } = record;
  if (typeof dynamodb !== 'object' || dynamodb === null || !('SequenceNumber' in dynamodb)) return 'unknown';
  return String(dynamodb.SequenceNumber);
}

/** What a batch of stream records does to the tally, page by page; what cannot be understood is put aside. */
export function workOf(records: readonly unknown[], shard: string, find: (id: string) => Campaign | null): BatchWork {
  const pages = new Map<string, PageWork>();
  const aside: AsideRecord[] = [];
  for (const record of records) {
    try {
      const { campaign: id, sequence, ...change } = countableRecord(record);
      const campaign = find(id);
      if (!campaign) throw new RangeError(`No campaign "${id}" is deployed`);
      for (const [page, deltas] of deltasOf(change, localHour(change.at, campaign.timeZone))) {
        const work = pages.get(`${id}#${page}`) ?? { campaign: id, page, entries: [], at: change.at };
        work.entries.push({ sequence, deltas });
        work.at = Math.max(work.at, change.at);
        pages.set(`${id}#${page}`, work);
      }
    } catch (error) {
      const reason = error instanceof RangeError ? error.message : 'The record is not one of the Ballots table';
      aside.push({ shard, sequence: sequenceOf(record), reason });
    }
  }
  return { pages: [...pages.values()], aside };
}
