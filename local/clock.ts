import { ClockHistory } from './clock-history.ts';

/** Longest delay that `setTimeout` takes (2^31 - 1 ms, 24.8 days); longer sleeps are cut into several. */
const MAX_TIMEOUT = 2_147_483_647;

export interface ClockSetting {
  /** The instant to go to, in ms since 1970. Absent: stay on the present one. */
  readonly now?: number;
  /** Virtual milliseconds for each millisecond of the machine's time: 1 is real time, 0 stands still. */
  readonly speed?: number;
}

export interface ClockReading {
  /** ms since 1970 */
  readonly now: number;
  readonly speed: number;
}

export interface ClockOptions {
  /** Where the clock's history is kept, so that a restart goes on from where it stopped; null keeps it in memory. */
  readonly file: string | null;
  /** Where a clock without history starts, and what a clock with one is set to; null goes on from what the file says. */
  readonly start: ClockReading | null;
}

/** Thrown when the clock is asked to go back: what was written later would then lie in the future. */
export class ClockError extends Error {
  override readonly name = 'ClockError';
}

/**
 * The platform's time: any date, any speed. It only moves forward, and does not pass while the platform is stopped.
 * It is kept as a history of straight lines from the machine's time to the virtual one, so that the virtual instant
 * of something that happened earlier can still be told (`at`).
 */
export class VirtualClock {
  readonly #history: ClockHistory;
  readonly #listeners = new Set<() => void>();

  private constructor(history: ClockHistory) {
    this.#history = history;
  }

  /**
   * Opens the clock, and starts it.
   * @throws {ClockError} if `start` lies before the instant at which the clock stopped
   */
  static open(options: ClockOptions): VirtualClock {
    const history = ClockHistory.open(options.file, options.start ?? { now: Date.now(), speed: 1 });
    const clock = new VirtualClock(history);
    if (options.start !== null && !history.isNew) clock.set(options.start);
    return clock;
  }

  /** The virtual instant, in ms since 1970. */
  now(): number {
    return this.at(Date.now());
  }

  get speed(): number {
    return this.#history.speed;
  }

  /** The virtual instant of an instant of the machine's time. Before the first start the clock stood at its beginning. */
  at(wallMs: number): number {
    return this.#history.at(wallMs);
  }

  /**
   * Jumps to a later instant, changes the speed, or both.
   * @throws {ClockError} if the instant is earlier than the present one, or the speed is not a number from 0 up
   */
  set(setting: ClockSetting): ClockReading {
    const wall = Date.now();
    const present = this.at(wall);
    const now = setting.now ?? present;
    const speed = setting.speed ?? this.speed;
    if (!Number.isFinite(now))
      throw new ClockError(`Not an instant: ${now}. Give a date such as 2017-06-10T12:00:00Z.`);
    if (!Number.isFinite(speed) || speed < 0) {
      throw new ClockError(`Not a speed: ${speed}. Give a number from 0 (stands still) up; 1 is real time.`);
    }
    if (now < present) {
      throw new ClockError(
        `The clock stands at ${iso(present)} and only moves forward; ${iso(now)} is earlier. ` +
          'To go back, start again with --fresh, which forgets all data.',
      );
    }
    this.#history.append({ wall, virtual: now, speed });
    for (const listener of this.#listeners) listener();
    return { now, speed };
  }

  /** Calls the listener after each jump or change of speed. Returns a function that stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves once the clock has reached the instant, by running or by a jump; or once the signal aborts. */
  async sleepUntil(instant: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.now() < instant) {
      const wait = this.speed === 0 ? MAX_TIMEOUT : Math.ceil((instant - this.now()) / this.speed);
      await this.#changeWithin(Math.min(Math.max(wait, 1), MAX_TIMEOUT), signal);
    }
  }

  /** Writes the history and stops the clock: time does not pass until it is opened again. */
  close(): void {
    this.#history.close();
    this.#listeners.clear();
  }

  #changeWithin(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stopListening();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      const stopListening = this.onChange(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
