import { createHash } from 'node:crypto';
import type { DynamoDBStreamsClient, Shard as ShardDescription } from '@aws-sdk/client-dynamodb-streams';
import type { VirtualClock } from '../clock.ts';
import { Checkpoint } from './checkpoint.ts';
import { type Counters, newCounters } from './counters.ts';
import { describeShards } from './describe-shards.ts';
import { errorText } from './error-text.ts';
import { type FailureRecord, failureRecordOf } from './failure-record.ts';
import type { Invoke } from './invocation.ts';
import type { LaneOptions } from './lane.ts';
import { type MappingSettings, readMappingSettings } from './mapping-settings.ts';
import { Shard } from './shard.ts';
import type { Position } from './shard-reader.ts';
import type { DeliveredEvent } from './stream-event.ts';
import { backoff, Wake } from './wake.ts';

export { MappingError } from './mapping-settings.ts';

/** How often the stream is looked at for new shards, in ms. An ended shard is followed by its children at once. */
const DISCOVERY_INTERVAL = 10_000;
const FIRST_RETRY_DELAY = 100;
const LONGEST_RETRY_DELAY = 5_000;

/**
 * Stands between a mapping and its function, to inject faults: call `deliver` twice to repeat a batch, late to delay it,
 * with parts of `Records` to split it; reject before or after it to crash. Its result is taken for the function's.
 */
export type Delivery = (event: DeliveredEvent, deliver: Invoke<DeliveredEvent>) => ReturnType<Invoke>;

export interface EventSourceMappingOptions {
  /** Names the mapping in the status and in messages: the logical id in the template. */
  readonly name: string;
  /** Resolved properties of an AWS::Lambda::EventSourceMapping; its EventSourceArn is what the function is shown. */
  readonly properties: unknown;
  /** The stream's ARN as the database knows it. */
  readonly streamArn: string;
  readonly functionArn: string;
  /** Makes the keys of failure records; the same mapping has the same one after a restart. Default: made from `name`. */
  readonly uuid?: string;
  /** The table's partition key, by which records keep their order in lanes; default: the whole key. */
  readonly partitionKey?: string;
  readonly streams: DynamoDBStreamsClient;
  readonly clock: VirtualClock;
  readonly invoke: Invoke<DeliveredEvent>;
  /** Stores what is given up on; tried again until it resolves. Called only if the mapping has a failure destination. */
  readonly putFailure: (failure: FailureRecord) => Promise<void>;
  /** JSON file that keeps how far each shard is. */
  readonly checkpointFile: string;
  readonly delivery?: Delivery;
  readonly log?: (line: string) => void;
}

export interface MappingStatus extends Readonly<Counters> {
  readonly name: string;
  readonly functionArn: string;
  readonly enabled: boolean;
  /** Records read and not yet done with. */
  readonly pending: number;
  /** Age of the oldest record read and not yet done with, in ms of the machine's time. */
  readonly lag: number;
  /** Every record acknowledged by the database before the question has been delivered with success or was put aside. */
  readonly idle: boolean;
}

/**
 * An event source mapping on a DynamoDB stream, as Lambda runs it: shards in order of descent, records of a shard in
 * order, the next batch after the earlier one has succeeded or was put aside.
 *
 * Windows, delays and record ages are measured in the machine's time, since a fast virtual clock would make thousands of
 * windows a second and a jump would expire every record. Ages count only while the mapping runs.
 */
export class EventSourceMapping {
  readonly #options: EventSourceMappingOptions;
  readonly #settings: MappingSettings;
  readonly #uuid: string;
  readonly #checkpoint: Checkpoint;
  readonly #counters = newCounters();
  readonly #shards = new Map<string, { shard: Shard; running: Promise<void> }>();
  readonly #wake = new Wake();
  readonly #stopping = new AbortController();
  /** The first start of a mapping that begins at the stream's end: shards found later are read from their beginning. */
  #startsAtEnd: boolean;
  #running: Promise<void> | null = null;

  /** @throws {MappingError} if a property is unknown, or its value is not one that Lambda takes */
  constructor(options: EventSourceMappingOptions) {
    this.#options = options;
    this.#settings = readMappingSettings(options.name, options.properties);
    this.#uuid = options.uuid ?? uuidOf(options.name);
    this.#checkpoint = new Checkpoint(options.checkpointFile, options.streamArn);
    this.#startsAtEnd = this.#checkpoint.isNew && this.#settings.startingPosition === 'LATEST';
  }

  start(): void {
    if (this.#settings.enabled) this.#running ??= this.#run(this.#stopping.signal);
  }

  /** Waits for the invocation under way, and stops. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Looks at the stream's end before it answers, so `idle` can be relied upon. */
  async status(): Promise<MappingStatus> {
    const atEnd = await this.#isAtEnd();
    const shards = [...this.#shards.values()].map(({ shard }) => shard);
    const pending = shards.reduce((sum, shard) => sum + shard.pending, 0);
    const oldest = Math.min(...shards.map((shard) => shard.oldest ?? Number.POSITIVE_INFINITY));
    return {
      name: this.#options.name,
      functionArn: this.#options.functionArn,
      enabled: this.#settings.enabled,
      ...this.#counters,
      pending,
      lag: Number.isFinite(oldest) ? Date.now() - oldest : 0,
      idle: atEnd && pending === 0,
    };
  }

  async #isAtEnd(): Promise<boolean> {
    const { signal } = this.#stopping;
    if (this.#running === null || signal.aborted) return false;
    try {
      await this.#discover(signal);
    } catch (error) {
      this.#noteError(error);
      return false;
    }
    const answers = await Promise.all([...this.#shards.values()].map(({ shard }) => shard.isAtEnd()));
    return answers.every(Boolean) && this.#waitingForParent === 0;
  }

  #waitingForParent = 0;

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.#discover(signal);
        failures = 0;
        await this.#wake.wait(DISCOVERY_INTERVAL, signal);
      } catch (error) {
        if (signal.aborted) break;
        this.#noteError(error);
        await this.#wake.wait(backoff(++failures, FIRST_RETRY_DELAY, LONGEST_RETRY_DELAY), signal);
      }
    }
    await Promise.all([...this.#shards.values()].map(({ running }) => running));
  }

  /** Starts the shards that can be read: those whose parents are done with, or are no longer in the stream. */
  async #discover(signal: AbortSignal): Promise<void> {
    const descriptions = await describeShards(this.#options.streams, this.#options.streamArn, signal);
    if (signal.aborted) return;
    const present = new Set(descriptions.map(({ ShardId }) => ShardId));
    const isOpen = (shardId: string | undefined): boolean =>
      shardId !== undefined && present.has(shardId) && this.#checkpoint.of(shardId)?.done !== true;
    const unread = descriptions.filter(({ ShardId }) => isOpen(ShardId) && !this.#shards.has(ShardId ?? ''));
    const ready = unread.filter(({ ParentShardId }) => this.#startsAtEnd || !isOpen(ParentShardId));
    this.#waitingForParent = unread.length - ready.length;
    for (const description of ready) this.#startShard(description, signal);
    this.#startsAtEnd = false;
  }

  #startShard(description: ShardDescription, signal: AbortSignal): void {
    const shardId = description.ShardId ?? '';
    const from = this.#positionIn(description);
    const shard = new Shard({
      settings: this.#settings,
      streams: this.#options.streams,
      streamArn: this.#options.streamArn,
      shardId,
      from,
      partitionKey: this.#options.partitionKey ?? null,
      checkpoint: this.#checkpoint,
      counters: this.#counters,
      clock: this.#options.clock,
      invoke: (event) => this.#deliver(event),
      putAside: (failure, stop) => this.#putAside(shardId, failure, stop),
      log: (line) => this.#options.log?.(`${this.#options.name} ${line}`),
    });
    const running = this.#runShard(shardId, shard, signal);
    this.#shards.set(shardId, { shard, running });
  }

  async #runShard(shardId: string, shard: Shard, signal: AbortSignal): Promise<void> {
    try {
      await shard.run(signal);
    } catch (error) {
      // Such as a full disk: the shard is found again later and goes on from its checkpoint.
      this.#noteError(error);
      await new Wake().wait(LONGEST_RETRY_DELAY, signal);
    }
    this.#shards.delete(shardId);
    this.#wake.ring();
  }

  #positionIn(description: ShardDescription): Position {
    const shardId = description.ShardId ?? '';
    const known = this.#checkpoint.of(shardId);
    if (known !== null && known.sequence !== null) return { type: 'AFTER_SEQUENCE_NUMBER', sequence: known.sequence };
    const end = this.#startsAtEnd ? (description.SequenceNumberRange?.EndingSequenceNumber ?? null) : null;
    // Kept at once, so that a restart before the first record does not begin at a later end.
    if (known === null) this.#checkpoint.set(shardId, { sequence: end, done: false, window: null });
    if (end !== null) return { type: 'AFTER_SEQUENCE_NUMBER', sequence: end };
    return { type: this.#startsAtEnd ? 'LATEST' : 'TRIM_HORIZON' };
  }

  #deliver(event: DeliveredEvent): ReturnType<Invoke> {
    const { delivery, invoke } = this.#options;
    return delivery === undefined ? invoke(event) : delivery(event, invoke);
  }

  async #putAside(
    shardId: string,
    failure: Parameters<LaneOptions['putAside']>[0],
    signal: AbortSignal,
  ): Promise<void> {
    const destination = this.#settings.failureDestination;
    if (destination === null) {
      this.#options.log?.(`${this.#options.name} drops ${failure.event.Records.length} records: ${failure.condition}`);
      return;
    }
    const record = failureRecordOf({
      ...failure,
      destination,
      shardId,
      mappingUuid: this.#uuid,
      functionArn: this.#options.functionArn,
      streamArn: this.#settings.eventSourceArn,
      now: this.#options.clock.now(),
    });
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        await this.#options.putFailure(record);
        return;
      } catch (error) {
        this.#noteError(error);
        await new Wake().wait(backoff(attempt, FIRST_RETRY_DELAY, LONGEST_RETRY_DELAY), signal);
      }
    }
  }

  #noteError(error: unknown): void {
    this.#counters.lastError = errorText(error);
    this.#options.log?.(`${this.#options.name}: ${errorText(error)}`);
  }
}

/** A UUID that is always the same for a name. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
