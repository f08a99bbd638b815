import { join } from 'node:path';
import { ApiClient } from '../bench/http.ts';
import type { Campaign, Instant, Phase } from '../functions/core/campaign.ts';
import { readCampaigns } from '../infra/campaigns.ts';
import { campaignOfSample, readSample, type Sample } from './read-sample.ts';
import { HELP, readArguments, type StartArguments, UsageError } from './start/arguments.ts';
import { beginSample, deleteData, endSample, holdsData, isSampleBroken } from './start/data-folder.ts';
import { firstMoment, instantIn } from './start/opening.ts';
import { Seed } from './start/seed.ts';
import { welcome } from './start/welcome.ts';

/** For the campaign that it names; another folder is given with --sample. */
const USUAL_SAMPLE = join(import.meta.dirname, 'sample');
/** Requests under way at once while the sample is handed in. */
const SEED_CONCURRENCY = 8;

const UNFINISHED =
  'An earlier start was stopped while the sample was being handed in, so only a part of it is here; --fresh begins anew.';

function logLine(line: string): void {
  console.log(line);
}

/** Null where the sample is of another campaign, and nobody has asked for it. Throws a UsageError where they have. */
function sampleFor(campaign: Campaign, { sample }: StartArguments): Sample | null {
  const folder = sample ?? USUAL_SAMPLE;
  const meant = campaignOfSample(folder);
  if (meant === campaign.id) return readSample(folder, campaign);
  if (sample === null) return null;
  throw new UsageError(`${folder} is a sample of ${meant}; the first campaign is ${campaign.id}`);
}

function momentIn(campaign: Campaign, sample: Sample | null, phase: Phase): Instant {
  return sample?.moments[phase] ?? instantIn(campaign, phase);
}

async function start(args: StartArguments): Promise<void> {
  if (args.fresh) deleteData(args.dataDir);
  const [first] = readCampaigns(args.campaigns).map(({ campaign }) => campaign);
  if (!first) throw new UsageError(`${args.campaigns} holds no campaign`);
  const isFirstStart = !holdsData(args.dataDir);
  const sample = isFirstStart ? sampleFor(first, args) : null;
  const when = args.when ?? (isFirstStart ? { phase: 'voting' as const } : null);
  const target = when === null ? null : 'phase' in when ? momentIn(first, sample, when.phase) : when.instant.getTime();
  const hasSample = sample !== null && target !== null && target > firstMoment(first);
  const opening = hasSample ? firstMoment(first) : target;

  // Loading the CDK takes a second: only once it is known that there is something to run.
  const [{ synthesize }, { startPlatform }] = await Promise.all([
    import('../infra/synthesize.ts'),
    import('../local/platform.ts'),
  ]);
  const now = new Date(opening ?? firstMoment(first));
  const assembly = await synthesize({
    campaigns: args.campaigns,
    // Beside the data: another platform's functions are another's.
    outdir: `${args.dataDir}-build`,
    now,
    ...(args.tiles && { tiles: args.tiles }),
  });
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
    console.log(`Answering at ${platform.url}; the sample is being lived through, which takes some seconds.`);
    quiet = true;
    beginSample(args.dataDir);
    const api = new ApiClient({ url: platform.url, concurrency: SEED_CONCURRENCY });
    await new Seed(api, first, platform.clock.now()).liveThrough(sample, target);
    await api.close();
    endSample(args.dataDir);
    quiet = false;
  }
  if (args.speed !== null) platform.clock.set({ speed: args.speed });
  if (isSampleBroken(args.dataDir)) console.log(UNFINISHED);
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
