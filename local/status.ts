import type { VirtualClock } from './clock.ts';
import type { MappingStatus } from './events/event-source-mapping.ts';
import type { SchedulesStatus } from './events/schedules.ts';
import type { FunctionStatus } from './function.ts';
import type { Functions } from './functions.ts';
import { labelsOf } from './labels.ts';
import type { Meter, Units } from './meter.ts';
import type { DeniedCalls } from './principals.ts';
import type { Queues } from './queues.ts';
import type { Resource } from './template.ts';
import type { Events } from './wire-events.ts';

/** What `GET /__local/status` tells. */
export interface Status {
  readonly url: string;
  readonly clock: { readonly now: string; readonly speed: number };
  /** Nothing is under way: every record delivered, no invocation running or waiting, no schedule due. */
  readonly idle: boolean;
  readonly mappings: readonly MappingStatus[];
  readonly schedules: SchedulesStatus;
  readonly functions: readonly (FunctionStatus & { readonly asynchronous: number })[];
  /** Read and write units since the start, by the table's short name. */
  readonly consumed: {
    readonly tables: Readonly<Record<string, Units>>;
    readonly functions: Readonly<Record<string, Readonly<Record<string, Units>>>>;
  };
  readonly denied: DeniedCalls;
  /** Messages in each queue. */
  readonly queues: Readonly<Record<string, number>>;
  readonly database: { readonly kind: 'embedded' | 'external'; readonly url: string };
  readonly throttles: 'on' | 'off';
  readonly notRun: readonly string[];
}

export interface StatusSources {
  readonly url: string;
  readonly clock: VirtualClock;
  readonly functions: Functions;
  readonly events: Events;
  readonly meter: Meter;
  readonly tables: readonly Resource[];
  readonly denied: () => DeniedCalls;
  readonly queues: Queues;
  readonly database: Status['database'];
  readonly throttles: boolean;
  readonly notRun: readonly string[];
}

export const statusOf = async (sources: StatusSources): Promise<Status> => {
  const shortNames = new Map([...labelsOf(sources.tables)].map(([table, label]) => [table.name, label]));
  const shorten = <T>(byTable: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(byTable).map(([table, units]) => [shortNames.get(table) ?? table, units]));
  const functions = sources.functions.status();
  const schedules = sources.events.schedules();
  // Asked for last: a function that still runs may write, and what it writes must show here.
  const mappings = await sources.events.mappings();
  return {
    url: sources.url,
    clock: { now: new Date(sources.clock.now()).toISOString(), speed: sources.clock.speed },
    idle:
      functions.every(({ running, waiting, asynchronous }) => running + waiting + asynchronous === 0) &&
      schedules.idle &&
      mappings.every((mapping) => mapping.idle),
    mappings,
    schedules,
    functions,
    consumed: {
      tables: shorten(sources.meter.byTable()),
      functions: Object.fromEntries(
        Object.entries(sources.meter.byFunction()).map(([name, byTable]) => [name, shorten(byTable)]),
      ),
    },
    denied: sources.denied(),
    queues: sources.queues.counts(),
    database: sources.database,
    throttles: sources.throttles ? 'on' : 'off',
    notRun: sources.notRun,
  };
};
