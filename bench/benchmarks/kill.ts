import type { Benchmark } from '../benchmark.ts';
import { holdUnderKills } from '../kill.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';

/** A tenth of Liège, or a hundredth. */
const WHOLE = { kills: 20, scale: 0.1 } as const;
const QUICK = { kills: 3, scale: 0.01 } as const;

export const kill: Benchmark = {
  name: 'kill',
  about: 'What is lost when the platform is killed under load, again and again, and started on the same data.',
  async run(tell, { quick }) {
    const { kills, scale } = quick ? QUICK : WHOLE;
    const election = await chooseElection({ source: 'liege', scale, seed: LIEGE_SEED });
    const outcome = await holdUnderKills(election, { kills, seed: LIEGE_SEED, tell });
    for (const line of outcome.differences) tell(line);
    return {
      columns: ['kills', 'proposals', 'votes', 'acknowledged', 'sent again', 'lost or different'],
      rows: [
        [
          String(outcome.kills),
          String(outcome.proposals),
          String(outcome.votes),
          String(outcome.acknowledged),
          String(outcome.retries),
          String(outcome.differences.length),
        ],
      ],
      notes: [
        'Killed with SIGKILL at random instants while proposals are handed in and votes cast; the client sends again.',
      ],
    };
  },
};
