import { describe, expect, it } from '@jest/globals';
import { MAX_PAYLOAD_BYTES, nextBatch } from '../../../local/events/batch.ts';
import { type Entry, expiredCount } from '../../../local/events/entry.ts';
import { type MappingSettings, readMappingSettings } from '../../../local/events/mapping-settings.ts';
import type { StreamEventRecord } from '../../../local/events/stream-event.ts';

const settingsWith = (properties: Record<string, unknown>): MappingSettings =>
  readMappingSettings('M', { EventSourceArn: 'a', FunctionName: 'f', StartingPosition: 'LATEST', ...properties });

function entry(changes: Partial<Entry> = {}): Entry {
  const record = {} as StreamEventRecord;
  return { record, sequence: '1', writtenAt: 0, readAt: 0, bytes: 100, done: false, ...changes };
}

describe('the next batch', () => {
  it('is full at the batch size', () => {
    const queue = [entry(), entry(), entry()];
    expect(nextBatch(queue, settingsWith({ BatchSize: 2 }), 0)).toEqual({ entries: queue.slice(0, 2), full: true });
    expect(nextBatch(queue, settingsWith({ BatchSize: 4 }), 0)).toEqual({ entries: queue, full: false });
  });

  it('stays below 6 MB, with the window’s state in it', () => {
    const third = entry({ bytes: MAX_PAYLOAD_BYTES / 3 });
    expect(nextBatch([third, third, third], settingsWith({}), 0).entries).toHaveLength(2);
    expect(nextBatch([third, third, third], settingsWith({}), MAX_PAYLOAD_BYTES / 3)).toMatchObject({ full: true });
    expect(nextBatch([third, third, third], settingsWith({}), MAX_PAYLOAD_BYTES / 3).entries).toHaveLength(1);
  });

  it('has one record at least, however large', () => {
    expect(nextBatch([entry({ bytes: 2 * MAX_PAYLOAD_BYTES })], settingsWith({}), 0).entries).toHaveLength(1);
  });

  it('ends where the next tumbling window begins', () => {
    const queue = [entry({ writtenAt: 1_000 }), entry({ writtenAt: 1_999 }), entry({ writtenAt: 2_000 })];
    const batch = nextBatch(queue, settingsWith({ TumblingWindowInSeconds: 1 }), 0);
    expect(batch).toEqual({ entries: queue.slice(0, 2), full: true });
  });
});

describe('the age of records', () => {
  it('is exceeded by those written too long ago', () => {
    expect(expiredCount([entry({ writtenAt: 0 }), entry({ writtenAt: 50 })], 101, 0, 100)).toBe(1);
    expect(expiredCount([entry({ writtenAt: 0 })], 100, 0, 100)).toBe(0);
    expect(expiredCount([entry({ writtenAt: 0 }), entry({ writtenAt: 1 })], 1_000, 0, 100)).toBe(2);
  });

  it('does not count the time before the mapping ran', () => {
    expect(expiredCount([entry({ writtenAt: 0 })], 1_000, 950, 100)).toBe(0);
  });
});
