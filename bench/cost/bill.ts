import { BILLED, type Billed, type PriceList, type Quantities } from './prices.ts';

/** One line of a bill. */
export interface BillLine {
  readonly service: string;
  readonly what: string;
  readonly units: number;
  /** What the units cost at list price, in the list's currency. */
  readonly amount: number;
  /** What is left to pay after the free tier. */
  readonly due: number;
}

export const NAMES = {
  lambdaRequests: ['Lambda', 'requests'],
  lambdaGigabyteSeconds: ['Lambda', 'GB-seconds, arm64'],
  apiRequests: ['API Gateway', 'HTTP API requests'],
  writeUnits: ['DynamoDB', 'write request units'],
  readUnits: ['DynamoDB', 'read request units'],
  tableGigabyteMonths: ['DynamoDB', 'GB-months in tables'],
  backupGigabyteMonths: ['DynamoDB', 'GB-months of point-in-time recovery'],
  edgeRequests: ['CloudFront', 'HTTPS requests'],
  edgeGigabytes: ['CloudFront', 'GB to the internet'],
  edgeFunctionCalls: ['CloudFront', 'function calls'],
  schedulerInvocations: ['EventBridge Scheduler', 'invocations'],
  secretMonths: ['Secrets Manager', 'secret-months'],
  logGigabytes: ['CloudWatch', 'GB of logs'],
  alarmMonths: ['CloudWatch', 'alarm-months'],
  dashboardMonths: ['CloudWatch', 'dashboard-months'],
  traces: ['X-Ray', 'traces recorded'],
  signInUsers: ['Cognito Essentials', 'users a month'],
  emails: ['SES', 'e-mails with a code'],
} as const satisfies Record<Billed, readonly [service: string, what: string]>;

/**
 * The bill of these units.
 *
 * @param months over how many months they spread evenly: the free tier is given anew in each
 */
export function billOf(quantities: Quantities, { prices }: PriceList, months: number): BillLine[] {
  return BILLED.flatMap((billed) => {
    const units = quantities[billed] ?? 0;
    if (units === 0) return [];
    const { per, price, free } = prices[billed];
    const [service, what] = NAMES[billed];
    const due = (Math.max(0, units - free * months) / per) * price;
    return [{ service, what, units, amount: (units / per) * price, due }];
  });
}

export function total(lines: readonly BillLine[]): { amount: number; due: number } {
  return lines.reduce((sum, { amount, due }) => ({ amount: sum.amount + amount, due: sum.due + due }), {
    amount: 0,
    due: 0,
  });
}
