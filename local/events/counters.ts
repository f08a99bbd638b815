/** What a mapping has done since it was started. */
export interface Counters {
  recordsRead: number;
  recordsFiltered: number;
  recordsDelivered: number;
  batches: number;
  retries: number;
  failures: number;
  recordsPutAside: number;
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
