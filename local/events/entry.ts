import type { StreamEventRecord } from './stream-event.ts';

/** A record on its way from the stream to the function. Times are the machine's, in ms. */
export interface Entry {
  readonly record: StreamEventRecord;
  readonly sequence: string;
  /** When it was written, as closely as the stream tells: never earlier than the truth. */
  readonly writtenAt: number;
  readonly readAt: number;
  /** Length of its JSON in bytes. */
  readonly bytes: number;
  /** Delivered with success, put aside, or dropped by the filters. */
  done: boolean;
}

/** How many entries at the head are older than `maxAge`, counting no time before `since`. All numbers in ms. */
export function expiredCount(entries: readonly Entry[], now: number, since: number, maxAge: number): number {
  const young = entries.findIndex((entry) => now - Math.max(entry.writtenAt, since) <= maxAge);
  return young === -1 ? entries.length : young;
}
