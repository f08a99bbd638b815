import { setTimeout as sleep } from 'node:timers/promises';
import type { Latencies } from '../load.ts';
import type { ElectionApi } from '../replay/api.ts';

/** Milliseconds between two looks at the tally: no delay is told more exactly. */
const LOOK_EVERY = 20;

/**
 * Watches the public tally while votes are cast. The k-th vote accepted is taken as visible with the first answer that
 * shows k votes: one shard is counted in the order of its records.
 */
export class Watch {
  readonly #api: ElectionApi;
  readonly #delays: Latencies;
  readonly #accepted: number[] = [];
  #seen = 0;
  #over = false;

  constructor(api: ElectionApi, delays: Latencies) {
    this.#api = api;
    this.#delays = delays;
  }

  /** To be called at the instant at which a vote was accepted. */
  accepted(): void {
    this.#accepted.push(performance.now());
  }

  /** Looks until `end` was called and every vote accepted is visible. */
  async look(before: number): Promise<void> {
    while (!this.#over || this.#seen < this.#accepted.length) {
      const { votes } = await this.#api.tally();
      const now = performance.now();
      while (this.#seen < Math.min(votes - before, this.#accepted.length)) {
        this.#delays.record(now - (this.#accepted[this.#seen] ?? now));
        this.#seen++;
      }
      await sleep(LOOK_EVERY);
    }
  }

  end(): void {
    this.#over = true;
  }
}
