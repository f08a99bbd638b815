import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LIEGE } from '../liege.ts';
import type { CampaignSize } from './campaign.ts';

const PRICES = join(import.meta.dirname, 'prices');

/** Réinventons Liège: 110 days from 8 March to 25 June, and twelve visits for each voter. */
export const LIEGE_SIZE: CampaignSize = {
  proposals: LIEGE.proposals,
  voters: LIEGE.voters,
  votes: LIEGE.votes,
  visits: 60_000,
  days: 110,
};

/** Ireland: of Europe's regions the one whose prices are known. */
export const USUAL_REGION = 'eu-west-1';

export const HELP = `Says what a campaign costs on AWS, from what a real run on this machine consumes and from list prices.

  npm run cost -- [options]

  --proposals N    default ${LIEGE_SIZE.proposals}
  --voters N       default ${LIEGE_SIZE.voters}
  --votes N        default ${LIEGE_SIZE.votes}
  --visits N       default ${LIEGE_SIZE.visits}; somebody looks at the first page and at three proposals
  --days N         default ${LIEGE_SIZE.days}; from the first idea to the end of voting
  --region NAME    a region whose prices are in bench/cost/prices; default ${USUAL_REGION}
  --prices FILE    list prices of another region, written like those
  --help           this text

Units, requests, bytes and gigabyte-seconds are measured; a second of this machine is taken for a second of Lambda.
Every visit is taken to find nothing cached, and every vote to be counted alone: a real campaign costs less.
The last line of standard output is one JSON object. Exit status: 0 done, 1 a failure, 2 input that cannot be used.`;

/** The command line asks for something that does not exist; the message says what, and how it is written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface CostArguments {
  readonly size: CampaignSize;
  /** A file. */
  readonly prices: string;
}

const text = { type: 'string' } as const;
const OPTIONS = {
  proposals: text,
  voters: text,
  votes: text,
  visits: text,
  days: text,
  prices: text,
  region: text,
  help: { type: 'boolean' },
} as const;

/** @throws UsageError for unknown options and values that are no whole numbers */
export function readArguments(argv: readonly string[]): CostArguments | 'help' {
  const { help, prices, region, ...given } = parse(argv);
  if (help) return 'help';
  const whole = (name: keyof CampaignSize): number => {
    const value = given[name];
    if (value === undefined) return LIEGE_SIZE[name];
    if (/^\d{1,12}$/.test(value)) return Number(value);
    throw new UsageError(`--${name} is ${JSON.stringify(value)}: give a whole number, such as ${LIEGE_SIZE[name]}`);
  };
  const size = {
    proposals: whole('proposals'),
    voters: whole('voters'),
    votes: whole('votes'),
    visits: whole('visits'),
    days: whole('days'),
  };
  return { size, prices: prices ?? pricesOf(region ?? USUAL_REGION) };
}

/** Throws a UsageError that names the regions that there are. */
function pricesOf(region: string): string {
  const known = readdirSync(PRICES).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
  if (known.includes(region)) return join(PRICES, `${region}.json`);
  throw new UsageError(
    `--region is ${JSON.stringify(region)}, of which no prices are there: give ${known.join(' or ')}, or --prices FILE`,
  );
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} (--help explains)`);
  }
}
