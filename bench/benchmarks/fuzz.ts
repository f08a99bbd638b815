import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../infra/synthesize.ts';
import { startPlatform } from '../../local/platform.ts';
import type { Benchmark } from '../benchmark.ts';
import { figure } from '../benchmark.ts';
import { fuzz } from '../fuzz/fuzz.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';

const REQUESTS = { whole: 20_000, quick: 900 } as const;
const CAMPAIGNS = join(import.meta.dirname, '../../campaigns');
const CAMPAIGN = 'reinventons-liege-2017';
/** Ideas are handed in, votes are cast, the result is there. */
const MOMENTS = ['2017-04-01T10:00:00Z', '2017-06-10T10:00:00Z', '2017-07-01T10:00:00Z'] as const;
const BEFORE = new Date('2017-03-31T10:00:00Z');

export const fuzzing: Benchmark = {
  name: 'fuzz',
  about: 'What is answered to requests made from the OpenAPI document: right, nearly right and hostile ones.',
  async run(tell, { quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'reinventons-fuzz-'));
    const assembly = await synthesize({ campaigns: CAMPAIGNS, outdir: folder, now: BEFORE });
    const platform = await startPlatform({
      assembly,
      port: 0,
      dataDir: join(folder, 'data'),
      clock: { now: BEFORE, speed: 1 },
      log: () => {},
      throttles: false,
    });
    try {
      const outcome = await fuzz({
        platform,
        campaign: CAMPAIGN,
        moments: MOMENTS,
        requests: quick ? REQUESTS.quick : REQUESTS.whole,
        concurrency: 8,
        seed: LIEGE_SEED,
        tell,
      });
      for (const complaint of [...outcome.complaints, ...outcome.differences]) tell(complaint);
      const byStatus = [...outcome.byStatus].toSorted(([one], [other]) => one - other);
      return {
        columns: ['status', 'answers'],
        rows: byStatus.map(([status, answers]) => [`${status}`, figure(answers)]),
        notes: [
          `${figure(outcome.requests)} requests, a third each while ideas are handed in, while votes are cast, and afterwards; the slowest took ${figure(Math.round(outcome.slowest))} ms.`,
          `Answers that do not fit the document, failed or never came: ${outcome.complaints.length}.`,
          `${figure(outcome.proposals)} proposals and ${figure(outcome.ballots)} ballots were acknowledged; written and not acknowledged, or the other way round: ${outcome.differences.length}.`,
        ],
      };
    } finally {
      await platform.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
