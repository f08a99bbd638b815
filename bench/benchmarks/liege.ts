import type { Benchmark } from '../benchmark.ts';
import { figure } from '../benchmark.ts';
import { LIEGE_SEED, USUAL_CONCURRENCY } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { progressOn } from '../replay/progress.ts';
import { isExact, replay } from '../replay.ts';

/** A hundredth of Liège, with fewer proposals than votes on them. */
const QUICK = 0.01;

export const liege: Benchmark = {
  name: 'liege',
  about: 'The whole of Liège over HTTP on one machine: every proposal, every vote, the tally, the recount.',
  async run(_, { quick }) {
    const election = await chooseElection({ source: 'liege', scale: quick ? QUICK : 1, seed: LIEGE_SEED });
    const options = { concurrency: USUAL_CONCURRENCY, dataDir: null, keep: false };
    const outcome = await replay(election, { ...options, progress: progressOn(process.stderr) });
    const { summary, casting } = outcome;
    const rows = [
      ['proposals', figure(summary.proposals)],
      ['ballots', figure(summary.ballots)],
      ['votes accepted', figure(summary.accepted)],
      ['seconds', figure(summary.seconds)],
      ['votes per second', figure(summary.votesPerSecond)],
      ['a vote, p50 ms', figure(casting.latencies.percentile(50))],
      ['a vote, p99 ms', figure(casting.latencies.percentile(99))],
      ['seconds until the tally is quiet', figure(outcome.secondsUntilQuiet)],
      ['write units a vote, ballots', String(summary.writeUnitsPerVote)],
      ['write units a vote, tally pages', String(outcome.tallyWriteUnitsPerVote)],
      ['differences of the tally', figure(summary.tallyDifferences)],
      ['differences of the recount', figure(summary.recountDifferences)],
    ];
    const verdict = isExact(outcome) ? 'Exact: every figure equals the ballots.' : 'NOT exact: see the differences.';
    const notes = [verdict, `${USUAL_CONCURRENCY} voters at the same time; client and platform share the machine.`];
    return { columns: ['figure', 'value'], rows, notes };
  },
};
