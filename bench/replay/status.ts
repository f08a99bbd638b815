import * as z from 'zod';

/** What a replay reads of `GET /__local/status`. */
export const statusSchema = z.looseObject({
  mappings: z.array(z.looseObject({ idle: z.boolean() })),
  consumed: z.looseObject({
    byTable: z.record(z.string(), z.looseObject({ read: z.number(), write: z.number() })),
  }),
});
type Status = z.infer<typeof statusSchema>;

/** Write units consumed so far on the two tables that a vote touches. */
export interface Consumption {
  readonly ballots: number;
  readonly tallies: number;
}

export function isIdle(status: Status): boolean {
  return status.mappings.every(({ idle }) => idle);
}

export function consumptionOf(status: Status): Consumption {
  return { ballots: writeUnits(status, 'Ballots'), tallies: writeUnits(status, 'Tallies') };
}

/** Deployed names carry the stack's name before the table's and a hash behind it. */
function writeUnits(status: Status, table: string): number {
  const names = Object.keys(status.consumed.byTable).filter((name) => name.includes(table));
  const [name] = names;
  if (name === undefined || names.length > 1) {
    const found = Object.keys(status.consumed.byTable).join(', ');
    throw new Error(`one table should have ${table} in its name; the platform names ${found}`);
  }
  return status.consumed.byTable[name]?.write ?? 0;
}
