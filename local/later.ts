import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionResult } from './function.ts';
import { parseObject, textAt } from './json.ts';
import { writeKeptFile } from './kept-file.ts';

export interface LaterOptions {
  /** Where accepted invocations wait: they survive a restart, as Lambda's queue would. */
  readonly folder: string;
  readonly retries: number;
  readonly invoke: (payload: string, requestId: string) => Promise<FunctionResult>;
  /** Takes what has failed for good. */
  readonly giveUp: (payload: string, result: FunctionResult) => Promise<void>;
  readonly log: (line: string) => void;
  /** ms before the first retry; the second waits twice as long. Lambda waits one and two minutes. */
  readonly delay?: number;
}

const DELAY = 1_000;

/** Asynchronous invocations of one function: accepted at once, run in the background, tried again when they fail. */
export class Later {
  readonly #options: LaterOptions;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: LaterOptions) {
    this.#options = options;
  }

  /** Accepted and not yet done. */
  get pending(): number {
    return this.#running.size;
  }

  /** Takes up what the last run of the platform had accepted and not finished. */
  resume(): void {
    const { folder } = this.#options;
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
      const kept = parseObject(readFileSync(join(folder, name), 'utf8'));
      this.#begin(textAt(kept ?? {}, 'payload') ?? '{}', name.replace('.json', ''));
    }
  }

  /** @returns the id of the request, once it is kept */
  accept(payload: string): string {
    const requestId = randomUUID();
    writeKeptFile(this.#file(requestId), JSON.stringify({ payload }));
    this.#begin(payload, requestId);
    return requestId;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  #begin(payload: string, requestId: string): void {
    const run = this.#run(payload, requestId)
      .catch((error: unknown) => this.#options.log(`asynchronous invocation ${requestId}: ${String(error)}`))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #run(payload: string, requestId: string): Promise<void> {
    const { retries, invoke, giveUp, delay = DELAY } = this.#options;
    for (let attempt = 0; ; attempt += 1) {
      const result = await invoke(payload, requestId);
      if (this.#stop.signal.aborted && result.functionError !== null) return;
      if (result.functionError !== null && attempt < retries) {
        await this.#sleep(delay * (attempt + 1));
        if (this.#stop.signal.aborted) return;
        continue;
      }
      if (result.functionError !== null) await giveUp(payload, result);
      rmSync(this.#file(requestId), { force: true });
      return;
    }
  }

  #sleep(milliseconds: number): Promise<void> {
    const { signal } = this.#stop;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  #file(requestId: string): string {
    return join(this.#options.folder, `${requestId}.json`);
  }
}
