import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { errorName, errorText } from './error-text.ts';
import { backoff, Wake } from './wake.ts';

/** Between two reads while records come, in ms. */
const POLL_INTERVAL = 100;
/** Between two reads of a shard that has been quiet for `QUIET_AFTER`: Lambda's own rate of 4 a second. */
const QUIET_POLL_INTERVAL = 250;
const QUIET_AFTER = 10_000;
/** GetRecords' own limit. */
const PAGE_SIZE = 1_000;
const FIRST_RETRY_DELAY = 100;
const LONGEST_RETRY_DELAY = 5_000;

export type Position =
  | { readonly type: 'TRIM_HORIZON' | 'LATEST' }
  | { readonly type: 'AFTER_SEQUENCE_NUMBER'; readonly sequence: string };

export interface ShardReaderOptions {
  readonly streams: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly shardId: string;
  readonly from: Position;
  /** Takes a page of records, in order, also an empty one; `readAt` is the machine's time, ms. */
  readonly accept: (records: readonly StreamRecord[], readAt: number) => void;
  /** Whether no more records can be taken for now; `resume` goes on. */
  readonly isFull: () => boolean;
  readonly onEnd: () => void;
  readonly onError: (error: string) => void;
}

/** Reads one shard from a position to its end, and goes on as long as the shard is open. */
export class ShardReader {
  readonly #options: ShardReaderOptions;
  readonly #wake = new Wake();
  #questions: ((atEnd: boolean) => void)[] = [];
  #position: Position;
  #closed = false;
  /** When the read began that last found nothing more; a page without records is taken for the end. */
  readToEndAt = 0;

  constructor(options: ShardReaderOptions) {
    this.#options = options;
    this.#position = options.from;
  }

  /** The shard has ended and was read to its end. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Makes a read that begins now, and tells whether it found nothing more. */
  isAtEnd(): Promise<boolean> {
    if (this.#closed) return Promise.resolve(true);
    if (this.#options.isFull()) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#questions.push(resolve);
      this.#wake.ring();
    });
  }

  /** There is room again. */
  resume(): void {
    this.#wake.ring();
  }

  /** Resolves once the shard has ended, or the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    let iterator: string | undefined;
    let failures = 0;
    let lastRecordAt = Date.now();
    while (!signal.aborted && !this.#closed) {
      if (this.#options.isFull()) {
        this.#answer(this.#takeQuestions(), false);
        await this.#wake.wait(Number.POSITIVE_INFINITY, signal);
        continue;
      }
      const questions = this.#takeQuestions();
      const began = Date.now();
      try {
        iterator ??= await this.#iterator(signal);
        const page = await this.#options.streams.send(
          new GetRecordsCommand({ ShardIterator: iterator, Limit: PAGE_SIZE }),
          { abortSignal: signal },
        );
        const records = page.Records ?? [];
        iterator = page.NextShardIterator;
        failures = 0;
        this.#take(records, began);
        if (iterator === undefined) this.#close();
        if (records.length > 0) lastRecordAt = Date.now();
        this.#answer(questions, records.length === 0 || this.#closed);
        if (records.length < PAGE_SIZE && !this.#closed) await this.#untilNextRead(lastRecordAt, signal);
      } catch (error) {
        this.#answer(questions, false);
        if (signal.aborted) return;
        iterator = undefined;
        this.#recover(error);
        await this.#wake.wait(backoff(++failures, FIRST_RETRY_DELAY, LONGEST_RETRY_DELAY), signal);
      }
    }
    this.#answer(this.#takeQuestions(), this.#closed);
  }

  /** Answers who still asks: nobody reads any more. */
  stop(): void {
    this.#answer(this.#takeQuestions(), false);
  }

  #take(records: readonly StreamRecord[], began: number): void {
    if (records.length === 0) this.readToEndAt = began;
    const last = records.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) this.#position = { type: 'AFTER_SEQUENCE_NUMBER', sequence: last };
    this.#options.accept(records, Date.now());
  }

  #close(): void {
    this.#closed = true;
    this.#options.onEnd();
  }

  async #iterator(signal: AbortSignal): Promise<string | undefined> {
    const position = this.#position;
    const response = await this.#options.streams.send(
      new GetShardIteratorCommand({
        StreamArn: this.#options.streamArn,
        ShardId: this.#options.shardId,
        ShardIteratorType: position.type,
        ...(position.type === 'AFTER_SEQUENCE_NUMBER' ? { SequenceNumber: position.sequence } : {}),
      }),
      { abortSignal: signal },
    );
    return response.ShardIterator;
  }

  #recover(error: unknown): void {
    const name = errorName(error);
    // Iterators live 15 minutes; a new one is made from the position.
    if (name === 'ExpiredIteratorException') return;
    // Records older than the stream keeps are gone; what is left begins at its horizon.
    if (name === 'TrimmedDataAccessException') this.#position = { type: 'TRIM_HORIZON' };
    this.#options.onError(errorText(error));
  }

  #untilNextRead(lastRecordAt: number, signal: AbortSignal): Promise<void> {
    if (this.#questions.length > 0) return Promise.resolve();
    const quiet = Date.now() - lastRecordAt > QUIET_AFTER;
    return this.#wake.wait(quiet ? QUIET_POLL_INTERVAL : POLL_INTERVAL, signal);
  }

  #takeQuestions(): ((atEnd: boolean) => void)[] {
    const questions = this.#questions;
    this.#questions = [];
    return questions;
  }

  #answer(questions: readonly ((atEnd: boolean) => void)[], atEnd: boolean): void {
    for (const answer of questions) answer(atEnd);
  }
}
