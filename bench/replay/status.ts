import * as z from 'zod';

/** What a replay reads of `GET /__local/status`. */
export const statusSchema = z.looseObject({
  idle: z.boolean(),
  consumed: z.looseObject({ tables: z.record(z.string(), z.looseObject({ writeUnits: z.number() })) }),
  denied: z.looseObject({ count: z.int() }),
  queues: z.record(z.string(), z.int()),
});
export type Status = z.infer<typeof statusSchema>;

/** Write units consumed so far on the two tables that a vote touches. */
export interface Consumption {
  readonly ballots: number;
  readonly tallies: number;
}

export function consumptionOf(status: Status): Consumption {
  return { ballots: writeUnits(status, 'ballots'), tallies: writeUnits(status, 'tallies') };
}

/** What the platform had to refuse or put aside, a line each; in a sound system there is nothing. */
export function troubles({ denied, queues }: Status): string[] {
  const waiting = Object.entries(queues).filter(([, messages]) => messages > 0);
  const calls = denied.count === 0 ? [] : [`${denied.count} calls of functions denied by their roles`];
  return [...calls, ...waiting.map(([queue, messages]) => `${messages} messages in the queue ${queue}`)];
}

function writeUnits(status: Status, table: string): number {
  const names = Object.keys(status.consumed.tables).filter((name) => name.toLowerCase().includes(table));
  if (names.length > 1) throw new Error(`more than one table has ${table} in its name: ${names.join(', ')}`);
  // A table that nothing has touched is not listed.
  return status.consumed.tables[names[0] ?? '']?.writeUnits ?? 0;
}
