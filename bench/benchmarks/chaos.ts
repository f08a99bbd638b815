import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { synthesize } from '../../infra/synthesize.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { makeFaulty } from '../chaos/faulty-client.ts';
import { type ChaosPlan, chaosPlan } from '../chaos/plan.ts';
import { type ChaosOutcome, chaosRun } from '../chaos/run.ts';
import { openTables } from '../tables.ts';

const DELIVERIES = { whole: 20_000, quick: 600 } as const;
const SEED = 2017;
/** Histories that are lived through side by side, each in a campaign of its own. */
const AT_ONCE = 4;
const CAMPAIGNS = join(import.meta.dirname, '../../campaigns');

export const chaos: Benchmark = {
  name: 'chaos',
  about: 'Random histories of votes, delivered as badly as may be; tally, recount and model have to agree after each.',
  async run(tell, { quick }) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-chaos-'));
    try {
      const assembly = await synthesize({ campaigns: CAMPAIGNS, outdir: workDir });
      const tables = await openTables(assembly, join(workDir, 'tables.db'));
      try {
        makeFaulty(tables.client);
        const outcomes = await live(
          (id, plan) => chaosRun(tables, id, plan),
          quick ? DELIVERIES.quick : DELIVERIES.whole,
          tell,
        );
        return { columns: ['what', 'how often'], rows: rowsOf(outcomes), notes: NOTES };
      } finally {
        await tables.close();
      }
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function live(
  run: (id: string, plan: ChaosPlan) => Promise<ChaosOutcome>,
  least: number,
  tell: (line: string) => void,
): Promise<ChaosOutcome[]> {
  const outcomes: ChaosOutcome[] = [];
  let deliveries = 0;
  for (let round = 0; deliveries < least; round++) {
    const plans = fc.sample(chaosPlan, { numRuns: AT_ONCE, seed: SEED + round });
    const lived = await Promise.all(plans.map((plan, index) => run(`chaos-${round}-${index}`, plan)));
    outcomes.push(...lived);
    deliveries += lived.reduce((sum, outcome) => sum + outcome.deliveries, 0);
    if (round % 50 === 49) tell(`${figure(deliveries)} deliveries`);
  }
  return outcomes;
}

function rowsOf(outcomes: readonly ChaosOutcome[]): string[][] {
  const sum = (of: (outcome: ChaosOutcome) => number) => figure(outcomes.reduce((total, one) => total + of(one), 0));
  return [
    ['histories', figure(outcomes.length)],
    ['changes of ballots', sum(({ records }) => records)],
    ['deliveries', sum(({ deliveries }) => deliveries)],
    ['crash before the first write', sum(({ faults }) => faults.before)],
    ['crash between two writes', sum(({ faults }) => faults.between)],
    ['write made, answer lost, invocation dead', sum(({ faults }) => faults.lost)],
    ['write made, answer lost, sent again by the SDK', sum(({ faults }) => faults.resent)],
    ['all written, then the invocation fails', sum(({ faults }) => faults.after)],
    ['given up, but goes on writing beside the next attempt', sum(({ faults }) => faults.zombie)],
    ['batch delivered in two halves', sum(({ bisected }) => bisected)],
    ['old records delivered again after newer ones', sum(({ repeated }) => repeated)],
    ['records that nobody understands, put aside', sum(({ poisoned }) => poisoned)],
    ['counters on which tally, recount and model disagree', sum(({ disagreements }) => disagreements.length)],
  ];
}

const NOTES = [
  'One to three shards each; the function that is deployed, on the embedded database; plans by fast-check, seeded.',
  'Compared after each history: every counter for and against, the turnout, every hour, and the records put aside.',
];
