import { display, isObject, type Json, type JsonObject, numberAt, textAt } from './json.ts';

export interface Units {
  readonly readUnits: number;
  readonly writeUnits: number;
}

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

/** A write unit covers 1 KB; a read unit 4 KB. */
const WRITE_UNIT = 1024;

/** Adds up the capacity that DynamoDB says each call has consumed, by table and by function. */
export class Meter {
  readonly #units = new Map<string, Map<string, { readUnits: number; writeUnits: number }>>();

  /** @param answer DynamoDB's answer to a call that asked for its consumed capacity */
  record(principal: string, operation: string, answer: JsonObject): void {
    const consumed = answer.ConsumedCapacity;
    for (const entry of Array.isArray(consumed) ? consumed : [consumed]) {
      const table = textAt(entry, 'TableName');
      if (table !== undefined) this.#add(principal, operation, table, numberAt(entry, 'CapacityUnits') ?? 0);
    }
  }

  /**
   * A failed condition costs a write of the item that stood in the way, or one unit if the answer does not show it; in a
   * transaction two for each item. DynamoDB does not say so in its answer.
   */
  recordFailedCondition(principal: string, operation: string, tables: readonly string[], answer: JsonObject): void {
    const item = answer.Item;
    const units = Math.max(1, Math.ceil((isObject(item) ? itemSize(item) : 0) / WRITE_UNIT));
    for (const table of tables) this.#add(principal, operation, table, operation === 'TransactWriteItems' ? 2 : units);
  }

  #add(principal: string, operation: string, table: string, units: number): void {
    const tables = this.#units.get(principal) ?? new Map<string, { readUnits: number; writeUnits: number }>();
    this.#units.set(principal, tables);
    const entry = tables.get(table) ?? { readUnits: 0, writeUnits: 0 };
    tables.set(table, entry);
    if (READS.has(operation)) entry.readUnits += units;
    else entry.writeUnits += units;
  }

  byTable(): Readonly<Record<string, Units>> {
    const sums: Record<string, Units> = {};
    for (const tables of this.#units.values()) {
      for (const [table, units] of tables) {
        const sum = sums[table];
        sums[table] = {
          readUnits: (sum?.readUnits ?? 0) + units.readUnits,
          writeUnits: (sum?.writeUnits ?? 0) + units.writeUnits,
        };
      }
    }
    return sums;
  }

  byFunction(): Readonly<Record<string, Readonly<Record<string, Units>>>> {
    return Object.fromEntries(
      [...this.#units].map(([principal, tables]) => [
        principal,
        Object.fromEntries([...tables].map(([table, units]) => [table, { ...units }])),
      ]),
    );
  }
}

/** Bytes of an item as DynamoDB counts them, near enough for whole kilobytes. */
const itemSize = (item: Json): number => {
  if (Array.isArray(item)) return item.reduce<number>((sum, entry) => sum + itemSize(entry) + 1, 3);
  if (isObject(item)) {
    return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + itemSize(value), 0);
  }
  return Buffer.byteLength(display(item));
};
