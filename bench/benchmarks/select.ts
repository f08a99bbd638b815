import type { BallotGroup, Candidate, Selection } from '../../functions/core/selection/candidate.ts';
import { groupBallots } from '../../functions/core/selection/electorate.ts';
import type { SelectionRule } from '../../functions/core/selection/rule.ts';
import { select as selectBy } from '../../functions/core/selection/select.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { logNormal, type Random, seededRandom } from '../random.ts';

/** As many proposals as a large city's vote has, and as many as citizens of one could hand in. */
const SIZES = {
  whole: [
    { ballots: 100_000, proposals: 200 },
    { ballots: 100_000, proposals: 10_000 },
  ],
  quick: [
    { ballots: 5_000, proposals: 200 },
    { ballots: 5_000, proposals: 500 },
  ],
} as const;
const MOST_CHOICES = 15;
const BUDGET = 10_000_000;
const THEMES = 5;
const SEED = 2017;
/** Among very many proposals some are equal. */
const LOT = 'drawn';

const RULES: readonly (readonly [name: string, rule: SelectionRule])[] = [
  ['best 77, 20 a theme', { rule: 'best', projects: 77, quotas: [{ per: 'theme', most: 20 }], seed: LOT }],
  ['greedy, skipping', { rule: 'greedy', budget: BUDGET, skip: true, seed: LOT }],
  ['equal shares', { rule: 'equal-shares', budget: BUDGET, completion: 'none', seed: LOT }],
  ['equal shares, utilitarian', { rule: 'equal-shares', budget: BUDGET, completion: 'utilitarian', seed: LOT }],
  ['equal shares, Add1', { rule: 'equal-shares', budget: BUDGET, completion: 'add1', seed: LOT }],
];

export const select: Benchmark = {
  name: 'select',
  about: 'Selecting by all ballots, in exact arithmetic: equal ones held once, as the recount holds them.',
  run(tell, { quick }) {
    const rows: string[][] = [];
    const notes: string[] = [];
    for (const size of quick ? SIZES.quick : SIZES.whole) {
      const { candidates, ballots } = election(seededRandom(SEED), size);
      const started = performance.now();
      const groups = groupBallots(ballots);
      const proposals = figure(size.proposals);
      tell(`${proposals} proposals: ${figure(groups.size)} different ballots, grouped in ${seconds(started)} s`);
      for (const [name, rule] of RULES) {
        tell(name);
        rows.push([proposals, name, ...measure(rule, candidates, groups)]);
      }
      const votes = ballots.reduce((sum, { length }) => sum + length, 0);
      notes.push(
        `${proposals} proposals: ${figure(ballots.length)} ballots with ${figure(votes)} votes, up to ${MOST_CHOICES} each, ${figure(groups.size)} of them different; budget ${figure(BUDGET)}.`,
      );
    }
    notes.push('Steps: by how many units of currency Add1 raised each share; each step is a whole run.');
    notes.push(
      `Resident memory: ${figure(process.resourceUsage().maxRSS / 2 ** 10)} MB at most, with all the lists that ballots were made from.`,
    );
    return Promise.resolve({ columns: ['proposals', 'rule', 'selected', 'spent', 'steps', 'seconds'], rows, notes });
  },
};

function measure(rule: SelectionRule, candidates: readonly Candidate[], ballots: Iterable<BallotGroup>): string[] {
  const started = performance.now();
  const { selected, spent, added, ties }: Selection = selectBy(rule, { candidates, ballots });
  if (ties.length > 0) throw new Error(`the measured election has ties: ${JSON.stringify(ties)}`);
  return [figure(selected.length), figure(spent), added === null ? '' : figure(added), seconds(started)];
}

function seconds(started: number): string {
  return figure((performance.now() - started) / 1000);
}

interface Size {
  readonly ballots: number;
  readonly proposals: number;
}

/** The first place whose limit is above the point, by halves. */
function firstAbove(limits: readonly number[], point: number): number {
  let [low, high] = [0, limits.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point < (limits[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Few projects with many votes, many with few; costs of all sizes. */
function election(random: Random, size: Size): { candidates: Candidate[]; ballots: number[][] } {
  const appeal = Array.from({ length: size.proposals }, () => logNormal(random, 1));
  const upTo: number[] = [];
  for (const value of appeal) upTo.push((upTo.at(-1) ?? 0) + value);
  const drawn = () => firstAbove(upTo, random() * (upTo.at(-1) ?? 0)) + 1;
  const ballots = Array.from({ length: size.ballots }, () => {
    const length = 1 + Math.floor(random() * MOST_CHOICES);
    return [...new Set(Array.from({ length }, drawn))];
  });
  const votes = new Float64Array(size.proposals + 1);
  for (const ballot of ballots) for (const number of ballot) votes[number] = (votes[number] ?? 0) + 1;
  const candidates = appeal.map((_, index) => ({
    number: index + 1,
    cost: Math.round(50_000 * logNormal(random, 1)),
    for: votes[index + 1] ?? 0,
    against: 0,
    theme: `theme-${index % THEMES}`,
    district: null,
  }));
  return { candidates, ballots };
}
