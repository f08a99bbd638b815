import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import { SPREAD, unexplained, voteAround } from '../boundary/vote-around.ts';
import { AnswerError, ApiClient } from '../http.ts';
import { inParallel } from '../load.ts';
import { ElectionApi } from '../replay/api.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { handInAll } from '../replay/hand-in.ts';
import { silentProgress } from '../replay/progress.ts';
import { closeAndRecount } from '../replay/quiet.ts';
import { startWorld } from '../replay/world.ts';

const VOTERS = { whole: 5_000, quick: 300 } as const;
const CONCURRENCY = 64;
/** The four seconds around the closing take forty of the machine's, so that it carries 5,000 votes in them; or ten. */
const SPEED = { whole: 0.1, quick: 0.4 } as const;

export const boundary: Benchmark = {
  name: 'boundary',
  about:
    'Whether the instant at the gateway alone decides about votes sent from 2 s before the closing to 2 s after it.',
  async run(tell, { quick }) {
    const size = quick ? 'quick' : 'whole';
    const [count, speed] = [VOTERS[size], SPEED[size]];
    const election = await chooseElection({ source: 'liege', scale: 0.02, seed: LIEGE_SEED });
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-boundary-'));
    const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
    const client = new ApiClient({ url: platform.url, concurrency: CONCURRENCY });
    try {
      const api = new ElectionApi(client, election.campaign.id);
      await handInAll(election, api, silentProgress);
      const tokens: string[] = [];
      const voters = Array.from({ length: count }, (_, voter) => voter);
      await inParallel(voters, CONCURRENCY, async (voter) => {
        tokens[voter] = await api.tokenOf(`voter-${voter}`, 'vote');
      });
      const [opens, closes] = [await api.moveClockTo('voting', 'opens', 0), await edgeOf(api)];
      platform.clock.set({ now: closes - SPREAD, speed });
      tell(`${count} votes around the closing`);
      const votes = await voteAround({
        voters: count,
        now: () => platform.clock.now(),
        speed,
        seed: LIEGE_SEED,
        cast: (voter) => cast(api, (voter % election.drafts.length) + 1, tokens[voter] ?? ''),
      });
      const accepted = votes.filter((vote) => vote.accepted).length;
      const codes = new Set(votes.flatMap(({ code }) => code ?? []));
      const result = await closeAndRecount(api);
      const wrong = unexplained(votes, opens, closes).length;
      return {
        columns: ['votes', 'accepted', 'refused', 'refused with', 'not as the instant says', 'in the recount'],
        rows: [[count, accepted, count - accepted, [...codes].join(' '), wrong, result.votes].map(String)],
        notes: [
          `The delay between sending and the gateway is exponentially distributed; the clock runs at ${speed} times its speed.`,
        ],
      };
    } finally {
      await client.close();
      await platform.stop();
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function edgeOf(api: ElectionApi): Promise<number> {
  const voting = (await api.campaign()).phases.find(({ phase }) => phase === 'voting');
  return Date.parse(voting?.closes ?? '');
}

async function cast(
  api: ElectionApi,
  number: number,
  token: string,
): Promise<{ accepted: boolean; code: string | null }> {
  try {
    await api.cast({ number, choice: 'for' }, token);
    return { accepted: true, code: null };
  } catch (error) {
    if (error instanceof AnswerError) return { accepted: false, code: error.code };
    throw error;
  }
}
