import { build, type Histogram } from 'hdr-histogram-js';

/** Microseconds a histogram distinguishes at most: ten minutes. */
const LONGEST = 600_000_000;

export interface LoadReport {
  readonly tasks: number;
  readonly seconds: number;
  /** Tasks per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** How long each of many tasks took, to three significant digits. */
export class Latencies {
  readonly #histogram: Histogram = build({ highestTrackableValue: LONGEST, numberOfSignificantValueDigits: 3 });

  async time<T>(task: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const outcome = await task();
    this.record(performance.now() - started);
    return outcome;
  }

  record(milliseconds: number): void {
    this.#histogram.recordValue(Math.min(LONGEST, Math.max(1, Math.round(milliseconds * 1000))));
  }

  get count(): number {
    return this.#histogram.totalCount;
  }

  /** Milliseconds within which this share of the tasks, in percent, was done. */
  percentile(percent: number): number {
    return this.#histogram.getValueAtPercentile(percent) / 1000;
  }
}

/** Does the work on every item, `concurrency` of them at once, in order of starting; stops at the first failure. */
export async function inParallel<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  // An array's iterator stays open when one of the workers leaves its loop.
  const queue = items.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      try {
        await work(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
      if (failed) return;
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: concurrency }, worker));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

/** Does `tasks` tasks, `concurrency` at once, and reports how long they took. */
export async function load(
  tasks: number,
  concurrency: number,
  task: (index: number) => Promise<unknown>,
): Promise<LoadReport> {
  const latencies = new Latencies();
  const started = performance.now();
  const indices = Array.from({ length: tasks }, (_, index) => index);
  await inParallel(indices, concurrency, async (index) => {
    await latencies.time(() => task(index));
  });
  const seconds = (performance.now() - started) / 1000;
  return {
    tasks,
    seconds,
    rate: tasks / seconds,
    p50: latencies.percentile(50),
    p99: latencies.percentile(99),
    max: latencies.percentile(100),
  };
}
