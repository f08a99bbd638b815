import type { Driven } from '../baseline/drive.ts';
import { type VoteDriver, withVoteDriver } from '../baseline/world.ts';
import { type Benchmark, figure, median } from '../benchmark.ts';

const CONCURRENCIES = [1, 16, 64] as const;
/** Ours and the bare one take turns, so that a busy moment of the machine meets both. */
interface Size {
  readonly votes: number;
  readonly rounds: number;
}
const WHOLE: Size = { votes: 3_000, rounds: 5 };
const QUICK: Size = { votes: 600, rounds: 3 };

/** What looks at where the time goes have shown, the latest on 24 November 2026. */
const LEARNT = [
  "By a profile (16 at once): the SDK with its serializing, signing and steps, Node's HTTP client and system calls are four fifths of ours and all of the bare one. The three largest of ours: the receipt 12 % (its Ed25519 signature 6, its salt 3), checking the request and composing the answer 4 %, writing the request for the ballot and reading the ballot that comes back 3 %.",
  'Removed: the document client, which translates both ways and has the SDK put its steps together anew for each request; the copies that the SDK makes of both for a log that nobody reads; encoders and keys made anew for each salt and commitment. In one hour on a busy machine: from 1.45 to 1.27 times the bare one.',
  'The bare one has the SDK as it comes. With the two settings of ours it would take a tenth less, and ours 1.4 times that at 1 and 16 at once, 1.6 at 64.',
  'What remains of ours cannot go: the signature is arithmetic (`openssl speed ed25519` takes as long); Node does it no faster elsewhere, and in its thread pool it costs twice as much.',
  'Removed from the start: campaign files validated again, schemas of routes that vote does not have, code that is only read after closing, and undici, which an import of node:http loads (252 to 101 ms on a busy machine); then the maps of files without code of ours, which Node reads and parses, the log until there is something to log, and the secrets after the ballot paper instead of beside it (120 to 96 ms beside 85 of the bare one).',
];

export const baseline: Benchmark = {
  name: 'baseline',
  about: 'The function of a vote beside the least that one could be: a bare handler with one conditional UpdateItem.',
  run: (tell, { quick }) => withVoteDriver((driver) => compare(driver, quick ? QUICK : WHOLE, tell)),
};

async function compare({ ours, bare, drive }: VoteDriver, { votes, rounds }: Size, tell: (line: string) => void) {
  const rows: string[][] = [];
  const starts: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (const concurrency of CONCURRENCIES) {
    tell(`${concurrency} at once`);
    const runs: { ours: Driven; bare: Driven }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      runs.push({ bare: await drive(bare, concurrency, votes), ours: await drive(ours, concurrency, votes) });
    }
    starts.ours.push(...runs.map((run) => run.ours.start));
    starts.bare.push(...runs.map((run) => run.bare.start));
    const middle = (code: 'ours' | 'bare', value: keyof Driven) => median(runs.map((run) => run[code][value]));
    const ratio = (value: keyof Driven) => median(runs.map((run) => run.ours[value] / run.bare[value]));
    rows.push(
      [`a vote's processor ms, ${concurrency} at once`, middle('ours', 'cpu'), middle('bare', 'cpu'), ratio('cpu')].map(
        cell,
      ),
      [`a vote's p50 ms, ${concurrency} at once`, middle('ours', 'p50'), middle('bare', 'p50'), ratio('p50')].map(cell),
      [`a vote's p99 ms, ${concurrency} at once`, middle('ours', 'p99'), middle('bare', 'p99'), ratio('p99')].map(cell),
    );
  }
  const start = { ours: median(starts.ours), bare: median(starts.bare) };
  rows.push(['from import to the first answer, ms', start.ours, start.bare, start.ours / start.bare].map(cell));
  return {
    columns: ['what', 'ours', 'bare', 'ratio'],
    rows,
    notes: [
      `Medians of ${rounds} rounds of ${figure(votes)} votes, each in a new process, in turns; the database's own time is not in "processor ms".`,
      'Ours checks the request, eligibility, phase and ballot paper, hashes the voter, keeps the limit, and signs a receipt.',
      'The first answer of ours reads the ballot paper and two secrets besides.',
      ...LEARNT,
    ],
  };
}

const cell = (value: string | number): string => (typeof value === 'string' ? value : figure(value));
