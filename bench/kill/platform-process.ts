import * as z from 'zod';
import { startPlatform } from '../../local/platform.ts';

const settings = z.strictObject({
  assembly: z.string(),
  port: z.number(),
  dataDir: z.string(),
  /** Null: go on from what the data remembers. */
  start: z.iso.datetime().nullable(),
});

// A platform in a process of its own, so that it can be killed. It says `ready` once it answers.
const { start, ...options } = settings.parse(JSON.parse(process.argv[2] ?? ''));
await startPlatform({
  ...options,
  clock: start === null ? null : { now: new Date(start), speed: 0 },
  log: () => {},
  throttles: false,
});
console.log('ready');
