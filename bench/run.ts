import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.ts';
import { archive } from './benchmarks/archive.ts';
import { baseline } from './benchmarks/baseline.ts';
import { boundary } from './benchmarks/boundary.ts';
import { bundles } from './benchmarks/bundles.ts';
import { chaos } from './benchmarks/chaos.ts';
import { city } from './benchmarks/city.ts';
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
import { start } from './benchmarks/start.ts';
import { tally } from './benchmarks/tally.ts';
import { verify } from './benchmarks/verify.ts';
import { machine, replaceSection, sectionOf } from './results.ts';

const BENCHMARKS: readonly Benchmark[] = [
  start,
  bundles,
  site,
  baseline,
  requests,
  receipts,
  list,
  city,
  liege,
  boundary,
  kill,
  tally,
  recount,
  archive,
  verify,
  chaos,
  shards,
  scale,
  select,
  fuzzing,
];
const RESULTS = join(import.meta.dirname, 'RESULTS.md');

function help(): string {
  const list = BENCHMARKS.map(({ name, about, slow }) => `  ${name.padEnd(10)}${about}${slow ? ' (slow)' : ''}`);
  return `Measures, prints, and writes the figures to bench/RESULTS.md.

  npm run bench                  all that are not slow
  npm run bench -- NAME…         those named
  npm run bench -- --dry NAME…   without writing them down
  npm run bench -- --quick NAME… small, without writing them down

${list.join('\n')}`;
}

function chosen(names: readonly string[]): Benchmark[] {
  if (names.length === 0) return BENCHMARKS.filter(({ slow }) => !slow);
  return names.map((name) => {
    const benchmark = BENCHMARKS.find((candidate) => candidate.name === name);
    if (benchmark !== undefined) return benchmark;
    throw new Error(`there is no benchmark ${name}, only ${BENCHMARKS.map((known) => known.name).join(', ')}`);
  });
}

async function run(benchmark: Benchmark, write: boolean, quick: boolean): Promise<void> {
  console.error(`${benchmark.name}: ${benchmark.about}`);
  const where = machine();
  const findings = await benchmark.run((line) => console.error(`  ${line}`), { quick });
  const section = sectionOf(benchmark, findings, new Date(), where);
  console.log(section);
  if (write) await writeFile(RESULTS, replaceSection(await resultsSoFar(), benchmark.name, section));
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
  options: { dry: { type: 'boolean' }, quick: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(help());
} else {
  for (const benchmark of chosen(positionals))
    await run(benchmark, !(values.dry || values.quick), values.quick ?? false);
}
