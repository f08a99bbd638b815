import type { Instant } from '../core/campaign.ts';
import { CATALOGUE_AGE, OVERLAP } from './catalogue.ts';
import type { CostMark } from './costs.ts';

/** Reads the costs of proposals that changed at or after an instant. */
export type ReadCosts = (since: Instant) => AsyncIterable<readonly CostMark[]>;

/** What the proposals of one campaign cost, in memory and as fresh as the catalogue beside it. */
export class CostMarks {
  readonly #read: ReadCosts;
  readonly #marks = new Map<number, CostMark>();
  #refreshedAt: Instant | null = null;

  constructor(read: ReadCosts) {
    this.#read = read;
  }

  /** Takes in what has changed; reads all of it the first time. `at` is the request's instant. */
  async refresh(at: Instant): Promise<void> {
    const last = this.#refreshedAt;
    if (last !== null && Math.abs(at - last) < CATALOGUE_AGE) return;
    const since = last === null ? 0 : Math.min(last, at) - OVERLAP;
    for await (const page of this.#read(since)) for (const mark of page) this.#take(mark);
    this.#refreshedAt = at;
  }

  /** Null where nobody has estimated it. */
  of(number: number): number | null {
    return this.#marks.get(number)?.cost ?? null;
  }

  #take(mark: CostMark): void {
    const known = this.#marks.get(mark.number);
    if (!known || known.revision < mark.revision) this.#marks.set(mark.number, mark);
  }
}
