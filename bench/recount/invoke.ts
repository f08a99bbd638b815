/**
 * Runs the function of a bundle once in this process, which has the heap of Lambda's, and prints what it took.
 * Arguments: the bundle's URL, the event as JSON, the time limit in milliseconds.
 */
import { setInterval } from 'node:timers';
import * as z from 'zod';

const LOOK_EVERY = 50;

export const measured = z.object({
  outcome: z.unknown(),
  seconds: z.number(),
  /** MB of heap in use, at most, as seen every LOOK_EVERY ms. */
  heap: z.number(),
  /** MB of memory, at most. */
  resident: z.number(),
});
export type Measured = z.infer<typeof measured>;

const bundle = z.object({
  handler: z.custom<(event: unknown, context: unknown) => Promise<unknown>>((value) => typeof value === 'function'),
});

async function invoke(url: string, event: unknown, limit: number): Promise<Measured> {
  const { handler } = bundle.parse(await import(url));
  let heap = 0;
  const look = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, LOOK_EVERY);
  const started = performance.now();
  const getRemainingTimeInMillis = () => limit - (performance.now() - started);
  const outcome = await handler(event, { awsRequestId: 'bench', getRemainingTimeInMillis });
  clearInterval(look);
  const seconds = (performance.now() - started) / 1000;
  return { outcome, seconds, heap: heap / 2 ** 20, resident: process.resourceUsage().maxRSS / 2 ** 10 };
}

if (import.meta.main) {
  const [url = '', event = '', limit = ''] = process.argv.slice(2);
  console.log(JSON.stringify(await invoke(url, JSON.parse(event), Number(limit))));
}
