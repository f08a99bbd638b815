import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

/** Operations of DynamoDB that only read; all others write. */
const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);
/** Errors with which DynamoDB turns a call away, and nothing is done: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const REFUSALS = [
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
] as const;
type Refusal = (typeof REFUSALS)[number];

const fault = z.strictObject({
  /** A table's short name, as the state of the platform has it. Default: every table. */
  table: z.string().min(1).nullable().default(null),
  operations: z.enum(['reads', 'writes', 'all']).default('all'),
  /** Milliseconds by which each call is late. */
  slowBy: z.number().min(0).max(60_000).default(0),
  /** The share of calls that are turned away. */
  refuse: z.number().min(0).max(1).default(0),
  with: z.enum(REFUSALS).default('ProvisionedThroughputExceededException'),
  /** For how long, by the machine's clock. */
  seconds: z.number().positive().max(86_400).default(60),
});
export const faultsRequest = z.strictObject({ database: z.array(fault) });
export type FaultsRequest = z.input<typeof faultsRequest>;

export interface FaultsStatus {
  /** Those still in force. */
  readonly database: readonly z.output<typeof fault>[];
  /** Calls made late and calls turned away since the start, by the table's short name. */
  readonly slowed: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

/** Asked for a table that there is not. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
}

/** Makes the database slow or short of room for a time, as AWS's may be: to see what becomes of it. */
export class Faults {
  readonly #tables: readonly string[];
  readonly #slowed = new Map<string, number>();
  readonly #refused = new Map<string, number>();
  #inForce: { readonly fault: z.output<typeof fault>; readonly until: number }[] = [];

  /** `tables`: short names. */
  constructor(tables: readonly string[]) {
    this.#tables = tables;
  }

  /** In place of those in force; none ends them. Throws a FaultError for a table that there is not. */
  set({ database }: z.output<typeof faultsRequest>): void {
    for (const { table } of database)
      if (table !== null && !this.#tables.includes(table))
        throw new FaultError(`There is no table ${table}; there are ${this.#tables.join(', ')}.`);
    const now = performance.now();
    this.#inForce = database.map((each) => ({ fault: each, until: now + each.seconds * 1000 }));
  }

  /** To be called before each call to the database: waits, and gives the error to turn it away with, or null. */
  async meet(operation: string, tables: readonly string[]): Promise<Refusal | null> {
    const now = performance.now();
    const kind = READS.has(operation) ? 'reads' : 'writes';
    for (const { fault: each, until } of this.#inForce) {
      const hit = tables.filter((table) => each.table === null || each.table === table);
      if (now >= until || hit.length === 0 || (each.operations !== 'all' && each.operations !== kind)) continue;
      if (each.slowBy > 0) {
        count(this.#slowed, hit);
        await sleep(each.slowBy);
      }
      if (Math.random() < each.refuse) {
        count(this.#refused, hit);
        return each.with;
      }
    }
    return null;
  }

  status(): FaultsStatus {
    const now = performance.now();
    return {
      database: this.#inForce
        .filter(({ until }) => until > now)
        .map(({ fault: each, until }) => ({ ...each, seconds: Math.ceil((until - now) / 1000) })),
      slowed: Object.fromEntries(this.#slowed),
      refused: Object.fromEntries(this.#refused),
    };
  }
}

function count(counts: Map<string, number>, tables: readonly string[]): void {
  for (const table of tables) counts.set(table, (counts.get(table) ?? 0) + 1);
}
