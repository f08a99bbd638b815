import type { Selection as CampaignSelection } from '../campaign.ts';
import { type BallotGroup, type Candidate, type Selection, scoreBy } from './candidate.ts';
import { type Costed, electorateOf } from './electorate.ts';
import { equalShares, equalSharesAdd1 } from './equal-shares.ts';
import { fill } from './fill.ts';
import { type Limits, Room } from './room.ts';
import type { Best, EqualShares, Greedy, Score, SelectionRule, Threshold } from './rule.ts';
import { compareTied, inClasses } from './ties.ts';

export interface Counted {
  readonly candidates: readonly Candidate[];
  /** Only equal shares look at ballots, each rule anew; see `BallotGroups`. */
  readonly ballots: Iterable<BallotGroup>;
  /** How many units of costs and budgets one unit of currency is; 1 where left out. Add1 goes by units of currency. */
  readonly unit?: number;
}

/** What a campaign's rule selects, and what each of its other rules would have. */
export function selectWithWhatIf({ whatIf = [], ...rule }: CampaignSelection, counted: Counted): PublishedSelection {
  return {
    rule,
    outcome: select(rule, counted),
    whatIf: whatIf.map((other) => ({ rule: other, outcome: select(other, counted) })),
  };
}

export interface PublishedSelection {
  readonly rule: SelectionRule;
  readonly outcome: Selection;
  /** In the file's order. */
  readonly whatIf: readonly { readonly rule: SelectionRule; readonly outcome: Selection }[];
}

/** What a rule selects. The order of candidates and ballots makes no difference. Throws a RangeError on wrong amounts. */
export function select(rule: SelectionRule, counted: Counted): Selection {
  checkAmounts(rule, counted);
  switch (rule.rule) {
    case 'best':
      return inOrder(rule, counted, { places: rule.projects, budget: null }, 1);
    case 'threshold':
      return inOrder(rule, counted, { places: null, budget: null }, rule.votes);
    case 'greedy':
      return inOrder(rule, counted, { places: null, budget: rule.budget }, 1);
    case 'equal-shares':
      return byEqualShares(rule, counted);
  }
}

function checkAmounts(rule: SelectionRule, { candidates, unit = 1 }: Counted): void {
  const amounts = [unit, 'budget' in rule ? rule.budget : 0, ...candidates.flatMap(({ cost }) => cost ?? [])];
  const wrong = amounts.find((amount) => !Number.isSafeInteger(amount) || amount < 0);
  if (wrong !== undefined) throw new RangeError(`${wrong} is no amount: count in whole units, such as cents`);
}

function inOrder(
  rule: Best | Threshold | Greedy,
  { candidates }: Counted,
  limits: Omit<Limits, 'quotas'>,
  lowest: number,
): Selection {
  const score: Score = rule.score ?? 'for';
  const tied = compareTied(rule);
  const uncosted = limits.budget === null ? [] : withoutCost(candidates);
  const running = candidates.filter(
    (candidate) =>
      scoreBy(score, candidate) >= Math.max(1, lowest) && (limits.budget === null || candidate.cost !== null),
  );
  const classes = inClasses(running, (one, other) => scoreBy(score, other) - scoreBy(score, one) || tied(one, other));
  const room = new Room({ ...limits, quotas: rule.quotas ?? [] });
  const filled = fill(classes, room, rule.rule === 'greedy' ? rule.skip : true);
  return { ...filled, spent: costOf(filled.selected, candidates), uncosted, added: null };
}

function byEqualShares(rule: EqualShares, { candidates, ballots, unit = 1 }: Counted): Selection {
  // Places follow the numbers, so that the order of the input cannot show in the outcome.
  const costed = candidates.filter(isCosted).sort((one, other) => one.number - other.number);
  const electorate = electorateOf(costed, ballots);
  const tied = compareTied(rule);
  const grows = rule.completion === 'add1' || rule.completion === 'add1u';
  const outcome = grows
    ? equalSharesAdd1(electorate, rule.budget, tied, unit)
    : equalShares(electorate, rule.budget, tied);
  const base: Selection = {
    selected: outcome.numbers,
    spent: outcome.spent,
    ties: outcome.tie === null ? [] : [outcome.tie],
    decided: outcome.tie === null,
    uncosted: withoutCost(candidates),
    added: grows ? outcome.added : null,
  };
  if (!base.decided || rule.completion === 'none' || rule.completion === 'add1') return base;
  return completed(base, costed, rule);
}

/** What is left goes to whoever has the most votes and fits. */
function completed(base: Selection, costed: readonly Costed[], rule: EqualShares): Selection {
  const selected = new Set(base.selected);
  const tied = compareTied(rule);
  const rest = costed.filter((candidate) => !selected.has(candidate.number) && candidate.for > 0);
  const room = new Room({ places: null, budget: rule.budget - base.spent, quotas: [] });
  const more = fill(
    inClasses(rest, (one, other) => other.for - one.for || tied(one, other)),
    room,
    true,
  );
  return {
    ...base,
    selected: [...base.selected, ...more.selected],
    spent: base.spent + costOf(more.selected, costed),
    ties: more.ties,
    decided: more.decided,
  };
}

function isCosted(candidate: Candidate): candidate is Costed {
  return candidate.cost !== null;
}

function withoutCost(candidates: readonly Candidate[]): number[] {
  const without = candidates.filter(({ cost }) => cost === null).map(({ number }) => number);
  return without.sort((one, other) => one - other);
}

function costOf(numbers: readonly number[], candidates: readonly Candidate[]): number {
  const chosen = new Set(numbers);
  return candidates.reduce((sum, { number, cost }) => sum + (chosen.has(number) ? (cost ?? 0) : 0), 0);
}
