import type { BallotGroup, Candidate } from './candidate.ts';

/** A candidate that money can be spent on. */
export type Costed = Candidate & { readonly cost: number };

/**
 * Who supports whom, in flat arrays: groups of equal ballots by their places 0, 1, 2 …, and so the candidates.
 * 100,000 ballots with ten votes each are a million entries; objects would take ten times the room and time.
 */
export interface Electorate {
  readonly candidates: readonly Costed[];
  /** All ballots, also those that support none of the candidates: each has its share of the budget. */
  readonly citizens: number;
  /** By group: how many ballots it stands for. */
  readonly weights: Float64Array;
  /** By group: where its candidates begin in `paid`-like arrays; one more entry than groups. */
  readonly starts: Int32Array;
  /** The groups that support each candidate, candidate by candidate. */
  readonly supporters: Int32Array;
  /** By candidate: where its groups begin in `supporters`; one more entry than candidates. */
  readonly supportedFrom: Int32Array;
}

export function electorateOf(candidates: readonly Costed[], ballots: Iterable<BallotGroup>): Electorate {
  const places = new Map(candidates.map(({ number }, place) => [number, place]));
  const groups: { places: number[]; weight: number }[] = [];
  const counts = new Int32Array(candidates.length);
  let citizens = 0;
  for (const { numbers, weight } of ballots) {
    citizens += weight;
    const supported = numbers.flatMap((number) => places.get(number) ?? []);
    for (const place of supported) counts[place] = (counts[place] ?? 0) + 1;
    if (supported.length > 0) groups.push({ places: supported, weight });
  }
  const supportedFrom = runningSums(counts);
  const supporters = new Int32Array(supportedFrom.at(-1) ?? 0);
  const next = supportedFrom.slice(0, -1);
  for (const [group, { places: supported }] of groups.entries()) {
    for (const place of supported) {
      const at = next[place] ?? 0;
      supporters[at] = group;
      next[place] = at + 1;
    }
  }
  return {
    candidates,
    citizens,
    weights: Float64Array.from(groups, ({ weight }) => weight),
    starts: runningSums(Int32Array.from(groups, (group) => group.places.length)),
    supporters,
    supportedFrom,
  };
}

/**
 * Equal ballots together, whatever their order: the work then grows with the number of different ones. Each of those is
 * kept as one text of its numbers, which takes less room than a list would.
 */
export class BallotGroups implements Iterable<BallotGroup> {
  readonly #weights = new Map<string, number>();

  /** One ballot, by the numbers it votes for. */
  add(numbers: Iterable<number>): void {
    const key = [...numbers].sort((one, other) => one - other).join();
    this.#weights.set(key, (this.#weights.get(key) ?? 0) + 1);
  }

  /** How many different ones there are. */
  get size(): number {
    return this.#weights.size;
  }

  *[Symbol.iterator](): Generator<BallotGroup> {
    for (const [key, weight] of this.#weights) yield { numbers: key === '' ? [] : key.split(',').map(Number), weight };
  }
}

export function groupBallots(ballots: Iterable<readonly number[]>): BallotGroups {
  const groups = new BallotGroups();
  for (const ballot of ballots) groups.add(ballot);
  return groups;
}

function runningSums(counts: Int32Array): Int32Array {
  const sums = new Int32Array(counts.length + 1);
  for (let index = 0; index < counts.length; index++) sums[index + 1] = (sums[index] ?? 0) + (counts[index] ?? 0);
  return sums;
}
