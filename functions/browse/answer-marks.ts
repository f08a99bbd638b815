import type { AnswerMark } from '../core/answer.ts';
import type { Instant } from '../core/campaign.ts';
import type { AnsweredProposal } from '../stores/answer-items.ts';
import { CATALOGUE_AGE, OVERLAP } from '../stores/catalogue.ts';

/** Reads what was answered at or after an instant. */
export type ReadAnswered = (since: Instant) => AsyncIterable<readonly AnsweredProposal[]>;

/** Which proposals of one campaign are answered, in memory and as fresh as the catalogue beside it. */
export class AnswerMarks {
  readonly #read: ReadAnswered;
  readonly #marks = new Map<number, AnsweredProposal>();
  #refreshedAt: Instant | null = null;

  constructor(read: ReadAnswered) {
    this.#read = read;
  }

  /** Takes in what was answered since; reads all of it the first time. `at` is the request's instant. */
  async refresh(at: Instant): Promise<ReadonlyMap<number, AnswerMark>> {
    const last = this.#refreshedAt;
    if (last !== null && Math.abs(at - last) < CATALOGUE_AGE) return this.#marks;
    const since = last === null ? 0 : Math.min(last, at) - OVERLAP;
    for await (const page of this.#read(since)) for (const mark of page) this.#take(mark);
    this.#refreshedAt = at;
    return this.#marks;
  }

  #take(mark: AnsweredProposal): void {
    const known = this.#marks.get(mark.number);
    if (!known || known.revision < mark.revision) this.#marks.set(mark.number, mark);
  }
}
