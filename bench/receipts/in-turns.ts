/**
 * Invokes two bundles with votes in one process, a block of votes to each in turn, and prints what a vote took of each.
 * Arguments: the bundles' URLs, the campaign, the number of proposals, the instant, blocks, votes a block, votes at once.
 */
import * as z from 'zod';
import { type Handler, handlerOf, voteWith } from '../baseline/drive.ts';
import { median } from '../benchmark.ts';
import { inParallel } from '../load.ts';

/** Milliseconds of one vote: the medians over blocks of its time and of its processor time. */
const took = z.object({ p50: z.number(), cpu: z.number() });
export const inTurns = z.object({ one: took, other: took });
export type InTurns = z.infer<typeof inTurns>;

const WARM_UP = 10;

interface Block {
  readonly p50: number;
  readonly cpu: number;
}

async function blockOf(concurrency: number, size: number, vote: (index: number) => Promise<void>): Promise<Block> {
  const times: number[] = [];
  const before = process.cpuUsage();
  const indices = Array.from({ length: size }, (_, index) => index);
  await inParallel(indices, concurrency, async (index) => {
    const began = performance.now();
    await vote(index);
    times.push(performance.now() - began);
  });
  const { user, system } = process.cpuUsage(before);
  return { p50: median(times), cpu: (user + system) / 1000 / size };
}

const middle = (blocks: readonly Block[]) => ({
  p50: median(blocks.map(({ p50 }) => p50)),
  cpu: median(blocks.map(({ cpu }) => cpu)),
});

if (import.meta.main) {
  const [one = '', other = '', campaign = '', ...rest] = process.argv.slice(2);
  const [proposals = 0, at = 0, blocks = 0, size = 0, concurrency = 0] = rest.map(Number);
  const handlers: readonly [Handler, Handler] = [await handlerOf(one), await handlerOf(other)];
  const measured: [Block[], Block[]] = [[], []];
  for (let block = 0; block < blocks + WARM_UP; block += 1) {
    // Who is first changes, so that neither always finds the database as the other has left it.
    for (const which of block % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const vote = (index: number) =>
        voteWith(handlers[which], { campaign, proposals, at }, `${which}`, block * size + index);
      const result = await blockOf(concurrency, size, vote);
      if (block >= WARM_UP) measured[which].push(result);
    }
  }
  console.log(JSON.stringify({ one: middle(measured[0]), other: middle(measured[1]) } satisfies InTurns));
}
