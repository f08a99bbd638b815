import { readdir } from 'node:fs/promises';
import { HELP, readArguments, UsageError } from '../bench/replay/arguments.ts';
import { chooseElection, InputError } from '../bench/replay/choose-election.ts';
import { progressOn } from '../bench/replay/progress.ts';
import { reportLines } from '../bench/replay/report.ts';

/** Exit statuses: every figure equal, some figure different, nothing that can be replayed. */
const EXACT = 0;
const DIFFERENT = 1;
const UNUSABLE = 2;
const INTERRUPTED = 130;

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args === 'help') {
    console.log(HELP);
    return EXACT;
  }
  if (args.dataDir !== null && (await entriesOf(args.dataDir)).length > 0) {
    throw new InputError(`${args.dataDir} is not empty: a replay starts with fresh data, give an empty or new folder`);
  }
  const election = await chooseElection(args);
  // Loading the CDK takes seconds: only once it is known that there is something to replay.
  const { isExact, replay } = await import('../bench/replay.ts');
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  try {
    const outcome = await replay(election, { ...args, progress: progressOn(process.stderr), signal: interrupt.signal });
    for (const line of reportLines(outcome)) console.log(line);
    console.log(JSON.stringify(outcome.summary));
    return isExact(outcome) ? EXACT : DIFFERENT;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    console.error('interrupted; the platform is stopped');
    return INTERRUPTED;
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new InputError(`${folder} cannot be used as a data folder`, { cause: error });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError || error instanceof InputError) {
    console.error(error.message);
    process.exitCode = UNUSABLE;
  } else {
    console.error(error);
    process.exitCode = DIFFERENT;
  }
}
