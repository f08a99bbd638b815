import { join } from 'node:path';
import { ApiClient } from '../bench/http.ts';
import { readCampaigns } from '../infra/campaigns.ts';
import { readSample } from './read-sample.ts';
import { HELP, readArguments, type StartArguments, UsageError } from './start/arguments.ts';
import { deleteData, holdsData } from './start/data-folder.ts';
import { firstMoment, instantIn } from './start/opening.ts';
import { Seed } from './start/seed.ts';
import { welcome } from './start/welcome.ts';

const SAMPLE = join(import.meta.dirname, 'sample.json');
const SAMPLE_CAMPAIGN = 'reinventons-liege-2017';
/** Requests under way at once while the sample is handed in. */
const SEED_CONCURRENCY = 8;

function logLine(line: string): void {
  console.log(line);
}

async function start(args: StartArguments): Promise<void> {
  if (args.fresh) deleteData(args.dataDir);
  const [first] = readCampaigns(args.campaigns).map(({ campaign }) => campaign);
  if (!first) throw new UsageError(`${args.campaigns} holds no campaign`);
  const isFirstStart = !holdsData(args.dataDir);
  const when = args.when ?? (isFirstStart ? { phase: 'voting' as const } : null);
  const target = when === null ? null : 'phase' in when ? instantIn(first, when.phase) : when.instant.getTime();
  const hasSample = isFirstStart && first.id === SAMPLE_CAMPAIGN && target !== null && target > firstMoment(first);
  const opening = hasSample ? firstMoment(first) : target;

  // Loading the CDK takes a second: only once it is known that there is something to run.
  const [{ synthesize }, { startPlatform }] = await Promise.all([
    import('../infra/synthesize.ts'),
    import('../local/platform.ts'),
  ]);
  const now = new Date(opening ?? firstMoment(first));
  const assembly = await synthesize({ campaigns: args.campaigns, outdir: join(args.dataDir, '..', 'build'), now });
  let quiet = false;
  const platform = await startPlatform({
    assembly,
    port: args.port,
    dataDir: args.dataDir,
    clock: opening === null ? null : { now: new Date(opening), speed: 1 },
    log: (line) => {
      if (!quiet) logLine(line);
    },
  });

  let stopping = false;
  const stop = () => {
    // A second Ctrl-C ends at once.
    if (stopping) process.exit(130);
    stopping = true;
    console.log('\nStopping; the data is kept for the next start.');
    platform.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  if (hasSample && target !== null) {
    quiet = true;
    const api = new ApiClient({ url: platform.url, concurrency: SEED_CONCURRENCY });
    await new Seed(api, first).liveThrough(readSample(SAMPLE, first), target);
    await api.close();
    quiet = false;
  }
  if (args.speed !== null) platform.clock.set({ speed: args.speed });
  console.log(welcome(platform.url, first, platform.clock.now(), args.dataDir));
}

try {
  const args = readArguments(process.argv.slice(2));
  if (args === 'help') console.log(HELP);
  else await start(args);
} catch (error) {
  // Every part names its own mistakes and their remedy; only what nobody foresaw needs a stack.
  const foreseen =
    error instanceof Error &&
    /^(Usage|Campaign|Engine|DataFolder|Gateway|Clock|Table|Template|Assembly)/.test(error.name);
  console.error(foreseen ? error.message : error);
  process.exit(foreseen ? 2 : 1);
}
