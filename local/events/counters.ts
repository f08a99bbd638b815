/** What a mapping has done since it was started. */
export interface Counters {
  /** Records read from the stream, with those that the filters dropped. */
  recordsRead: number;
  recordsFiltered: number;
  /** Records whose invocation has succeeded. */
  recordsDelivered: number;
  /** Invocations with records that have succeeded. */
  batches: number;
  /** Deliveries that failed and were made again, whole, halved or in part. */
  retries: number;
  /** Batches given up on, and the records in them. */
  failures: number;
  recordsPutAside: number;
  /** What the last failed delivery or read said. */
  lastError: string | null;
}

export function newCounters(): Counters {
  return {
    recordsRead: 0,
    recordsFiltered: 0,
    recordsDelivered: 0,
    batches: 0,
    retries: 0,
    failures: 0,
    recordsPutAside: 0,
    lastError: null,
  };
}
