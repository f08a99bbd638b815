import type { VirtualClock } from '../clock.ts';
import { errorText } from './error-text.ts';
import { FiringInterrupted, type FiringOptions, fire } from './firing.ts';
import { scheduledTimeText } from './schedule-event.ts';
import { ScheduleLog } from './schedule-log.ts';
import { readScheduleSettings, type ScheduleResource, type ScheduleSettings } from './schedule-settings.ts';
import { pause, Wake } from './wake.ts';

export type { DeadLetter } from './firing.ts';
export { ScheduleError, type ScheduleResource } from './schedule-settings.ts';

/** A recurring schedule fires at most once in this many of the machine's ms, unless the clock was set meanwhile. */
const RECURRING_INTERVAL = 1_000;
/** Firings due together go in the order of their times; one that takes longer than this no longer holds up the others. */
const ORDER_PATIENCE = 1_000;

export interface Firing {
  readonly schedule: string;
  readonly targetArn: string;
  /** The virtual instant for which it fires, ms. */
  readonly scheduledTime: number;
}

/** Stands between a schedule and its target, to inject faults: call `fire` late to delay, twice to repeat, never to drop. */
export type FiringInterceptor = (firing: Firing, fire: () => Promise<void>) => Promise<void>;

export interface SchedulesOptions extends FiringOptions {
  readonly resources: readonly ScheduleResource[];
  readonly clock: VirtualClock;
  /** JSON file that keeps what has fired. */
  readonly stateFile: string;
  readonly firing?: FiringInterceptor;
  readonly log?: (line: string) => void;
}

export interface ScheduleStatus {
  readonly name: string;
  readonly expression: string;
  readonly targetArn: string;
  readonly state: 'pending' | 'firing' | 'done' | 'disabled';
  /** The virtual instant of the next firing, ISO; null when there is none. */
  readonly next: string | null;
  /** The scheduled time of the last firing that ended, ISO. */
  readonly last: string | null;
  /** Firings that ended since the start. */
  readonly fired: number;
  readonly failures: number;
  readonly lastError: string | null;
}

export interface SchedulesStatus {
  readonly schedules: readonly ScheduleStatus[];
  readonly pending: number;
  readonly done: number;
  readonly failures: number;
  /** Nothing is due and no firing is under way. */
  readonly idle: boolean;
}

interface Schedule extends ScheduleSettings {
  readonly key: string;
  firing: boolean;
  /** When it last fired, the machine's time in ms. */
  firedAt: number;
  fired: number;
  failures: number;
  lastError: string | null;
}

/**
 * The template's schedules, on the virtual clock. One-time schedules fire once when the clock has passed them, in the
 * order of their times. Recurring ones fire once for their latest due time, however far the clock has jumped or run.
 * Delays between attempts and maximum ages are the machine's time.
 */
export class Schedules {
  readonly #options: SchedulesOptions;
  readonly #schedules: readonly Schedule[];
  readonly #log: ScheduleLog;
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  readonly #wake = new Wake();
  #clockSetAt = 0;
  #running: Promise<void> | null = null;

  /** @throws {ScheduleError} naming the resource, the expression or property that is not understood, and the remedy */
  constructor(options: SchedulesOptions) {
    this.#options = options;
    this.#log = new ScheduleLog(options.stateFile);
    this.#schedules = options.resources
      .flatMap((resource) => readScheduleSettings(resource, options))
      .map((settings) => ({
        ...settings,
        key: `${settings.name} ${settings.expression}`,
        firing: false,
        firedAt: 0,
        fired: 0,
        failures: 0,
        lastError: null,
      }));
  }

  start(): void {
    this.#running ??= this.#run(this.#stopping.signal);
  }

  /** Waits for the firings under way, and stops. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await Promise.all(this.#underWay);
  }

  status(): SchedulesStatus {
    const now = this.#options.clock.now();
    const schedules = this.#schedules.map((schedule) => this.#statusOf(schedule));
    const count = (state: ScheduleStatus['state']): number => schedules.filter((each) => each.state === state).length;
    return {
      schedules,
      pending: count('pending') + count('firing'),
      done: count('done'),
      failures: schedules.reduce((sum, schedule) => sum + schedule.failures, 0),
      idle: this.#underWay.size === 0 && !this.#schedules.some((schedule) => this.#dueTime(schedule, now) !== null),
    };
  }

  async #run(signal: AbortSignal): Promise<void> {
    const stopListening = this.#options.clock.onChange(() => {
      this.#clockSetAt = Date.now();
      this.#wake.ring();
    });
    while (!signal.aborted) {
      await this.#fireDue(signal);
      await this.#untilNext(signal);
    }
    stopListening();
  }

  async #fireDue(signal: AbortSignal): Promise<void> {
    const now = this.#options.clock.now();
    const due = this.#schedules
      .map((schedule) => ({ schedule, time: this.#dueTime(schedule, now) }))
      .filter((each): each is { schedule: Schedule; time: number } => each.time !== null)
      .toSorted((a, b) => a.time - b.time);
    // Marked before the first one is awaited, so that `idle` sees all of them.
    for (const { schedule } of due) schedule.firing = true;
    for (const { schedule, time } of due) {
      if (signal.aborted) return;
      const work = this.#fire(schedule, time, signal).finally(() => {
        this.#underWay.delete(work);
        this.#wake.ring();
      });
      this.#underWay.add(work);
      await Promise.race([work, pause(ORDER_PATIENCE, signal)]);
    }
  }

  async #fire(schedule: Schedule, scheduledTime: number, signal: AbortSignal): Promise<void> {
    const deliver = async (): Promise<void> => {
      const error = await fire(schedule, scheduledTime, this.#options, signal);
      if (error !== null) this.#noteFailure(schedule, error);
    };
    schedule.firedAt = Date.now();
    try {
      const { firing } = this.#options;
      const { name, targetArn } = schedule;
      await (firing === undefined ? deliver() : firing({ schedule: name, targetArn, scheduledTime }, deliver));
      schedule.fired++;
      this.#log.fired(schedule.key, scheduledTime);
    } catch (error) {
      // Interrupted by the stop: not kept as fired, so it fires again after the next start.
      if (!(error instanceof FiringInterrupted)) {
        this.#noteFailure(schedule, errorText(error));
        this.#log.fired(schedule.key, scheduledTime);
      }
    } finally {
      schedule.firing = false;
    }
  }

  /** The time for which a schedule has to fire now; null if it has not. */
  #dueTime(schedule: Schedule, now: number): number | null {
    if (!schedule.enabled || schedule.firing) return null;
    if (!schedule.timing.once && this.#rested(schedule) > 0) return null;
    const { since, last } = this.#log.of(schedule.key, now);
    const origin = Math.max(since, schedule.startDate ?? since);
    return schedule.timing.latest(last, Math.min(now, schedule.endDate ?? now), origin);
  }

  /** ms of the machine's time until a recurring schedule may fire again. */
  #rested(schedule: Schedule): number {
    if (this.#clockSetAt >= schedule.firedAt) return 0;
    return schedule.firedAt + RECURRING_INTERVAL - Date.now();
  }

  #nextTime(schedule: Schedule): number | null {
    if (!schedule.enabled) return null;
    const { since, last } = this.#log.of(schedule.key, this.#options.clock.now());
    const next = schedule.timing.next(last, Math.max(since, schedule.startDate ?? since));
    return next !== null && schedule.endDate !== null && next > schedule.endDate ? null : next;
  }

  /** Until the clock reaches the next time, a recurring schedule has rested, a firing has ended, or the clock is set. */
  async #untilNext(signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const either = AbortSignal.any([signal, waiting.signal]);
    const now = this.#options.clock.now();
    const waits = [this.#wake.wait(Number.POSITIVE_INFINITY, either)];
    for (const schedule of this.#schedules) {
      const next = schedule.firing ? null : this.#nextTime(schedule);
      if (next === null) continue;
      const rest = schedule.timing.once ? 0 : this.#rested(schedule);
      waits.push(next <= now && rest > 0 ? pause(rest, either) : this.#options.clock.sleepUntil(next, either));
    }
    await Promise.race(waits);
    waiting.abort();
  }

  #statusOf(schedule: Schedule): ScheduleStatus {
    const { last } = this.#log.of(schedule.key, this.#options.clock.now());
    const next = this.#nextTime(schedule);
    return {
      name: schedule.name,
      expression: schedule.expression,
      targetArn: schedule.targetArn,
      state: stateOf(schedule, next),
      next: next === null ? null : scheduledTimeText(next),
      last: last === null ? null : scheduledTimeText(last),
      fired: schedule.fired,
      failures: schedule.failures,
      lastError: schedule.lastError,
    };
  }

  #noteFailure(schedule: Schedule, error: string): void {
    schedule.failures++;
    schedule.lastError = error;
    this.#options.log?.(`schedule ${schedule.name}: ${error}`);
  }
}

function stateOf(schedule: Schedule, next: number | null): ScheduleStatus['state'] {
  if (!schedule.enabled) return 'disabled';
  if (schedule.firing) return 'firing';
  return next === null ? 'done' : 'pending';
}
