import type { Instant } from '../core/campaign.ts';
import { CATALOGUE_AGE, OVERLAP } from './catalogue.ts';

/** Something that is known of a proposal, and the proposal's revision when it was so. */
export interface Mark {
  readonly number: number;
  readonly revision: number;
}

/** What is known of the proposals of one campaign, by number: in memory, and as fresh as the catalogue beside it. */
export class Marks<T extends Mark> {
  readonly #read: (since: Instant) => AsyncIterable<readonly T[]>;
  protected readonly marks = new Map<number, T>();
  #refreshedAt: Instant | null = null;

  /** `read`: reads what has changed at or after an instant. */
  constructor(read: (since: Instant) => AsyncIterable<readonly T[]>) {
    this.#read = read;
  }

  /** Takes in what has changed since; reads all of it the first time. `at` is the request's instant. */
  async refresh(at: Instant): Promise<ReadonlyMap<number, T>> {
    const last = this.#refreshedAt;
    if (last !== null && Math.abs(at - last) < CATALOGUE_AGE) return this.marks;
    const since = last === null ? 0 : Math.min(last, at) - OVERLAP;
    for await (const page of this.#read(since)) for (const mark of page) this.#take(mark);
    this.#refreshedAt = at;
    return this.marks;
  }

  #take(mark: T): void {
    const known = this.marks.get(mark.number);
    if (!known || known.revision < mark.revision) this.marks.set(mark.number, mark);
  }
}
