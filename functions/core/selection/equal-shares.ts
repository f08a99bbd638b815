import type { Tie } from './candidate.ts';
import type { Electorate } from './electorate.ts';
import { EqualSharesRun, type Run } from './equal-shares-run.ts';
import type { Compare } from './ties.ts';

export interface EqualSharesOutcome {
  /** In the order in which they were bought. */
  readonly numbers: readonly number[];
  readonly spent: number;
  readonly tie: Tie | null;
  /** By how many units each citizen's share was raised; 0 without Add1. */
  readonly added: number;
}

/** Equal shares of the budget, as they are. */
export function equalShares(electorate: Electorate, budget: number, compare: Compare): EqualSharesOutcome {
  const run = new EqualSharesRun(electorate, budget, compare).run();
  return outcomeOf(electorate, run, 0);
}

/**
 * Equal shares with Add1: every citizen's share is raised by one unit of currency, again and again. It ends before the
 * first step whose outcome costs more than the budget, or with the first that leaves nothing affordable that anybody
 * voted for. A tie that decides something ends it too, and is reported.
 *
 * @param unit how many units of the costs one unit of currency is (100 where costs are in cents)
 */
export function equalSharesAdd1(
  electorate: Electorate,
  budget: number,
  compare: Compare,
  unit: number,
): EqualSharesOutcome {
  let added = 0;
  let last = new EqualSharesRun(electorate, budget, compare).run();
  while (last.tie === null && leavesSomething(electorate, budget, last)) {
    const total = budget + electorate.citizens * unit * (added + 1);
    const next = new EqualSharesRun(electorate, total, compare).run();
    if (next.spent > budget) break;
    last = next;
    added += 1;
  }
  return outcomeOf(electorate, last, added);
}

function leavesSomething({ candidates, supportedFrom }: Electorate, budget: number, { bought, spent }: Run): boolean {
  const isBought = new Set(bought);
  return candidates.some(
    ({ cost }, place) =>
      !isBought.has(place) && spent + cost <= budget && supportedFrom[place] !== supportedFrom[place + 1],
  );
}

function outcomeOf({ candidates }: Electorate, { bought, spent, tie }: Run, added: number): EqualSharesOutcome {
  const numbersOf = (places: readonly number[]) => places.flatMap((place) => candidates[place]?.number ?? []);
  return { numbers: numbersOf(bought), spent, added, tie: tie && { numbers: numbersOf(tie), places: null } };
}
