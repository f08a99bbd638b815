import type { BallotGroup, Candidate, Selection } from '../../functions/core/selection/candidate.ts';
import { groupBallots } from '../../functions/core/selection/electorate.ts';
import type { SelectionRule } from '../../functions/core/selection/rule.ts';
import { select as selectBy } from '../../functions/core/selection/select.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { logNormal, type Random, seededRandom } from '../random.ts';

const BALLOTS = { whole: 100_000, quick: 5_000 } as const;
const PROJECTS = 200;
const MOST_CHOICES = 15;
const BUDGET = 10_000_000;
const THEMES = 5;
const SEED = 2017;

const RULES: readonly (readonly [name: string, rule: SelectionRule])[] = [
  ['best 77, 20 a theme', { rule: 'best', projects: 77, quotas: [{ per: 'theme', most: 20 }] }],
  ['greedy, skipping', { rule: 'greedy', budget: BUDGET, skip: true }],
  ['equal shares', { rule: 'equal-shares', budget: BUDGET, completion: 'none' }],
  ['equal shares, utilitarian', { rule: 'equal-shares', budget: BUDGET, completion: 'utilitarian' }],
  ['equal shares, Add1', { rule: 'equal-shares', budget: BUDGET, completion: 'add1' }],
];

export const select: Benchmark = {
  name: 'select',
  about: `Selecting among ${PROJECTS} projects by all ballots, in exact arithmetic.`,
  run(tell, { quick }) {
    const started = performance.now();
    const { candidates, ballots } = election(seededRandom(SEED), quick ? BALLOTS.quick : BALLOTS.whole);
    const groups = [...groupBallots(ballots)];
    tell(`${figure(groups.length)} different ballots, made and grouped in ${seconds(started)} s`);
    const rows = RULES.map(([name, rule]) => {
      tell(name);
      return [name, ...measure(rule, candidates, groups)];
    });
    const votes = ballots.reduce((sum, { length }) => sum + length, 0);
    const notes = [
      `${figure(ballots.length)} ballots with ${figure(votes)} votes, up to ${MOST_CHOICES} each, ${figure(groups.length)} of them different; budget ${figure(BUDGET)}.`,
      'Steps: by how many units of currency Add1 raised each share; each step is a whole run.',
    ];
    return Promise.resolve({ columns: ['rule', 'selected', 'spent', 'steps', 'seconds'], rows, notes });
  },
};

function measure(rule: SelectionRule, candidates: readonly Candidate[], ballots: readonly BallotGroup[]): string[] {
  const started = performance.now();
  const { selected, spent, added, ties }: Selection = selectBy(rule, { candidates, ballots });
  if (ties.length > 0) throw new Error(`the measured election has ties: ${JSON.stringify(ties)}`);
  return [figure(selected.length), figure(spent), added === null ? '' : figure(added), seconds(started)];
}

function seconds(started: number): string {
  return figure((performance.now() - started) / 1000);
}

/** Few projects with many votes, many with few; costs of all sizes. */
function election(random: Random, count: number): { candidates: Candidate[]; ballots: number[][] } {
  const appeal = Array.from({ length: PROJECTS }, () => logNormal(random, 1));
  const upTo = appeal.map((_, index) => appeal.slice(0, index + 1).reduce((sum, value) => sum + value, 0));
  const drawn = () => {
    const point = random() * (upTo.at(-1) ?? 0);
    return upTo.findIndex((limit) => point < limit) + 1;
  };
  const ballots = Array.from({ length: count }, () => {
    const length = 1 + Math.floor(random() * MOST_CHOICES);
    return [...new Set(Array.from({ length }, drawn))];
  });
  const votes = new Float64Array(PROJECTS + 1);
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
