import type { Entry } from './entry.ts';
import type { MappingSettings } from './mapping-settings.ts';

/** Lambda's limit on the payload of a synchronous invocation. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
/** What an event has besides its records: the names, the window, its ARN. The window's state is added to it. */
const ENVELOPE_BYTES = 2_048;

export interface Batch {
  readonly entries: readonly Entry[];
  /** Nothing more can be added to it. */
  readonly full: boolean;
}

/** The start of the tumbling window in which a record was written; 0 when there are no windows. */
export function windowStartOf(entry: Entry, settings: MappingSettings): number {
  const length = settings.tumblingWindow;
  return length === 0 ? 0 : Math.floor(entry.writtenAt / length) * length;
}

/**
 * The batch that the head of the queue makes at this moment: up to the batch size, 6 MB, the end of the head's window.
 * @param stateBytes length of the window's state, which travels in the same payload
 */
export function nextBatch(queue: readonly Entry[], settings: MappingSettings, stateBytes: number): Batch {
  const head = queue[0];
  if (head === undefined) return { entries: [], full: false };
  const window = windowStartOf(head, settings);
  let bytes = ENVELOPE_BYTES + stateBytes;
  let length = 0;
  for (const entry of queue) {
    const tooLarge = length > 0 && bytes + entry.bytes + 1 > MAX_PAYLOAD_BYTES;
    const anotherWindow = windowStartOf(entry, settings) > window;
    if (length === settings.batchSize || tooLarge || anotherWindow)
      return { entries: queue.slice(0, length), full: true };
    bytes += entry.bytes + 1;
    length++;
  }
  return { entries: queue.slice(0, length), full: length === settings.batchSize };
}
