import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Bundle, buildFunctions } from '../../infra/build.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { environmentOf } from '../baseline/environment.ts';
import { type Benchmark, figure, median } from '../benchmark.ts';

const RUNS = { whole: 5, quick: 1 } as const;
const CAMPAIGNS = resolve(import.meta.dirname, '../../campaigns');
type Environment = Readonly<Record<string, string>>;

const TIMED_IMPORT = 'const t = performance.now(); await import(process.argv[1]); console.log(performance.now() - t)';

const execute = promisify(execFile);

export const bundles: Benchmark = {
  name: 'bundles',
  about: "Size of each function's bundle, and how long a new process takes to import it.",
  async run(tell, { quick }) {
    const runs = quick ? RUNS.quick : RUNS.whole;
    const outdir = await mkdtemp(join(tmpdir(), 'reinventons-bundles-'));
    try {
      const built = await buildFunctions({ campaigns: CAMPAIGNS, outdir });
      const environment = environmentOf(await synthesize({ campaigns: CAMPAIGNS, outdir: join(outdir, 'cdk') }));
      const rows: string[][] = [];
      for (const bundle of built.bundles) {
        tell(bundle.name);
        rows.push(await measure(bundle, join(outdir, bundle.name), environment, runs));
      }
      const notes = [`Import: median of ${runs} processes. The runtime's own start is not in it.`];
      return { columns: ['function', 'kB', 'kB gzipped', 'import ms'], rows, notes };
    } finally {
      await rm(outdir, { recursive: true, force: true });
    }
  },
};

async function measure(
  { name, size, gzipSize }: Bundle,
  folder: string,
  environment: Environment,
  runs: number,
): Promise<string[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await importTime(folder, environment));
  return [name, figure(size / 1000), figure(gzipSize / 1000), figure(median(times))];
}

async function importTime(folder: string, environment: Environment): Promise<number> {
  const url = pathToFileURL(join(folder, 'index.mjs')).href;
  const args = ['--input-type=module', '--eval', TIMED_IMPORT, url];
  const { stdout } = await execute(process.execPath, args, {
    cwd: folder,
    env: { ...environment, LAMBDA_TASK_ROOT: folder },
  });
  return Number(stdout.trim().split('\n').at(-1));
}
