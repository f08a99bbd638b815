import { type Benchmark, figure } from '../benchmark.ts';
import { LIEGE } from '../liege.ts';
import { LARGEST_ITEM } from '../shards/item-size.ts';
import { MOST_UNITS, type ShardsOutcome, simulateShards } from '../shards/simulate.ts';

const SHARDS = { whole: [1, 4, 16, 32, 64, 128, 512, 1_000], quick: [1, 32, 128] } as const;
/** Votes a second on each shard, of the 1,000 that the partition behind it takes at most. */
const VOTES_A_SHARD = 100;
const COMMON = { proposals: LIEGE.proposals, windows: 20, seed: 1 } as const;
const ALL = Number.MAX_SAFE_INTEGER;

const DESIGNS = [
  { name: 'as built', window: 1, group: ALL },
  { name: 'batches of 10 s', window: 10, group: ALL },
  { name: 'pages for 16 shards each', window: 1, group: 16 },
] as const;

function verdict({ bytes, units }: ShardsOutcome): string {
  if (bytes > LARGEST_ITEM) return 'no: above 400 KB';
  return units > MOST_UNITS ? `no: above ${figure(MOST_UNITS)}` : 'yes';
}

export const shards: Benchmark = {
  name: 'shards',
  about: 'A simulation: how many shards of the stream may write to the same pages of the tally, and what comes after.',
  async run(tell, { quick }) {
    const rows = DESIGNS.flatMap(({ name, ...design }) =>
      (quick ? SHARDS.quick : SHARDS.whole).map((count) => {
        tell(`${name}, ${count} shards`);
        const votes = count * VOTES_A_SHARD;
        const outcome = simulateShards({ ...COMMON, ...design, shards: count, votes });
        const { writes, bytes, units, unitsAVote, pagesRead } = outcome;
        const figures = [count, votes, writes, bytes / 1024, units].map(figure);
        return [name, ...figures, unitsAVote.toFixed(3), figure(pagesRead), verdict(outcome)];
      }),
    );
    const columns = [
      'pages',
      'shards',
      'votes/s',
      'writes/s',
      'page KB',
      'units/s',
      'units a vote',
      'pages read',
      'holds',
    ];
    return { columns, rows, notes: NOTES };
  },
};

const NOTES = [
  `${figure(LIEGE.proposals)} proposals; ${VOTES_A_SHARD} votes/s on each shard; writes/s, KB and units/s are those of the page that is written most. DynamoDB takes ${figure(MOST_UNITS)} write units/s on one item and 400 KB in it.`,
  'Every shard writes to each page once a window, and a page keeps a cursor (about 95 bytes) of every shard that wrote in the last 25 hours. A shard is taken to live for 4 hours, so each one has left eight cursors after a day. Costs therefore grow with the square of the shards, and it is the cursors that end the design, not the counters.',
  'Where the design ends: between 32 and 64 shards at a time that are all busy, some thousands of votes/s and more. A new on-demand table has 4 partitions, hence 4 shards; the 95,000 votes of Liège came in 25 days, one every 23 seconds. Beyond the end nothing is lost or counted twice: the page refuses, the batch comes again, and the tally is late.',
  'The first thing to change is the batching window, which is one number in the template: 10 s in place of 1 s is ten times fewer writes, as far as the tally may be that old.',
  'After that, pages for each group of 16 shards (by a hash of the shard id, `p3@7`), summed when the tally is read: each page keeps 16 shards at a time whatever the whole has, writes stay flat, and a reader takes (pages × groups) in place of pages, behind the cache of a second. The recount and the seal name pages by the same function. That holds for 1,000 shards and more; smaller groups make writes cheaper and readings dearer.',
];
