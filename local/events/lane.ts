import { nextBatch, windowStartOf } from './batch.ts';
import { notInvoked, type Outcome, outcomeOf } from './batch-outcome.ts';
import type { WindowState } from './checkpoint.ts';
import type { Counters } from './counters.ts';
import { type Entry, expiredCount } from './entry.ts';
import { errorText } from './error-text.ts';
import type { FailureDetails } from './failure-record.ts';
import type { InvocationResult, Invoke } from './invocation.ts';
import type { MappingSettings } from './mapping-settings.ts';
import type { DeliveredEvent } from './stream-event.ts';
import { backoff, Wake } from './wake.ts';

const FIRST_RETRY_DELAY = 100;
const LONGEST_RETRY_DELAY = 10_000;
/** Lambda ends a window early when its state is larger: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html */
export const MAX_STATE_BYTES = 1024 * 1024;

export interface LaneOptions {
  readonly settings: MappingSettings;
  readonly shardId: string;
  readonly counters: Counters;
  readonly invoke: Invoke<DeliveredEvent>;
  /** Gives a batch up for good: hands it to the failure destination, until that has it. */
  readonly putAside: (
    failure: Pick<FailureDetails, 'condition' | 'invokeCount' | 'result' | 'event'>,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Keeps what is done, before the next delivery. */
  readonly onProgress: (window: WindowState | null) => void;
  readonly window: WindowState | null;
  /** When (machine's time, ms) the read began that last came to the shard's end. */
  readonly readToEndAt: () => number;
  readonly log: (line: string) => void;
}

/**
 * Delivers records in order, one batch at a time: a later batch waits until the earlier one has succeeded or was put
 * aside. A shard has as many lanes as its parallelization factor.
 */
export class Lane {
  readonly #options: LaneOptions;
  readonly #settings: MappingSettings;
  readonly #queue: Entry[] = [];
  readonly #wake = new Wake();
  readonly #startedAt = Date.now();
  #window: WindowState | null;
  #ended = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#window = options.window;
  }

  push(entry: Entry): void {
    this.#queue.push(entry);
    this.#wake.ring();
  }

  /** Nothing more will come: the shard has ended. */
  end(): void {
    this.#ended = true;
    this.#wake.ring();
  }

  /** Something may have changed: the shard was read to its end. */
  ring(): void {
    this.#wake.ring();
  }

  /** Resolves once the shard has ended and everything is done with, or once the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const head = this.#queue[0];
      if (this.#window !== null && this.#windowIsOver(head)) await this.#finishWindow(signal);
      else if (head === undefined && this.#ended) return;
      else if (head === undefined) await this.#wake.wait(this.#untilWindowEnds(), signal);
      else await this.#deliverHead(head, signal);
    }
  }

  async #deliverHead(head: Entry, signal: AbortSignal): Promise<void> {
    const batch = nextBatch(this.#queue, this.#settings, this.#stateBytes());
    const wait = head.readAt + this.#settings.batchingWindow - Date.now();
    if (!batch.full && !this.#ended && wait > 0) {
      await this.#wake.wait(wait, signal);
      return;
    }
    if (this.#settings.tumblingWindow > 0) this.#window ??= { start: windowStartOf(head, this.#settings), state: {} };
    await this.#process(batch.entries, signal);
  }

  /** Delivers until every entry is done with, or until the signal aborts. */
  async #process(entries: readonly Entry[], signal: AbortSignal): Promise<void> {
    let remaining = entries;
    let invocations = 0;
    let attempts = 0;
    let last: InvocationResult | null = null;
    while (!signal.aborted && remaining.length > 0) {
      const { maxRecordAge, maxRetries, bisect } = this.#settings;
      const expired = expiredCount(remaining, Date.now(), this.#startedAt, maxRecordAge);
      if (expired > 0) {
        const failure = { condition: 'RecordAgeExceeded' as const, invokeCount: invocations, result: last };
        await this.#giveUp(remaining.slice(0, expired), failure, signal);
        remaining = remaining.slice(expired);
        continue;
      }
      const outcome = await this.#deliver(remaining);
      switch (outcome.kind) {
        case 'succeeded':
          this.#succeed(remaining, outcome.state);
          await this.#endLargeState(signal);
          return;
        case 'partial':
          this.#succeed(remaining.slice(0, outcome.from), outcome.state);
          await this.#endLargeState(signal);
          remaining = remaining.slice(outcome.from);
          this.#noteFailure(`The function reports record ${remaining[0]?.sequence} as failed.`);
          // The head is another record now, with all its attempts before it.
          invocations = 0;
          attempts = 0;
          last = null;
          await this.#wakeAfter(FIRST_RETRY_DELAY, signal);
          break;
        case 'not-invoked':
          attempts++;
          this.#noteFailure(outcome.error);
          await this.#wakeAfter(backoff(attempts, FIRST_RETRY_DELAY, LONGEST_RETRY_DELAY), signal);
          break;
        case 'failed': {
          this.#noteFailure(outcome.error);
          // Splitting uses up no attempt.
          if (bisect && remaining.length > 1) {
            const middle = Math.ceil(remaining.length / 2);
            await this.#process(remaining.slice(0, middle), signal);
            await this.#process(remaining.slice(middle), signal);
            return;
          }
          last = outcome.result;
          invocations++;
          attempts++;
          if (invocations > maxRetries) {
            const failure = { condition: 'RetryAttemptsExhausted' as const, invokeCount: invocations, result: last };
            await this.#giveUp(remaining, failure, signal);
            return;
          }
          await this.#wakeAfter(backoff(attempts, FIRST_RETRY_DELAY, LONGEST_RETRY_DELAY), signal);
          break;
        }
      }
    }
  }

  async #deliver(entries: readonly Entry[]): Promise<Outcome> {
    try {
      const result = await this.#options.invoke(this.#eventOf(entries));
      return outcomeOf(
        result,
        entries.map((entry) => entry.sequence),
        this.#settings,
      );
    } catch (error) {
      return notInvoked(error);
    }
  }

  #succeed(entries: readonly Entry[], state: Readonly<Record<string, unknown>>): void {
    if (this.#window !== null) this.#window = { ...this.#window, state };
    this.#options.counters.recordsDelivered += entries.length;
    this.#options.counters.batches++;
    this.#finish(entries);
  }

  async #giveUp(
    entries: readonly Entry[],
    failure: Pick<FailureDetails, 'condition' | 'invokeCount' | 'result'>,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#options.putAside({ ...failure, event: this.#eventOf(entries) }, signal);
    if (signal.aborted) return;
    this.#options.counters.failures++;
    this.#options.counters.recordsPutAside += entries.length;
    this.#finish(entries);
  }

  /** Entries are finished in the order of the queue. */
  #finish(entries: readonly Entry[]): void {
    for (const entry of entries) entry.done = true;
    this.#queue.splice(0, entries.length);
    this.#options.onProgress(this.#window);
  }

  /** A record of a later window has come, or the window's time is up and no record of it can still be unread. */
  #windowIsOver(head: Entry | undefined): boolean {
    if (this.#window === null) return false;
    const end = this.#window.start + this.#settings.tumblingWindow;
    if (head !== undefined) return windowStartOf(head, this.#settings) > this.#window.start;
    return this.#ended || this.#options.readToEndAt() >= end;
  }

  #untilWindowEnds(): number {
    if (this.#window === null) return Number.POSITIVE_INFINITY;
    const left = this.#window.start + this.#settings.tumblingWindow - Date.now();
    // Once it is over, the next read that comes to the shard's end rings.
    return left > 0 ? left : Number.POSITIVE_INFINITY;
  }

  /** The window's last invocation, without records. Nothing goes on until it has succeeded. */
  async #finishWindow(signal: AbortSignal): Promise<void> {
    const event = this.#eventOf([], { isFinalInvokeForWindow: true });
    if (await this.#deliverUntilSuccess(event, signal)) {
      this.#window = null;
      this.#options.onProgress(null);
    }
  }

  /** A state that has grown too large is handed over, and the same window goes on with an empty one. */
  async #endLargeState(signal: AbortSignal): Promise<void> {
    if (this.#window === null || this.#stateBytes() <= MAX_STATE_BYTES) return;
    const event = this.#eventOf([], { isWindowTerminatedEarly: true });
    if (await this.#deliverUntilSuccess(event, signal)) {
      this.#window = { ...this.#window, state: {} };
      this.#options.onProgress(this.#window);
    }
  }

  async #deliverUntilSuccess(event: DeliveredEvent, signal: AbortSignal): Promise<boolean> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        const outcome = outcomeOf(await this.#options.invoke(event), [], this.#settings);
        if (outcome.kind === 'succeeded') return true;
        if (outcome.kind === 'failed') this.#noteFailure(outcome.error);
      } catch (error) {
        this.#noteFailure(errorText(error));
      }
      await this.#wakeAfter(backoff(attempt, FIRST_RETRY_DELAY, LONGEST_RETRY_DELAY), signal);
    }
    return false;
  }

  #eventOf(
    entries: readonly Entry[],
    flags: { isFinalInvokeForWindow?: boolean; isWindowTerminatedEarly?: boolean } = {},
  ): DeliveredEvent {
    const Records = entries.map((entry) => entry.record);
    if (this.#window === null) return { Records };
    const { start, state } = this.#window;
    return {
      Records,
      window: { start: second(start), end: second(start + this.#settings.tumblingWindow) },
      state,
      shardId: this.#options.shardId,
      eventSourceARN: this.#settings.eventSourceArn,
      isFinalInvokeForWindow: flags.isFinalInvokeForWindow ?? false,
      isWindowTerminatedEarly: flags.isWindowTerminatedEarly ?? false,
    };
  }

  #stateBytes(): number {
    return this.#window === null ? 0 : Buffer.byteLength(JSON.stringify(this.#window.state));
  }

  #noteFailure(error: string): void {
    this.#options.counters.retries++;
    this.#options.counters.lastError = error;
    this.#options.log(`${this.#options.shardId}: ${error}`);
  }

  /** New records must not cut the delay short, so it waits on a bell that nobody rings. */
  #wakeAfter(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Wake().wait(milliseconds, signal);
  }
}

/** 2017-06-01T00:00:00Z */
function second(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
