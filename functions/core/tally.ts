import type { AccountAge } from './account-age.ts';
import { type Ballot, countChoices, EMPTY_BALLOT } from './ballot.ts';
import { CHOICES, type Choice, type Instant } from './campaign.ts';
import { choiceBucket } from './choice-buckets.ts';

/** How many numbers share a tally page: their counters and cursors stay within about one write unit (1 KB). */
export const NUMBERS_A_PAGE = 64;
export const TURNOUT_PAGE = 'turnout';
/** On the turnout page: citizens with at least one choice. */
export const CITIZENS = 'citizens';

/** How many citizens hold how many choices, and how old accounts were at their first vote: what integrity is judged by. */
export const INTEGRITY_PAGE = 'integrity';

/** Counts the stream records that could not be understood: a counter beside the votes, never part of them. */
export const ASIDE_PAGE = 'aside';
export const ASIDE_RECORDS = 'records';

/** What is added to each counter of a page. */
export type Deltas = ReadonlyMap<string, number>;

export interface Counts {
  readonly for: number;
  readonly against: number;
}

/** One change of one ballot, as the stream tells it; null where there was or is no ballot. */
export interface BallotChange {
  readonly before: Ballot | null;
  readonly after: Ballot | null;
  readonly at: Instant;
}

export function numberPage(index: number): string {
  return `p${index}`;
}

/** The pages that hold the counters of numbers 1 to `last`. */
export function numberPages(last: number): string[] {
  return Array.from({ length: Math.ceil(last / NUMBERS_A_PAGE) }, (_, index) => numberPage(index));
}

export function pageOf(number: number): string {
  return numberPage(Math.floor((number - 1) / NUMBERS_A_PAGE));
}

const COUNTERS = { for: 'f', against: 'a' } as const satisfies Record<Choice, string>;

/** `f412`: the votes for number 412. */
export function counterOf(choice: Choice, number: number): string {
  return `${COUNTERS[choice]}${number}`;
}

/** The page of one day's votes per hour, by the campaign's clocks: `h2017-06-01` for the hour `2017-06-01T14`. */
export function hourPage(localHour: string): string {
  return `h${localHour.slice(0, 10)}`;
}

/** Its counter of one hour: `h14`. Votes cast or moved to the other side; taking one back is not counted here. */
export function hourCounter(localHour: string): string {
  return `h${localHour.slice(11)}`;
}

/** `k11`: citizens whose number of choices is in the bucket that begins with 11. */
export function bucketCounter(bucket: number): string {
  return `k${bucket}`;
}

/** `age-under-day`: ballots whose first vote came from an account of that age. */
export function ageCounter(age: AccountAge): string {
  return `age-${age}`;
}

class Pages {
  readonly byPage = new Map<string, Map<string, number>>();

  add(page: string, counter: string, delta: number): void {
    const deltas = this.byPage.get(page) ?? new Map<string, number>();
    this.byPage.set(page, deltas.set(counter, (deltas.get(counter) ?? 0) + delta));
  }

  /** One leaves the counter `from` for the counter `to`; null is none. */
  move(page: string, from: string | null, to: string | null): void {
    if (from === to) return;
    if (from !== null) this.add(page, from, -1);
    if (to !== null) this.add(page, to, 1);
  }
}

function bucketCounterOf(ballot: Ballot): string | null {
  const bucket = choiceBucket(countChoices(ballot));
  return bucket === null ? null : bucketCounter(bucket);
}

function ageCounterOf({ accountAge }: Ballot): string | null {
  return accountAge === undefined ? null : ageCounter(accountAge);
}

/** What a change of a ballot does to each page. `localHour` is the hour of the change by the campaign's clocks. */
export function deltasOf({ before, after }: BallotChange, localHour: string): ReadonlyMap<string, Deltas> {
  const [old, now] = [before ?? EMPTY_BALLOT, after ?? EMPTY_BALLOT];
  const pages = new Pages();
  let cast = 0;
  for (const choice of CHOICES) {
    for (const number of old[choice].difference(now[choice])) pages.add(pageOf(number), counterOf(choice, number), -1);
    for (const number of now[choice].difference(old[choice])) {
      pages.add(pageOf(number), counterOf(choice, number), 1);
      cast++;
    }
  }
  const turnout = Math.sign(countChoices(now)) - Math.sign(countChoices(old));
  if (turnout !== 0) pages.add(TURNOUT_PAGE, CITIZENS, turnout);
  pages.move(INTEGRITY_PAGE, bucketCounterOf(old), bucketCounterOf(now));
  pages.move(INTEGRITY_PAGE, ageCounterOf(old), ageCounterOf(now));
  if (cast > 0) pages.add(hourPage(localHour), hourCounter(localHour), cast);
  return pages.byPage;
}

export function sumOf(entries: Iterable<Deltas>): Map<string, number> {
  const sum = new Map<string, number>();
  for (const entry of entries) for (const [counter, delta] of entry) sum.set(counter, (sum.get(counter) ?? 0) + delta);
  return sum;
}
