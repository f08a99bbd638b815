import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../infra/synthesize.ts';
import { countVotes, type Election } from './election.ts';
import { ApiClient } from './http.ts';
import { freePort, KilledPlatform } from './kill/killed-platform.ts';
import { seededRandom } from './random.ts';
import { ElectionApi } from './replay/api.ts';
import { castAll } from './replay/cast.ts';
import { compare } from './replay/compare.ts';
import { handInAll } from './replay/hand-in.ts';
import { silentProgress } from './replay/progress.ts';
import { closeAndRecount, quietTally } from './replay/quiet.ts';

/** Killed while ideas are handed in; the other kills come while votes are cast. */
const SHARE_IN_IDEATION = 0.2;
/** How long, in ms, the platform answers between two kills: at random between these. */
const ALIVE = { least: 150, most: 900 };
const CONCURRENCY = 8;
/** A request is sent again until the platform is back; every one of them is idempotent. */
const ATTEMPTS = 30;
const AFTER_OPENING = 60_000;

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

export interface KillOutcome {
  readonly kills: number;
  readonly proposals: number;
  readonly votes: number;
  readonly acknowledged: number;
  /** Sent again because an answer did not come. */
  readonly retries: number;
  /** What the tally and the recount have otherwise than what was acknowledged, a line each. */
  readonly differences: readonly string[];
}

/** Holds an election on a platform that is killed at random instants under load, and compares what was acknowledged. */
export async function holdUnderKills(election: Election, { kills, seed, tell }: KillOptions): Promise<KillOutcome> {
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-kill-'));
  const campaigns = join(workDir, 'campaigns');
  const opens = new Date(`${election.campaign.phases.ideation.opens.slice(0, 10)}T20:00:00Z`);
  try {
    await mkdir(campaigns);
    await writeFile(join(campaigns, `${election.campaign.id}.json`), JSON.stringify(election.campaign));
    const assembly = await synthesize({ campaigns, outdir: join(workDir, 'build'), now: opens });
    const dataDir = join(workDir, 'data');
    const platform = new KilledPlatform({ assembly, dataDir, port: await freePort(), start: opens.toISOString() });
    await platform.start();
    try {
      return await hold(election, platform, { kills, seed, tell });
    } finally {
      await platform.kill();
    }
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function hold(
  election: Election,
  platform: KilledPlatform,
  { kills, seed, tell }: KillOptions,
): Promise<KillOutcome> {
  let retries = 0;
  const client = new ApiClient({
    url: platform.url,
    concurrency: CONCURRENCY,
    attempts: ATTEMPTS,
    onRetry: () => {
      retries += 1;
    },
  });
  const api = new ElectionApi(client, election.campaign.id);
  const random = seededRandom(seed);
  const pause = () => ALIVE.least + random() * (ALIVE.most - ALIVE.least);
  const underKills = async <T>(count: number, work: () => Promise<T>): Promise<[T, number]> => {
    const end = new AbortController();
    const killing = platform.suffer(count, pause, end.signal);
    // When the work fails, the killing has to end as well, and the other way round.
    const done = await Promise.all([work().finally(() => end.abort()), killing]);
    return done;
  };
  try {
    const [, early] = await underKills(Math.round(kills * SHARE_IN_IDEATION), () =>
      handInAll(election, api, silentProgress),
    );
    tell(`${early} kills while ${election.drafts.length} proposals were handed in`);
    await api.moveClockTo('voting', 'opens', AFTER_OPENING);
    const [casting, late] = await underKills(kills - early, () => castAll(election, api, CONCURRENCY, silentProgress));
    tell(`${late} kills while ${casting.accepted} votes were cast`);
    const tally = await quietTally(api, casting.accepted);
    const comparison = compare(election, tally, await closeAndRecount(api));
    return {
      kills: early + late,
      proposals: election.drafts.length,
      votes: countVotes(election.ballots),
      acknowledged: casting.accepted,
      retries,
      differences: [...casting.refused, ...casting.wrongBallots, ...comparison.tally, ...comparison.recount],
    };
  } finally {
    await client.close();
  }
}
