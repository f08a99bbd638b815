import { type Ballot, countChoices } from './ballot.ts';
import { CHOICES } from './campaign.ts';
import { CITIZENS, counterOf, pageOf, TURNOUT_PAGE } from './tally.ts';

/** Counts ballots one by one; memory depends on the proposals, not on the ballots. */
export class Recount {
  readonly #counts = new Map<string, Map<string, number>>();
  #votes = 0;
  #turnout = 0;

  /** `last`: the highest number on the ballot paper; every counter up to it is there, at 0. */
  constructor(last: number) {
    for (let number = 1; number <= last; number++)
      for (const choice of CHOICES) this.#add(pageOf(number), counterOf(choice, number), 0);
    this.#add(TURNOUT_PAGE, CITIZENS, 0);
  }

  #add(page: string, counter: string, delta: number): void {
    const counters = this.#counts.get(page) ?? new Map<string, number>();
    this.#counts.set(page, counters.set(counter, (counters.get(counter) ?? 0) + delta));
  }

  count(ballot: Ballot): void {
    for (const choice of CHOICES) {
      for (const number of ballot[choice]) this.#add(pageOf(number), counterOf(choice, number), 1);
    }
    const choices = countChoices(ballot);
    this.#votes += choices;
    if (choices === 0) return;
    this.#turnout++;
    this.#add(TURNOUT_PAGE, CITIZENS, 1);
  }

  get votes(): number {
    return this.#votes;
  }

  /** Citizens with at least one choice. */
  get turnout(): number {
    return this.#turnout;
  }

  /** The tally as it should be: counters by page. */
  get pages(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#counts;
  }
}

export interface Difference {
  readonly counter: string;
  readonly tally: number;
  readonly recount: number;
}

/** The counters in which `tally` differs from the recount. */
export function differences(recount: Recount, tally: (page: string, counter: string) => number): Difference[] {
  return [...recount.pages].flatMap(([page, counters]) =>
    [...counters]
      .map(([counter, count]) => ({ counter, tally: tally(page, counter), recount: count }))
      .filter((counter) => counter.tally !== counter.recount),
  );
}
