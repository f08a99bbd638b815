import * as z from 'zod';
import { readKeptFile, writeKeptFile } from '../kept-file.ts';

const entry = z.object({
  /** When the schedule was first seen: where rates are counted from. Virtual, ms. */
  since: z.number(),
  /** The scheduled time of the last firing that ended; null: none yet. */
  last: z.number().nullable(),
});
const logFile = z.record(z.string(), entry);

export type ScheduleLogEntry = z.infer<typeof entry>;

/** What has fired, by name and expression: a changed expression is a new schedule. Written when a firing has ended. */
export class ScheduleLog {
  readonly #file: string;
  readonly #entries: Map<string, ScheduleLogEntry>;

  constructor(file: string) {
    this.#file = file;
    this.#entries = new Map(Object.entries(read(file)));
  }

  of(key: string, now: number): ScheduleLogEntry {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const fresh = { since: now, last: null };
    this.#entries.set(key, fresh);
    this.#write();
    return fresh;
  }

  fired(key: string, scheduledTime: number): void {
    this.#entries.set(key, { since: this.#entries.get(key)?.since ?? scheduledTime, last: scheduledTime });
    this.#write();
  }

  #write(): void {
    writeKeptFile(this.#file, JSON.stringify(Object.fromEntries(this.#entries)));
  }
}

function read(file: string): z.infer<typeof logFile> {
  const text = readKeptFile(file);
  if (text === null) return {};
  try {
    return logFile.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`The schedules' file ${file} cannot be read. Delete it; schedules that are past fire once more.`, {
      cause: error,
    });
  }
}
