import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { HELP, readArguments, UsageError } from '../bench/cost/arguments.ts';
import { billOf, total } from '../bench/cost/bill.ts';
import { idle, monthsOf, wholeOf } from '../bench/cost/campaign.ts';
import { type PriceList, priceListSchema } from '../bench/cost/prices.ts';
import { billLines, borrowedLines } from '../bench/cost/report.ts';
import { LIEGE } from '../bench/liege.ts';
import { LIEGE_SEED } from '../bench/replay/arguments.ts';
import { chooseElection } from '../bench/replay/choose-election.ts';

const EXAMPLE = join(import.meta.dirname, '../bench/cost/prices/us-east-1.json');
const DAYS_A_MONTH = 365 / 12;

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (args === 'help') {
    console.log(HELP);
    return;
  }
  const { size } = args;
  const prices = await readPrices(args.prices);
  const scale = Math.min(1, size.proposals / LIEGE.proposals);
  const election = await chooseElection({ source: 'liege', scale: Math.max(scale, 1e-3), seed: LIEGE_SEED });
  // Loading the CDK takes seconds: only once it is known that there is something to measure.
  const { measure } = await import('../bench/cost/measure.ts');
  const measured = await measure(election, (line) => console.error(line));

  const bill = billOf(wholeOf(measured, measured.standing, size), prices, monthsOf(size.days));
  // A single act is billed without the free tier: what it adds once that is used up.
  const act = (quantities: Parameters<typeof billOf>[0]) => total(billOf(quantities, prices, 0)).amount;
  const idleMonth = total(billOf(idle(measured, measured.standing, DAYS_A_MONTH), prices, 1));
  const sum = total(bill);
  const { currency, region, date } = prices;
  const { proposals, voters, votes, visits, days } = size;
  const [ideas, people, choices, looks] = [proposals, voters, votes, visits].map((one) => one.toLocaleString('en-GB'));
  console.log(`${ideas} proposals, ${people} voters, ${choices} votes, ${looks} visits in ${days} days`);
  console.log(`List prices of ${region} on ${date}, without taxes; "to pay" is after the free tier.\n`);
  for (const line of billLines(bill, currency)) console.log(line);
  for (const line of borrowedLines(prices)) console.log(line);
  console.log('');
  const acts = [
    ['a vote', act(measured.vote)],
    ['a visit', act(measured.visit)],
    ['a proposal', act(measured.proposal)],
    ["a ballot's share of the recount", act(measured.ballot)],
  ] as const;
  for (const [name, amount] of acts) {
    console.log(`${name.padEnd(34)}${(amount * 1000).toFixed(4)} ${currency} a thousand, at list price`);
  }
  console.log(
    `${'an idle month'.padEnd(34)}${idleMonth.amount.toFixed(2)} ${currency} at list price, ${idleMonth.due.toFixed(2)} to pay`,
  );
  const figures = { vote: act(measured.vote), visit: act(measured.visit), idleMonth: idleMonth.due };
  console.log(JSON.stringify({ region, date, currency, size, list: sum.amount, due: sum.due, ...figures }));
}

async function readPrices(file: string): Promise<PriceList> {
  let source: unknown;
  try {
    source = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}; give a file like ${EXAMPLE}`,
    );
  }
  const parsed = priceListSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${file} is no list of prices:\n${z.prettifyError(parsed.error)}\nCompare it with ${EXAMPLE}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
