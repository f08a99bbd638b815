import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_STACK } from '../../infra/compose.ts';
import { ACCESS_LOG_FIELDS } from '../../infra/constructs/access-log.ts';
import type { Resources, TemplateResource } from '../security/support/edited-assembly.ts';
import { testAssembly } from '../support/database.ts';
import { matches } from '../support/filter-pattern.ts';

type Properties = TemplateResource['Properties'];

/** The alarms of the template as CloudWatch would go by them. */
export class Alarms {
  readonly #alarms: ReadonlyMap<string, Properties>;
  /** Filter patterns by the metric that they count. */
  readonly #patterns: ReadonlyMap<string, string>;

  constructor(resources: Resources) {
    const all = Object.values(resources);
    const ofType = (type: string) => all.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
    this.#alarms = new Map(
      ofType('AWS::CloudWatch::Alarm').map((alarm) => [alarm.AlarmName.replace(`${APP_STACK}-`, ''), alarm]),
    );
    this.#patterns = new Map(
      ofType('AWS::Logs::MetricFilter').map(({ FilterPattern, MetricTransformations: [{ MetricName }] }) => [
        MetricName,
        FilterPattern,
      ]),
    );
  }

  /** Of the assembly that tests run. */
  static read(): Alarms {
    return new Alarms(JSON.parse(readFileSync(join(testAssembly(), `${APP_STACK}.template.json`), 'utf8')).Resources);
  }

  get names(): string[] {
    return [...this.#alarms.keys()].toSorted();
  }

  alarm(name: string): Properties {
    const alarm = this.#alarms.get(name);
    if (!alarm) throw new Error(`There is no alarm ${name}, only ${this.names.join(', ')}`);
    return alarm;
  }

  /** Whether it rings when its metric has had this value for as many periods as it waits. */
  ringsAt(name: string, value: number): boolean {
    const { Threshold, ComparisonOperator } = this.alarm(name);
    return ComparisonOperator === 'LessThanThreshold' ? value < Threshold : value >= Threshold;
  }

  /** Whether it rings when these lines come into the log that it counts, within one period. */
  ringsOn(name: string, lines: readonly Readonly<Record<string, unknown>>[]): boolean {
    const pattern = this.#patterns.get(this.alarm(name).MetricName);
    if (pattern === undefined) throw new Error(`${name} counts no log lines`);
    return this.ringsAt(name, lines.filter((line) => matches(pattern, line)).length);
  }
}

/** A line of the access log, with a value for each of its fields. */
export function accessLine(route: string, status: number): Record<string, string> {
  const fields = Object.fromEntries(Object.keys(ACCESS_LOG_FIELDS).map((field) => [field, '-']));
  return { ...fields, route, status: `${status}` };
}

/** What is written to the log, line by line, while `act` runs. */
export async function logged(act: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  // Errors go to the one, all else to the other; Lambda takes both.
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));
  for (const { stream } of streams)
    stream.write = (chunk: string | Uint8Array) => {
      for (const line of String(chunk).split('\n')) if (line.startsWith('{')) lines.push(JSON.parse(line));
      return true;
    };
  try {
    await act();
  } finally {
    for (const { stream, write } of streams) stream.write = write;
  }
  return lines;
}
