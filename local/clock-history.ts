import * as z from 'zod';
import { readKeptFile, writeKeptFile } from './kept-file.ts';

const line = z.object({ wall: z.number(), virtual: z.number(), speed: z.number().nonnegative() });
const historyFile = z.object({ lines: z.array(line).min(1), stopped: line });

/** From the machine's instant `wall` on, the clock shows `virtual + (instant - wall) * speed`. */
export type ClockLine = z.infer<typeof line>;

/** How often the file is written while the clock runs, in ms. */
const HEARTBEAT = 1_000;
/**
 * The file always says where the clock will have stopped if the process is killed: this much of the machine's time after
 * it was written, so that a killed clock resumes slightly ahead, never behind an instant that it has already shown.
 */
const RESERVE = 2 * HEARTBEAT;
/** Lines kept. Stream records live 24 hours: their instants are asked for, older ones are not. */
const MAX_LINES = 10_000;

/** The straight lines that map the machine's time to the virtual one, kept in a file across restarts. */
export class ClockHistory {
  readonly #file: string | null;
  readonly #lines: ClockLine[];
  readonly #heartbeat: NodeJS.Timeout;
  /** Whether it began with this start: there was no file to go on from. */
  readonly isNew: boolean;

  private constructor(file: string | null, lines: ClockLine[], isNew: boolean) {
    this.isNew = isNew;
    this.#file = file;
    this.#lines = lines;
    this.#heartbeat = setInterval(() => this.#save(Date.now() + RESERVE), HEARTBEAT).unref();
    this.#save(Date.now() + RESERVE);
  }

  /** Goes on from what the file says, or from `start` if there is none. */
  static open(file: string | null, start: { now: number; speed: number }): ClockHistory {
    const kept = file === null ? null : read(file);
    const wall = Date.now();
    if (kept === null) return new ClockHistory(file, [{ wall, virtual: start.now, speed: start.speed }], true);
    // A machine whose clock was put back since: the line must not begin after the present.
    const stopped = { ...kept.stopped, wall: Math.min(kept.stopped.wall, wall) };
    const resumed = { wall, virtual: stopped.virtual, speed: kept.lines.at(-1)?.speed ?? start.speed };
    return new ClockHistory(file, [...kept.lines, stopped, resumed], false);
  }

  get speed(): number {
    return this.#last.speed;
  }

  at(wall: number): number {
    const holding = this.#lines.findLast((candidate) => candidate.wall <= wall) ?? this.#lines[0]!;
    return Math.floor(holding.virtual + Math.max(0, wall - holding.wall) * holding.speed);
  }

  append(next: ClockLine): void {
    this.#lines.push(next);
    if (this.#lines.length > MAX_LINES) this.#lines.splice(0, this.#lines.length - MAX_LINES);
    this.#save(Date.now() + RESERVE);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    this.#save(Date.now());
  }

  get #last(): ClockLine {
    return this.#lines.at(-1)!;
  }

  #save(wall: number): void {
    if (this.#file === null) return;
    const stopped = { wall, virtual: this.at(wall), speed: 0 };
    writeKeptFile(this.#file, JSON.stringify({ lines: this.#lines, stopped }));
  }
}

function read(file: string): z.infer<typeof historyFile> | null {
  const text = readKeptFile(file);
  if (text === null) return null;
  try {
    return historyFile.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`The clock's file ${file} cannot be read. Start again with --fresh, which forgets all data.`, {
      cause: error,
    });
  }
}
