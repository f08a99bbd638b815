import { parseArgs } from 'node:util';

export const HELP = `Holds a whole election on a platform of its own, over HTTP, and compares the live tally and the recount
with what was cast, proposal by proposal.

  npm run replay -- FILE.pb [options]    an election in the Pabulib format (approval or choose-1)
  npm run replay -- liege [options]      one of the size of Réinventons Liège, made by a seeded generator

  --scale X         liege only: times the size of Liège; default 1 (923 proposals, 5,000 voters, 95,000 votes)
  --seed N          liege only: another seed makes another election; default 2017
  --concurrency N   voters at the same time; default 16
  --data DIR        keeps the platform's data in this empty or new folder
  --keep            keeps the temporary folder: campaign, assembly and data
  --help            this text

The last line of standard output is one JSON object with the figures.
Exit status: 0 no difference, 1 differences or a failure, 2 input that cannot be used.`;

export interface ReplayArguments {
  /** A path to a file, or `liege`. */
  readonly source: string;
  readonly scale: number;
  readonly seed: number;
  readonly concurrency: number;
  readonly dataDir: string | null;
  readonly keep: boolean;
}

/** The command line asks for something that does not exist; the message says what, and how it is written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const LIEGE_SEED = 2017;
export const USUAL_CONCURRENCY = 16;

/** @throws UsageError for unknown options, missing or needless values */
export function readArguments(argv: readonly string[]): ReplayArguments | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help) return 'help';
  const [source] = positionals;
  if (source === undefined || positionals.length > 1) {
    throw new UsageError(`give one FILE.pb, or liege; got ${positionals.length} arguments (--help explains)`);
  }
  if (source !== 'liege' && (values.scale !== undefined || values.seed !== undefined)) {
    throw new UsageError('--scale and --seed go with liege only: a file is replayed as it is');
  }
  return {
    source,
    scale: values.scale === undefined ? 1 : positive('--scale', values.scale),
    seed: values.seed === undefined ? LIEGE_SEED : whole('--seed', values.seed, 0),
    concurrency: values.concurrency === undefined ? USUAL_CONCURRENCY : whole('--concurrency', values.concurrency, 1),
    dataDir: values.data ?? null,
    keep: values.keep ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: true,
      options: {
        scale: { type: 'string' },
        seed: { type: 'string' },
        concurrency: { type: 'string' },
        data: { type: 'string' },
        keep: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message} (--help explains)`, { cause: error });
  }
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) {
    throw new UsageError(`${option} takes a positive number such as 0.02, not "${text}"`);
  }
  return value;
}

function whole(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || !Number.isSafeInteger(value)) {
    throw new UsageError(`${option} takes a whole number from ${least}, not "${text}"`);
  }
  return value;
}
