import { counterOf, NUMBERS_A_PAGE, numberPage, numberPages, pageOf } from '../../functions/core/tally.ts';
import { CURSOR_LIFETIME, cursorName, pageKey } from '../../functions/stores/tally-updates.ts';
import { logNormal, type Random, seededRandom } from '../random.ts';
import { itemSize, writeUnits } from './item-size.ts';

/** Write units a second that one item takes, and one partition. */
export const MOST_UNITS = 1_000;
/** How long a shard of a stream takes records before another follows it, in milliseconds: seen, not promised. */
const SHARD_LIFETIME = 4 * 3_600_000;
/** As unequal as proposals are in the bench's Liège. */
const SKEW = 1;

export interface ShardsPlan {
  /** Shards that take records at the same time. */
  readonly shards: number;
  /** Votes a second, over all shards. */
  readonly votes: number;
  readonly proposals: number;
  /** Seconds for which records are collected before a batch is handed over: one write a page. */
  readonly window: number;
  /** Shards that share a set of pages; the sets are summed when the tally is read. */
  readonly group: number;
  /** Windows that are lived through. */
  readonly windows: number;
  readonly seed: number;
}

export interface ShardsOutcome {
  /** Writes a second on the page that is written most. */
  readonly writes: number;
  /** Bytes of that page: its counters, and one cursor for each shard that has written in the last 25 hours. */
  readonly bytes: number;
  /** Write units a second on that page. */
  readonly units: number;
  /** Write units on all pages for each vote. */
  readonly unitsAVote: number;
  /** Pages that one reading of the whole tally takes. */
  readonly pagesRead: number;
}

/** A full page of six-digit counts with the cursors of `shards` at a time. */
export function pageBytes(shards: number): number {
  const numbers = Array.from({ length: NUMBERS_A_PAGE }, (_, index) => 801 + index);
  const counters = numbers.flatMap((number) => [
    [counterOf('for', number), 123_456],
    [counterOf('against', number), 12_345],
  ]);
  const generations = shards === 0 ? 0 : Math.ceil(CURSOR_LIFETIME / SHARD_LIFETIME) + 1;
  const cursor = itemSize({
    [cursorName('shardId-00000001496268000000-1a2b3c4d')]: `${'0'.repeat(40)}|1496268000000`,
  });
  return (
    itemSize({ ...pageKey('reinventons-liege-2017', numberPage(12)), ...Object.fromEntries(counters) }) +
    shards * generations * cursor
  );
}

/** A number of events in a window, at this mean. */
function poisson(random: Random, mean: number): number {
  let [count, left] = [0, mean];
  while (left > 0) {
    left += Math.log(1 - random());
    if (left > 0) count++;
  }
  return count;
}

/** Lives through some windows of voting and counts which batch writes to which page. */
export function simulateShards(plan: ShardsPlan): ShardsOutcome {
  const { shards, votes, proposals, window, group, windows, seed } = plan;
  const random = seededRandom(seed);
  const pages = numberPages(proposals);
  const weights = Array.from({ length: proposals }, () => logNormal(random, SKEW));
  const cumulated = weights.map((_, index) => weights.slice(0, index + 1).reduce((sum, weight) => sum + weight, 0));
  const whole = cumulated.at(-1) ?? 0;
  const draw = () => 1 + lowerBound(cumulated, random() * whole);
  const writes = new Map<string, number>();
  let cast = 0;
  for (let turn = 0; turn < windows; turn++) {
    for (let shard = 0; shard < shards; shard++) {
      const count = poisson(random, (votes * window) / shards);
      cast += count;
      const touched = new Set(Array.from({ length: count }, () => pageOf(draw())));
      // Every batch with a vote in it writes to the page of its hour; first choices write to the turnout as often at most.
      if (count > 0) touched.add('hour').add('turnout');
      for (const page of touched) {
        const name = `${page} of group ${Math.floor(shard / group)}`;
        writes.set(name, (writes.get(name) ?? 0) + 1);
      }
    }
  }
  const sharing = Math.min(group, shards);
  const hottest = Math.max(...writes.values()) / (windows * window);
  const bytes = pageBytes(sharing);
  const all = [...writes.values()].reduce((sum, count) => sum + count, 0);
  return {
    writes: hottest,
    bytes,
    units: hottest * writeUnits(bytes),
    unitsAVote: (all * writeUnits(bytes)) / cast,
    pagesRead: (pages.length + 1) * Math.ceil(shards / group),
  };
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
