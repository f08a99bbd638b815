import type { DynamoDBStreamsClient, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { VirtualClock } from '../clock.ts';
import type { Checkpoint, WindowState } from './checkpoint.ts';
import type { Counters } from './counters.ts';
import type { Entry } from './entry.ts';
import { Lane, type LaneOptions } from './lane.ts';
import { laneOf } from './lane-of.ts';
import type { MappingSettings } from './mapping-settings.ts';
import { type Position, ShardReader } from './shard-reader.ts';
import { eventRecordOf } from './stream-event.ts';

/** Reading stops while more than this waits to be delivered, and never below two full batches. */
const MAX_WAITING_BYTES = 12 * 1024 * 1024;
const MIN_WAITING_RECORDS = 2_000;

export interface ShardOptions extends Pick<LaneOptions, 'invoke' | 'putAside' | 'log'> {
  readonly settings: MappingSettings;
  readonly streams: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly shardId: string;
  readonly from: Position;
  readonly partitionKey: string | null;
  readonly checkpoint: Checkpoint;
  readonly counters: Counters;
  readonly clock: VirtualClock;
}

/** One shard of the stream: reads it, hands its records to its lanes, and keeps how far all of them are. */
export class Shard {
  readonly #options: ShardOptions;
  readonly #reader: ShardReader;
  readonly #lanes: Lane[];
  /** In the order of the stream; the done ones at its head are behind the checkpoint. */
  #outstanding: Entry[] = [];
  #waitingBytes = 0;
  #window: WindowState | null;
  #sequence: string | null;

  constructor(options: ShardOptions) {
    this.#options = options;
    const progress = options.checkpoint.of(options.shardId);
    this.#window = progress?.window ?? null;
    this.#sequence = progress?.sequence ?? null;
    this.#lanes = Array.from({ length: options.settings.lanes }, () => this.#newLane());
    this.#reader = new ShardReader({
      streams: options.streams,
      streamArn: options.streamArn,
      shardId: options.shardId,
      from: options.from,
      accept: (records, readAt) => this.#accept(records, readAt),
      isFull: () => this.#isFull(),
      onEnd: () => this.#endLanes(),
      onError: (error) => {
        options.counters.lastError = error;
        options.log(`${options.shardId}: ${error}`);
      },
    });
  }

  /** Records read and not yet done with. */
  get pending(): number {
    return this.#outstanding.reduce((count, entry) => (entry.done ? count : count + 1), 0);
  }

  /** When the oldest record not yet done with was written (machine's time, ms); null when there is none. */
  get oldest(): number | null {
    return this.#outstanding.find((entry) => !entry.done)?.writtenAt ?? null;
  }

  /** Whether a read that begins now finds nothing more. */
  isAtEnd(): Promise<boolean> {
    return this.#reader.isAtEnd();
  }

  /** Resolves once the shard has ended and all its records are done with, or once the signal aborts. */
  async run(stopping: AbortSignal): Promise<void> {
    const failing = new AbortController();
    const signal = AbortSignal.any([stopping, failing.signal]);
    const parts = [
      this.#reader.run(signal).finally(() => this.#reader.stop()),
      ...this.#lanes.map((lane) => lane.run(signal)),
    ];
    try {
      await Promise.all(parts);
    } catch (error) {
      failing.abort();
      await Promise.allSettled(parts);
      throw error;
    }
    if (!stopping.aborted) this.#save(true);
  }

  #newLane(): Lane {
    return new Lane({
      ...this.#options,
      window: this.#window,
      onProgress: (window) => {
        this.#window = window;
        this.#save(false);
        this.#reader.resume();
      },
      readToEndAt: () => this.#reader.readToEndAt,
    });
  }

  #accept(records: readonly StreamRecord[], readAt: number): void {
    for (const record of records) this.#add(record, readAt);
    if (records.length === 0) for (const lane of this.#lanes) lane.ring();
    else this.#dropDone();
  }

  #add(streamRecord: StreamRecord, readAt: number): void {
    const { settings, clock, counters, partitionKey } = this.#options;
    const writtenAt = writtenAtOf(streamRecord, readAt);
    const record = eventRecordOf(streamRecord, {
      eventSourceArn: settings.eventSourceArn,
      createdAt: clock.at(writtenAt),
    });
    const entry: Entry = {
      record,
      sequence: record.dynamodb.SequenceNumber,
      writtenAt,
      readAt,
      bytes: Buffer.byteLength(JSON.stringify(record)),
      done: false,
    };
    counters.recordsRead++;
    this.#outstanding.push(entry);
    if (!settings.matches(record)) {
      counters.recordsFiltered++;
      entry.done = true;
      return;
    }
    this.#waitingBytes += entry.bytes;
    this.#lanes[laneOf(record.dynamodb.Keys, partitionKey, this.#lanes.length)]?.push(entry);
  }

  #isFull(): boolean {
    const most = Math.max(MIN_WAITING_RECORDS, 2 * this.#options.settings.batchSize);
    return this.#waitingBytes > MAX_WAITING_BYTES || this.#outstanding.length > most;
  }

  #endLanes(): void {
    for (const lane of this.#lanes) lane.end();
  }

  /** Moves past the done entries at the head. */
  #dropDone(): boolean {
    const first = this.#outstanding.findIndex((entry) => !entry.done);
    const count = first === -1 ? this.#outstanding.length : first;
    this.#sequence = this.#outstanding[count - 1]?.sequence ?? this.#sequence;
    this.#outstanding.splice(0, count);
    this.#waitingBytes = this.#outstanding.reduce((sum, entry) => (entry.done ? sum : sum + entry.bytes), 0);
    return count > 0;
  }

  #save(done: boolean): void {
    this.#dropDone();
    this.#options.checkpoint.set(this.#options.shardId, { sequence: this.#sequence, done, window: this.#window });
  }
}

/**
 * The stream tells creation in whole seconds, cut off. The end of that second, or the moment of reading if that came
 * first, is taken: after a jump of the clock, a record must not seem written before it.
 */
function writtenAtOf(record: StreamRecord, readAt: number): number {
  const second = record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? readAt;
  return Math.min(second + 999, readAt);
}
