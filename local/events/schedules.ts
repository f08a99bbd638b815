import type { VirtualClock } from '../clock.ts';
import type { InvocationResult } from './invocation.ts';

/** A resource of the template that fires by time, with its properties resolved. */
export interface ScheduleResource {
  readonly logicalId: string;
  readonly type: 'AWS::Scheduler::Schedule' | 'AWS::Events::Rule';
  /** Resolved properties. */
  readonly properties: unknown;
}

export interface Firing {
  readonly schedule: string;
  readonly targetArn: string;
  /** The virtual instant for which it fires, ms. */
  readonly scheduledTime: number;
  readonly event: unknown;
}

/** Stands between a schedule and its target, to inject faults: call `fire` late to delay, twice to repeat, never to drop. */
export type FiringInterceptor = (firing: Firing, fire: () => Promise<void>) => Promise<void>;

export interface DeadLetter {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SchedulesOptions {
  readonly resources: readonly ScheduleResource[];
  readonly region: string;
  readonly account: string;
  readonly clock: VirtualClock;
  /** Invokes the target (a function's ARN) and waits for its end; a rejection is a failed delivery. */
  readonly invoke: (targetArn: string, event: unknown) => Promise<InvocationResult>;
  readonly putDeadLetter: (letter: DeadLetter) => Promise<void>;
  /** JSON file that keeps what has fired. */
  readonly stateFile: string;
  readonly firing?: FiringInterceptor;
  readonly log?: (line: string) => void;
}

export interface ScheduleStatus {
  readonly name: string;
  readonly expression: string;
  readonly state: 'pending' | 'firing' | 'done' | 'disabled';
  /** The virtual instant of the next firing, ISO; null when there is none. */
  readonly next: string | null;
  /** The scheduled time of the last firing, ISO. */
  readonly last: string | null;
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

export interface Schedules {
  start(): void;
  stop(): Promise<void>;
  status(): SchedulesStatus;
}

/** @throws {ScheduleError} naming the resource, the expression or property that is not understood, and the remedy */
export declare function createSchedules(options: SchedulesOptions): Schedules;
