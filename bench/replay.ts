import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countVotes, type Election } from './election.ts';
import { ApiClient } from './http.ts';
import { ElectionApi } from './replay/api.ts';
import { type Casting, castAll } from './replay/cast.ts';
import { type Comparison, compare } from './replay/compare.ts';
import { handInAll } from './replay/hand-in.ts';
import { type Progress, silentProgress } from './replay/progress.ts';
import { closeAndRecount, quietTally } from './replay/quiet.ts';
import { consumptionOf, troubles } from './replay/status.ts';
import { startWorld } from './replay/world.ts';

/** Milliseconds after the opening at which the first vote is cast. */
const AFTER_OPENING = 60_000;

export interface ReplayOptions {
  /** Voters who vote at the same time. */
  readonly concurrency: number;
  /** An empty folder for the platform's data; null: a temporary one, removed at the end. */
  readonly dataDir: string | null;
  /** Leaves the temporary folder for a look at it. */
  readonly keep: boolean;
  readonly progress?: Progress;
  /** Gets the platform's line for each request. */
  readonly log?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** What one replay came to. */
export interface Summary {
  readonly file: string;
  readonly proposals: number;
  readonly ballots: number;
  readonly votes: number;
  readonly accepted: number;
  readonly tallyDifferences: number;
  readonly recountDifferences: number;
  /** From the first vote cast to the last one accepted. */
  readonly seconds: number;
  readonly votesPerSecond: number;
  /** Write units consumed on the ballots table for each accepted vote. */
  readonly writeUnitsPerVote: number;
}

export interface Replay {
  readonly summary: Summary;
  readonly casting: Casting;
  readonly comparison: Comparison;
  /** Counters in which the platform's own recount found its tally wrong. */
  readonly mended: number;
  /** What the platform refused its functions or put aside, a line each. */
  readonly troubles: readonly string[];
  readonly turnout: number;
  /** Write units consumed on the tally pages for each accepted vote. */
  readonly tallyWriteUnitsPerVote: number;
  /** From the last vote accepted to the quiet tally. */
  readonly secondsUntilQuiet: number;
  /** The temporary folder, when it was kept. */
  readonly folder: string | null;
}

/** Holds the election on a local platform, from the first proposal to the recount, and compares all figures. */
export async function replay(election: Election, options: ReplayOptions): Promise<Replay> {
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-replay-'));
  try {
    const dataDir = options.dataDir ?? join(workDir, 'data');
    const platform = await startWorld(election, { workDir, dataDir, ...(options.log && { log: options.log }) });
    const client = new ApiClient({ url: platform.url, concurrency: options.concurrency });
    try {
      const outcome = await hold(election, new ElectionApi(client, election.campaign.id), options);
      return { ...outcome, folder: options.keep ? workDir : null };
    } finally {
      await client.close();
      await platform.stop();
    }
  } finally {
    if (!options.keep) await rm(workDir, { recursive: true, force: true });
  }
}

/** Whether the replay came out exactly: every vote accepted, every ballot as cast, every figure equal. */
export function isExact({ summary, casting, comparison, mended, troubles }: Replay): boolean {
  const accepted = summary.accepted === summary.votes && casting.wrongBallots.length === 0;
  const equal = summary.tallyDifferences === 0 && summary.recountDifferences === 0 && comparison.source.length === 0;
  return accepted && equal && mended === 0 && troubles.length === 0;
}

async function hold(election: Election, api: ElectionApi, options: ReplayOptions): Promise<Omit<Replay, 'folder'>> {
  const { concurrency, signal, progress = silentProgress } = options;
  await handInAll(election, api, progress, signal);
  await api.moveClockTo('voting', 'opens', AFTER_OPENING);

  const before = consumptionOf(await api.status());
  const casting = await castAll(election, api, concurrency, progress, signal);
  const castAt = performance.now();
  const tally = await quietTally(api, casting.accepted, signal);
  const secondsUntilQuiet = (performance.now() - castAt) / 1000;
  const after = consumptionOf(await api.status());

  const result = await closeAndRecount(api, signal);
  const comparison = compare(election, tally, result);
  const { accepted, seconds } = casting;
  const summary = {
    file: election.name,
    proposals: election.drafts.length,
    ballots: election.ballots.length,
    votes: countVotes(election.ballots),
    accepted,
    tallyDifferences: comparison.tally.length,
    recountDifferences: comparison.recount.length,
    seconds: rounded(seconds, 1),
    votesPerSecond: rounded(accepted / seconds, 1),
    writeUnitsPerVote: rounded((after.ballots - before.ballots) / Math.max(1, accepted), 4),
  };
  return {
    summary,
    casting,
    comparison,
    mended: result.tallyDifferences.length,
    troubles: troubles(await api.status()),
    turnout: result.turnout,
    tallyWriteUnitsPerVote: rounded((after.tallies - before.tallies) / Math.max(1, accepted), 4),
    secondsUntilQuiet: rounded(secondsUntilQuiet, 1),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
