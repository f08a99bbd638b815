import type { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { CHANGES_COUNTED, type Measure } from '../core/metrics.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import type { Aside } from '../stores/aside.ts';
import type { Tallies } from '../stores/tallies.ts';
import { type PageWork, workOf } from './count.ts';

const windowEvent = z.object({
  Records: z.array(z.unknown()).default([]),
  /** Only events of a tumbling window carry it. */
  shardId: z.string().optional(),
  state: z.record(z.string(), z.unknown()).default({}),
});

export interface CountParts {
  readonly campaigns: DeployedCampaigns;
  readonly tallies: Tallies;
  readonly aside: Pick<Aside, 'put'>;
  readonly logger: Logger;
  /** The name to use where events carry no shard, because the stream has a single one; null: refuse such events. */
  readonly onlyShard: string | null;
  /** Default: nothing is measured. */
  readonly measure?: Measure;
}

/** As many page writes at once: a batch over 923 proposals has about 17. */
const PARALLEL = 16;

/**
 * Keeps the live tally. Throws when a page cannot be written, so that the batch comes again: every page then drops
 * what it has.
 */
export function countVotes({ campaigns, tallies, aside, logger, onlyShard, measure }: CountParts) {
  const apply = ({ campaign, page, entries, at }: PageWork, shard: string) =>
    tallies.apply(campaign, page, shard, entries, at);

  return async (event: unknown): Promise<{ state: Record<string, unknown> }> => {
    const { Records, shardId, state } = windowEvent.parse(event);
    const shard = shardId ?? onlyShard;
    if (shard === null) {
      throw new Error(
        'The event has no shardId: give the mapping a tumbling window, or set ONLY_SHARD for a stream of one shard',
      );
    }
    const work = workOf(Records, shard, (id) => campaigns.find(id));
    for (const record of work.aside) {
      await aside.put(record);
      logger.error('record-put-aside', { ...record });
    }
    for (let start = 0; start < work.pages.length; start += PARALLEL) {
      await Promise.all(work.pages.slice(start, start + PARALLEL).map((page) => apply(page, shard)));
    }
    // Also at the end of a window without any: an empty minute and a dead function look different.
    measure?.({ [CHANGES_COUNTED]: Records.length });
    return { state };
  };
}
