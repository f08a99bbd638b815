import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark, Findings } from './benchmark.ts';
import { archive } from './benchmarks/archive.ts';
import { baseline } from './benchmarks/baseline.ts';
import { boundary } from './benchmarks/boundary.ts';
import { bundles } from './benchmarks/bundles.ts';
import { chaos } from './benchmarks/chaos.ts';
import { city } from './benchmarks/city.ts';
import { delay } from './benchmarks/delay.ts';
import { fuzzing } from './benchmarks/fuzz.ts';
import { kill } from './benchmarks/kill.ts';
import { liege } from './benchmarks/liege.ts';
import { list } from './benchmarks/list.ts';
import { receipts } from './benchmarks/receipts.ts';
import { recount } from './benchmarks/recount.ts';
import { requests } from './benchmarks/requests.ts';
import { scale } from './benchmarks/scale.ts';
import { select } from './benchmarks/select.ts';
import { shards } from './benchmarks/shards.ts';
import { site } from './benchmarks/site.ts';
import { siteLarge } from './benchmarks/site-large.ts';
import { start } from './benchmarks/start.ts';
import { tally } from './benchmarks/tally.ts';
import { verify } from './benchmarks/verify.ts';
import { machine, replaceSection, sectionOf, together } from './results.ts';

const BENCHMARKS: readonly Benchmark[] = [
  start,
  bundles,
  // Early: what a process of theirs had of memory at most is never less than what this one had when it made it.
  recount,
  archive,
  verify,
  site,
  siteLarge,
  baseline,
  requests,
  receipts,
  list,
  city,
  liege,
  boundary,
  kill,
  tally,
  delay,
  chaos,
  shards,
  scale,
  select,
  fuzzing,
];
const RESULTS = join(import.meta.dirname, 'RESULTS.md');

/** All in a small size. */
const QUICK = {
  name: 'quick',
  about: 'Every benchmark in a small size, in one go: `npm run bench`. For comparing, not for quoting.',
};

function help(): string {
  return `Measures, prints, and writes the figures to bench/RESULTS.md.

  npm run bench                  all in a small size, in some minutes: one table, the section "quick"
  npm run bench -- NAME…         those named, in their whole size, each with a section of its own
  npm run bench -- --full        all in their whole size, which takes hours
  npm run bench -- --quick NAME… those named in a small size, without writing them down
  npm run bench -- --dry …       without writing anything down

${BENCHMARKS.map(({ name, about }) => `  ${name.padEnd(12)}${about}`).join('\n')}`;
}

function chosen(names: readonly string[]): readonly Benchmark[] {
  return names.map((name) => {
    const benchmark = BENCHMARKS.find((candidate) => candidate.name === name);
    if (benchmark !== undefined) return benchmark;
    console.error(`There is no benchmark ${name}, only ${BENCHMARKS.map((known) => known.name).join(', ')}.`);
    return process.exit(2);
  });
}

function measure(benchmark: Benchmark, quick: boolean): Promise<Findings> {
  console.error(`${benchmark.name}: ${benchmark.about}`);
  return benchmark.run((line) => console.error(`  ${line}`), { quick });
}

async function show(section: string, name: string, write: boolean): Promise<void> {
  console.log(section);
  if (write) await writeFile(RESULTS, replaceSection(await resultsSoFar(), name, section));
}

async function runEach(benchmarks: readonly Benchmark[], quick: boolean, write: boolean): Promise<void> {
  for (const benchmark of benchmarks) {
    const where = machine();
    const findings = await measure(benchmark, quick);
    await show(sectionOf(benchmark, findings, new Date(), where), benchmark.name, write);
  }
}

/** One that fails is a line of the table, and the others are run all the same. */
async function runQuickly(write: boolean): Promise<void> {
  const where = machine();
  const found: [string, Findings][] = [];
  const times: string[] = [];
  const started = performance.now();
  for (const benchmark of BENCHMARKS) {
    const began = performance.now();
    try {
      found.push([benchmark.name, await measure(benchmark, true)]);
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
      found.push([benchmark.name, { columns: ['what', ''], rows: [['failed', '1']], notes: [] }]);
    }
    times.push(`${benchmark.name} ${((performance.now() - began) / 1000).toFixed(0)}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const notes = [
    `${seconds} s in all: ${times.join(', ')}.`,
    'What a column means is said in the section of the benchmark, whose figures are of its whole size.',
  ];
  await show(sectionOf(QUICK, { ...together(found), notes }, new Date(), where), QUICK.name, write);
}

async function resultsSoFar(): Promise<string> {
  try {
    return await readFile(RESULTS, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

const { values, positionals } = parseArgs({
  strict: true,
  allowPositionals: true,
  options: {
    dry: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help());
} else if (positionals.length > 0) {
  await runEach(chosen(positionals), values.quick, !(values.dry || values.quick));
} else if (values.full) {
  await runEach(BENCHMARKS, false, !values.dry);
} else {
  await runQuickly(!values.dry);
}
