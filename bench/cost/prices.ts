import * as z from 'zod';

const price = z.strictObject({
  /** So many units have `price`. */
  per: z.number().positive(),
  price: z.number().min(0),
  /** Units a month that cost nothing, not only in an account's first year. */
  free: z.number().min(0),
  source: z.url(),
  /** The region that it is a price of, where this one's was not found. */
  of: z.string().min(1).optional(),
});

/** What is billed, in the units in which it is billed. */
const prices = z.strictObject({
  lambdaRequests: price,
  lambdaGigabyteSeconds: price,
  apiRequests: price,
  writeUnits: price,
  readUnits: price,
  tableGigabyteMonths: price,
  backupGigabyteMonths: price,
  edgeRequests: price,
  edgeGigabytes: price,
  edgeFunctionCalls: price,
  schedulerInvocations: price,
  secretMonths: price,
  logGigabytes: price,
  alarmMonths: price,
  dashboardMonths: price,
  traces: price,
  signInUsers: price,
  emails: price,
});

export const priceListSchema = z.strictObject({
  region: z.string().min(1),
  currency: z.string().length(3),
  /** Day on which the prices were looked up. */
  date: z.iso.date(),
  note: z.string(),
  prices,
});

/** List prices of one region on one day. */
export type PriceList = z.infer<typeof priceListSchema>;
export type Billed = keyof PriceList['prices'];
export const BILLED = prices.keyof().options;

/** Units of each kind; what is not there is none. */
export type Quantities = Readonly<Partial<Record<Billed, number>>>;

export function add(...all: readonly Quantities[]): Quantities {
  const entries = BILLED.map((billed) => [billed, all.reduce((sum, one) => sum + (one[billed] ?? 0), 0)] as const);
  return Object.fromEntries(entries.filter(([, units]) => units !== 0));
}

export function times(quantities: Quantities, factor: number): Quantities {
  return Object.fromEntries(BILLED.map((billed) => [billed, (quantities[billed] ?? 0) * factor]));
}
