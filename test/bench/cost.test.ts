import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LIEGE_SIZE, readArguments, USUAL_REGION } from '../../bench/cost/arguments.ts';
import { billOf, total } from '../../bench/cost/bill.ts';
import { idle, wholeOf } from '../../bench/cost/campaign.ts';
import { add, BILLED, type PriceList, priceListSchema, times } from '../../bench/cost/prices.ts';
import { billLines, borrowedLines } from '../../bench/cost/report.ts';

const FOLDER = join(import.meta.dirname, '../../bench/cost/prices');
const readList = async (region = 'us-east-1'): Promise<PriceList> =>
  priceListSchema.parse(JSON.parse(await readFile(join(FOLDER, `${region}.json`), 'utf8')));
const NOTHING = { secrets: 0, alarms: 0, dashboards: 0 };
const ACTS = {
  proposal: { writeUnits: 5 },
  vote: { writeUnits: 2, apiRequests: 1 },
  visit: { readUnits: 3 },
  sweep: { lambdaRequests: 1 },
  ballot: { readUnits: 0.5 },
};

describe('the cost of a campaign', () => {
  it('bills every unit at its list price and takes the free tier off in each month anew', async () => {
    const list = await readList();
    const { per, price, free } = list.prices.lambdaRequests;

    const [line] = billOf({ lambdaRequests: 3 * free }, list, 2);

    expect(line?.service).toBe('Lambda');
    expect(line?.amount).toBeCloseTo((3 * free * price) / per);
    expect(line?.due).toBeCloseTo((free * price) / per);
  });

  it('never pays less than nothing, and leaves out what was not used', async () => {
    const bill = billOf({ edgeGigabytes: 1, readUnits: 0 }, await readList(), 1);

    expect(bill.map(({ due }) => due)).toEqual([0]);
    expect(total(bill).amount).toBeGreaterThan(0);
  });

  it('adds up every act as often as it happens, and what stands whether anybody comes or not', () => {
    const size = { proposals: 10, voters: 4, votes: 100, visits: 7, days: 2 };

    const whole = wholeOf({ ...ACTS, standing: NOTHING }, NOTHING, size);

    expect(whole).toMatchObject({ writeUnits: 250, apiRequests: 100, readUnits: 23, lambdaRequests: 2880, emails: 14 });
    expect(idle(ACTS, { ...NOTHING, secrets: 12 }, 365).secretMonths).toBeCloseTo(144);
  });

  it('prints each line and their sum', async () => {
    const list = await readList();
    const bill = billOf(Object.fromEntries(BILLED.map((billed) => [billed, 1_000_000])), list, 1);

    const lines = billLines(bill, list.currency);

    expect(lines).toHaveLength(BILLED.length + 4);
    expect(lines.at(-1)).toContain(total(bill).amount.toFixed(2));
  });

  it('adds and multiplies units kind by kind', () => {
    expect(add({ readUnits: 1 }, { readUnits: 2, writeUnits: 3 })).toEqual({ readUnits: 3, writeUnits: 3 });
    expect(times({ readUnits: 4 }, 0.5).readUnits).toBe(2);
  });

  it('takes Liège for the size that is not given, and refuses what is no whole number', () => {
    expect(readArguments([])).toEqual({ size: LIEGE_SIZE, prices: join(FOLDER, `${USUAL_REGION}.json`) });
    expect(readArguments(['--votes', '12'])).toMatchObject({ size: { ...LIEGE_SIZE, votes: 12 } });
    expect(() => readArguments(['--votes', '1e3'])).toThrow('--votes is "1e3": give a whole number, such as 95000');
  });

  it('knows the prices of each region that it offers, and says which of them are those of another', async () => {
    const regions = readdirSync(FOLDER).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
    expect(regions).toContain(USUAL_REGION);
    for (const region of regions) {
      expect(readArguments(['--region', region])).toMatchObject({ prices: join(FOLDER, `${region}.json`) });
      expect(await readList(region)).toMatchObject({ region });
    }
    expect(() => readArguments(['--region', 'eu-west-9'])).toThrow(`give ${regions.join(' or ')}, or --prices FILE`);
    expect(borrowedLines(await readList('us-east-1'))).toEqual([]);
    expect(borrowedLines(await readList('eu-west-1'))).toEqual([
      expect.stringMatching(/^By the price of us-east-1: .*X-Ray/),
    ]);
  });

  it('refuses a list of prices with a kind that nobody bills', async () => {
    const list = await readList();
    expect(priceListSchema.safeParse({ ...list, prices: { ...list.prices, minutes: {} } }).success).toBe(false);
  });
});
