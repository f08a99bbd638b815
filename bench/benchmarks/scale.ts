import { withVoteDriver } from '../baseline/world.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { TEN_MILLION } from '../scale/evening.ts';
import { DEFAULTS, type Demand, RAISED, simulateEvening } from '../scale/simulate.ts';
import { simulateShards } from '../shards/simulate.ts';

/** Cast to measure one. */
const VOTES = { whole: 2_000, quick: 500 } as const;
/** As measured over the whole of Liège (`npm run bench -- liege`). */
const WRITE_UNITS_A_VOTE = 1.0018;
/** Write units a second of one partition, hence votes of one shard. */
const PARTITION = 1_000;

export const scale: Benchmark = {
  name: 'scale',
  about: 'A simulation, fed with measured times: ten million citizens vote in one evening.',
  async run(tell, { quick }) {
    tell('measuring a vote');
    const vote = await withVoteDriver(({ ours, drive }) => drive(ours, 1, quick ? VOTES.quick : VOTES.whole));
    const measured = { vote: vote.p50, writeUnitsAVote: WRITE_UNITS_A_VOTE };
    tell('living through the evening');
    const first = simulateEvening(TEN_MILLION, measured, DEFAULTS);
    const raised = simulateEvening(TEN_MILLION, measured, RAISED);
    const peak = first.find(({ name }) => name.startsWith('votes'))?.peak ?? 0;
    const shards = Math.ceil(peak / PARTITION) * 2;
    const tally = simulateShards({ shards, votes: peak, proposals: 923, window: 10, group: 1e9, windows: 5, seed: 1 });
    return {
      columns: ['what', 'at most', 'by default', 'breaks at', 'turned away', 'raised', 'then breaks at'],
      rows: first.map((demand, index) => rowOf(demand, raised[index])),
      notes: [
        `${figure(TEN_MILLION.citizens)} citizens, ${TEN_MILLION.votesEach} votes each, in ${TEN_MILLION.minutes} minutes, four of ten in the last thirty; each resource as if the others held. "Turned away" comes again: clients send again, and a vote sent twice is one vote.`,
        `Measured here: a vote takes ${figure(vote.p50)} ms in the function, a new environment ${figure(vote.start)} ms to its first answer.`,
        `The tally: ${figure(shards)} shards at the peak, with batches of 10 s: ${figure(tally.units)} write units a second on the page that is written most (of 1,000), ${tally.unitsAVote.toFixed(2)} for each vote.`,
        'docs/scale.md says what to ask for, in which order, and where each limit is documented.',
      ],
    };
  },
};

function rowOf({ name, peak, limit, breaksAt, turnedAway }: Demand, raised: Demand | undefined): string[] {
  const minute = (at: number | null | undefined) =>
    at === null || at === undefined ? 'never' : `minute ${figure(at)}`;
  const share = `${figure(Math.round(turnedAway * 1000) / 10)} %`;
  const limitOf = (value: number) => (Number.isFinite(value) ? figure(Math.round(value)) : 'none');
  return [
    name,
    figure(Math.round(peak)),
    limitOf(limit),
    minute(breaksAt),
    share,
    limitOf(raised?.limit ?? 0),
    minute(raised?.breaksAt),
  ];
}
