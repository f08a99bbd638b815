import { appendFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** What a function is, once the template is resolved. */
export interface FunctionDefinition {
  readonly name: string;
  /** Short name for people. */
  readonly label: string;
  readonly arn: string;
  readonly folder: string;
  /** Such as `index.handler`. */
  readonly handler: string;
  readonly variables: Readonly<Record<string, string>>;
  /** ms */
  readonly timeout: number;
  /** MB */
  readonly memorySize: number;
  readonly logGroup: string;
  /** File that takes what the function writes. */
  readonly logFile: string;
  /** Most environments at once. */
  readonly maxEnvironments: number;
}

export interface Invocation {
  readonly requestId: string;
  readonly payload: string;
}

/** How an invocation ended. The payload is JSON: the function's result, or `{ errorType, errorMessage, trace }`. */
export interface Outcome {
  readonly payload: string;
  readonly functionError: 'Unhandled' | null;
}

const message = z.union([
  z.object({ payload: z.string(), failed: z.boolean() }),
  z.object({ ready: z.literal(true) }),
  z.object({ initError: z.string() }),
]);

/** Bytes of a result that Lambda passes on. */
const MAX_RESULT = 6 * 1024 * 1024;

export const failure = (errorType: string, errorMessage: string): Outcome => ({
  payload: JSON.stringify({ errorType, errorMessage }),
  functionError: 'Unhandled',
});

/** One execution environment: a thread with its own globals, variables and heap limit. */
export class Environment {
  readonly #definition: FunctionDefinition;
  readonly #worker: Worker;
  readonly #ready: Promise<Outcome | null>;
  #settleInvocation: ((outcome: Outcome) => void) | null = null;
  #settleInit: (outcome: Outcome | null) => void = () => undefined;
  #dead = false;

  constructor(definition: FunctionDefinition) {
    this.#definition = definition;
    this.#ready = new Promise((resolve) => {
      this.#settleInit = resolve;
    });
    this.#worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      name: definition.label,
      env: { ...definition.variables },
      execArgv: definition.variables.NODE_OPTIONS?.includes('--enable-source-maps') ? ['--enable-source-maps'] : [],
      resourceLimits: { maxOldGenerationSizeMb: definition.memorySize },
      workerData: {
        folder: definition.folder,
        handler: definition.handler,
        logFile: definition.logFile,
        functionName: definition.name,
        functionArn: definition.arn,
        memorySize: definition.memorySize,
        logGroup: definition.logGroup,
      },
    });
    this.#worker.on('message', (value: unknown) => this.#receive(value));
    this.#worker.on('error', (error: unknown) => {
      const described = error instanceof Error ? error : new Error(String(error));
      appendFileSync(definition.logFile, `${new Date().toISOString()} ERROR ${described.stack ?? described.message}\n`);
      this.#die(failure(described.name, described.message));
    });
    this.#worker.on('exit', (code) =>
      this.#die(failure('Runtime.ExitError', `Runtime exited with error: exit status ${code}`)),
    );
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Null once the handler is loaded, or how loading it failed; then the environment is dead. */
  ready(): Promise<Outcome | null> {
    return this.#ready;
  }

  /** Runs one invocation; the caller sees to it that there is one at a time. */
  run(invocation: Invocation): Promise<Outcome> {
    if (this.#dead) return Promise.resolve(failure('Runtime.ExitError', 'Runtime exited before the invocation'));
    const { timeout } = this.#definition;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const seconds = (timeout / 1_000).toFixed(2);
        this.#die(
          failure(
            'Sandbox.Timedout',
            `RequestId: ${invocation.requestId} Error: Task timed out after ${seconds} seconds`,
          ),
        );
        void this.#worker.terminate();
      }, timeout);
      this.#settleInvocation = (outcome) => {
        clearTimeout(timer);
        this.#settleInvocation = null;
        resolve(outcome);
      };
      this.#worker.postMessage({
        requestId: invocation.requestId,
        payload: invocation.payload,
        deadline: Date.now() + timeout,
      });
    });
  }

  async terminate(): Promise<void> {
    this.#die(failure('Runtime.ExitError', 'The platform has stopped'));
    await this.#worker.terminate();
  }

  #receive(value: unknown): void {
    const received = message.parse(value);
    if ('ready' in received) this.#settleInit(null);
    else if ('initError' in received) {
      this.#die({ payload: received.initError, functionError: 'Unhandled' });
      void this.#worker.terminate();
    } else if (received.payload.length > MAX_RESULT) {
      const limit = `Response payload size exceeded maximum allowed payload size (${MAX_RESULT} bytes).`;
      this.#settleInvocation?.(failure('Function.ResponseSizeTooLarge', limit));
    } else {
      this.#settleInvocation?.({ payload: received.payload, functionError: received.failed ? 'Unhandled' : null });
    }
  }

  #die(outcome: Outcome): void {
    this.#dead = true;
    this.#settleInit(outcome);
    this.#settleInvocation?.(outcome);
  }
}
