import { randomUUID } from 'node:crypto';
import { Environment, type FunctionDefinition, failure, type Outcome } from './environment.ts';

export interface FunctionResult extends Outcome {
  readonly requestId: string;
}

export interface FunctionStatus {
  readonly name: string;
  readonly environments: number;
  readonly maxEnvironments: number;
  readonly running: number;
  /** Invocations that wait for an environment. */
  readonly waiting: number;
  readonly invocations: number;
  readonly errors: number;
  readonly coldStarts: number;
  /** How long invocations have run in all, in ms: what Lambda bills, on this machine. */
  readonly busy: number;
  /** MB of the function, which its time is billed by. */
  readonly memorySize: number;
}

interface Waiting {
  readonly requestId: string;
  readonly payload: string;
  readonly settle: (outcome: Outcome) => void;
}

/** How long running invocations are waited for when the platform stops, in ms. */
const DRAIN = 5_000;

/**
 * A function and its execution environments, each of which runs one invocation at a time. When all are busy another is
 * started, up to the most; beyond that invocations wait in line (Lambda would throttle them).
 */
export class LocalFunction {
  readonly definition: FunctionDefinition;
  readonly #environments = new Set<Environment>();
  readonly #idle: Environment[] = [];
  readonly #line: Waiting[] = [];
  #running = 0;
  #invocations = 0;
  #errors = 0;
  #coldStarts = 0;
  #busy = 0;
  #stopped = false;

  constructor(definition: FunctionDefinition) {
    this.definition = definition;
  }

  get arn(): string {
    return this.definition.arn;
  }

  /**
   * Runs the function and waits for its end; a failure of the function is a result too.
   * @param payload the event as JSON
   */
  invoke(payload: string, requestId: string = randomUUID()): Promise<FunctionResult> {
    if (this.#stopped)
      return Promise.resolve({ requestId, ...failure('Runtime.ExitError', 'The platform has stopped') });
    if (this.definition.maxEnvironments === 0) {
      return Promise.resolve({ requestId, ...failure('TooManyRequestsException', 'Reserved concurrency is 0') });
    }
    this.#invocations += 1;
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        if (outcome.functionError !== null) this.#errors += 1;
        resolve({ requestId, payload: outcome.payload, functionError: outcome.functionError });
      };
      this.#line.push({ requestId, payload, settle });
      this.#next();
    });
  }

  status(): FunctionStatus {
    return {
      name: this.definition.label,
      environments: this.#environments.size,
      maxEnvironments: this.definition.maxEnvironments,
      running: this.#running,
      waiting: this.#line.length,
      invocations: this.#invocations,
      errors: this.#errors,
      coldStarts: this.#coldStarts,
      busy: this.#busy,
      memorySize: this.definition.memorySize,
    };
  }

  /** Refuses new invocations, waits a while for those under way, ends all environments. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const deadline = Date.now() + DRAIN;
    while ((this.#running > 0 || this.#line.length > 0) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    for (const waiting of this.#line.splice(0))
      waiting.settle(failure('Runtime.ExitError', 'The platform has stopped'));
    await Promise.all([...this.#environments].map((environment) => environment.terminate()));
    this.#environments.clear();
  }

  /** Gives the first in line to the environment used last (its caches are the freshest), or starts another one. */
  #next(): void {
    if (this.#line.length === 0) return;
    const environment = this.#idle.pop();
    if (environment === undefined) {
      const starting = this.#environments.size - this.#running;
      if (this.#environments.size < this.definition.maxEnvironments && starting < this.#line.length) void this.#start();
      return;
    }
    if (environment.dead) {
      this.#environments.delete(environment);
      this.#next();
      return;
    }
    const waiting = this.#line.shift();
    if (waiting !== undefined) void this.#run(environment, waiting);
  }

  async #run(environment: Environment, waiting: Waiting): Promise<void> {
    this.#running += 1;
    const started = performance.now();
    const outcome = await environment.run(waiting);
    this.#busy += performance.now() - started;
    this.#running -= 1;
    this.#release(environment);
    waiting.settle(outcome);
    this.#next();
  }

  async #start(): Promise<void> {
    const environment = new Environment(this.definition);
    this.#coldStarts += 1;
    this.#environments.add(environment);
    const initError = await environment.ready();
    this.#release(environment);
    // The invocation that started it learns why; others get a fresh attempt.
    if (initError !== null) this.#line.shift()?.settle(initError);
    this.#next();
  }

  #release(environment: Environment): void {
    if (environment.dead) this.#environments.delete(environment);
    else this.#idle.push(environment);
  }
}
