import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../local/clock.ts';
import {
  EventSourceMapping,
  type EventSourceMappingOptions,
  type MappingStatus,
} from '../../../local/events/event-source-mapping.ts';
import type { FailureRecord } from '../../../local/events/failure-record.ts';
import type { InvocationResult } from '../../../local/events/invocation.ts';
import type { DeliveredEvent, TimeWindowEvent } from '../../../local/events/stream-event.ts';
import { Engine } from './engine.ts';
import { SplitStream } from './split-stream.ts';

const SOURCE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/things/stream/2026-01-01T00:00:00.000';
const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:count';
const NOON = Date.parse('2017-06-10T12:00:00Z');

let engine: Engine;
let clock: VirtualClock;
const running: EventSourceMapping[] = [];
let files = 0;

beforeAll(async () => {
  engine = await Engine.start();
  clock = VirtualClock.open({ file: null, start: { now: NOON, speed: 0 } });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((mapping) => mapping.stop()));
});
afterAll(async () => {
  clock.close();
  await engine.stop();
});

type Handler = (event: DeliveredEvent) => unknown;

/** A function that answers with what the handler returns, and fails when it throws. */
function functionOf(handler: Handler): (event: DeliveredEvent) => Promise<InvocationResult> {
  return async (event) => {
    try {
      return { requestId: 'request-1', functionError: null, payload: (await handler(event)) ?? null };
    } catch (error) {
      const payload = { errorType: 'Error', errorMessage: String(error) };
      return { requestId: 'request-1', functionError: 'Unhandled', payload };
    }
  };
}

interface Started {
  mapping: EventSourceMapping;
  failures: FailureRecord[];
  options: EventSourceMappingOptions;
}

function start(
  streamArn: string,
  properties: Record<string, unknown>,
  handler: Handler,
  more: Partial<EventSourceMappingOptions> = {},
): Started {
  const failures: FailureRecord[] = [];
  const options: EventSourceMappingOptions = {
    name: 'CountThings',
    properties: { EventSourceArn: SOURCE, FunctionName: FUNCTION, StartingPosition: 'TRIM_HORIZON', ...properties },
    streamArn,
    functionArn: FUNCTION,
    streams: engine.streams,
    clock,
    invoke: functionOf(handler),
    putFailure: async (failure) => {
      failures.push(failure);
    },
    checkpointFile: join(engine.folder, `checkpoint-${++files}.json`),
    ...more,
  };
  const mapping = new EventSourceMapping(options);
  running.push(mapping);
  mapping.start();
  return { mapping, failures, options };
}

async function untilIdle(mapping: EventSourceMapping): Promise<MappingStatus> {
  return until(
    () => mapping.status(),
    (status) => status.idle,
  );
}

async function until<T>(ask: () => T | Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const idsOf = (event: DeliveredEvent): string[] =>
  event.Records.map((record) => (record.dynamodb.Keys.id as { S: string }).S);
const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const isWindowEvent = (event: DeliveredEvent): event is TimeWindowEvent => 'window' in event;

describe('an event source mapping', () => {
  it('delivers records in order, in batches no larger than the batch size, shaped as Lambda shapes them', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, ...names('a', 5));
    const events: DeliveredEvent[] = [];

    const { mapping } = start(streamArn, { BatchSize: 2 }, (event) => void events.push(event));
    const status = await untilIdle(mapping);

    expect(events.map(idsOf)).toEqual([['a0', 'a1'], ['a2', 'a3'], ['a4']]);
    expect(events[0]?.Records[0]).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-west-1',
      dynamodb: {
        ApproximateCreationDateTime: NOON / 1_000,
        Keys: { id: { S: 'a0' } },
        NewImage: { id: { S: 'a0' }, at: { N: '1' } },
        SequenceNumber: '1',
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: SOURCE,
    });
    expect(status).toMatchObject({ recordsRead: 5, recordsDelivered: 5, batches: 3, retries: 0, pending: 0 });
  });

  it('is not idle while a batch is under way, nor after a write that it has not read', async () => {
    const { name, streamArn } = await engine.table();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { mapping } = start(streamArn, {}, () => held);
    await untilIdle(mapping);

    await engine.put(name, 'a');
    const afterWrite = await mapping.status();
    const underWay = await mapping.status();
    release();
    const after = await untilIdle(mapping);

    expect([afterWrite.idle, underWay.idle]).toEqual([false, false]);
    expect(after.recordsDelivered).toBe(1);
  });

  it('gathers a batch until the batching window has passed', async () => {
    const { name, streamArn } = await engine.table();
    const events: DeliveredEvent[] = [];
    const { mapping } = start(streamArn, { MaximumBatchingWindowInSeconds: 1 }, (event) => void events.push(event));
    await engine.put(name, 'a');
    await until(
      () => mapping.status(),
      (status) => status.recordsRead === 1,
    );

    await engine.put(name, 'b');
    await untilIdle(mapping);

    expect(events.map(idsOf)).toEqual([['a', 'b']]);
  });

  it('delivers the same batch again until it succeeds, and nothing after it meanwhile', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b', 'c');
    const delivered: string[][] = [];
    const { mapping } = start(streamArn, { BatchSize: 2 }, (event) => {
      delivered.push(idsOf(event));
      if (delivered.length < 3) throw new Error('not yet');
    });

    const status = await untilIdle(mapping);

    expect(delivered).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b'], ['c']]);
    expect(status).toMatchObject({ retries: 2, failures: 0, recordsDelivered: 3 });
    expect(status.lastError).toContain('not yet');
  });

  it('goes on after a restart where it stopped', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b');
    const first = start(streamArn, {}, () => undefined);
    await untilIdle(first.mapping);
    await first.mapping.stop();
    await engine.put(name, 'c');
    const delivered: string[] = [];

    const { checkpointFile } = first.options;
    const second = start(streamArn, {}, (event) => void delivered.push(...idsOf(event)), { checkpointFile });
    await untilIdle(second.mapping);

    expect(delivered).toEqual(['c']);
  });

  it('loses nothing when it is stopped while a batch fails', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b');
    const first = start(streamArn, { BatchSize: 1 }, (event) => {
      if (idsOf(event)[0] === 'b') throw new Error('down');
    });
    await until(
      () => first.mapping.status(),
      (status) => status.retries > 0,
    );
    await first.mapping.stop();
    const delivered: string[] = [];

    const { checkpointFile } = first.options;
    const second = start(streamArn, {}, (event) => void delivered.push(...idsOf(event)), { checkpointFile });
    await untilIdle(second.mapping);

    expect(delivered).toEqual(['b']);
  });

  it('starts with LATEST at the end of the stream, also when it is restarted before the first record', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'old');
    const latest = { StartingPosition: 'LATEST' };
    const first = start(streamArn, latest, () => undefined);
    await untilIdle(first.mapping);
    await first.mapping.stop();
    await engine.put(name, 'new');
    const delivered: string[] = [];

    const { checkpointFile } = first.options;
    const second = start(streamArn, latest, (event) => void delivered.push(...idsOf(event)), { checkpointFile });
    await untilIdle(second.mapping);

    expect(delivered).toEqual(['new']);
  });

  it('halves a failing batch until the bad record is alone, then puts that one aside with its payload', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b', 'bad', 'd', 'e');
    const succeeded: string[] = [];
    const properties = {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
    };
    const { mapping, failures } = start(streamArn, properties, (event) => {
      if (idsOf(event).includes('bad')) throw new Error('bad');
      succeeded.push(...idsOf(event));
    });

    const status = await untilIdle(mapping);

    expect(succeeded).toEqual(['a', 'b', 'd', 'e']);
    expect(status).toMatchObject({ failures: 1, recordsPutAside: 1, recordsDelivered: 4 });
    expect(failures).toHaveLength(1);
    expect(failures[0]?.destination).toBe('arn:aws:s3:::failures');
    expect(failures[0]?.key).toMatch(
      /^aws\/lambda\/[0-9a-f-]{36}\/shardId-[^/]+\/2017\/06\/10\/2017-06-10T12\.00\.00-[0-9a-f-]{36}$/,
    );
    const { payload, ...record } = JSON.parse(failures[0]?.body ?? '');
    expect(record).toMatchObject({
      requestContext: { functionArn: FUNCTION, condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      DDBStreamBatchInfo: { startSequenceNumber: '3', endSequenceNumber: '3', batchSize: 1, streamArn: SOURCE },
    });
    expect(idsOf(JSON.parse(payload))).toEqual(['bad']);
  });

  it('hands a queue the invocation record without the payload', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'bad');
    const properties = {
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:123456789012:failures' } },
    };
    const { mapping, failures } = start(streamArn, properties, () => {
      throw new Error('bad');
    });

    await untilIdle(mapping);

    expect(Object.keys(JSON.parse(failures[0]?.body ?? '')).toSorted()).toEqual([
      'DDBStreamBatchInfo',
      'requestContext',
      'responseContext',
      'timestamp',
      'version',
    ]);
  });

  it('delivers again from the lowest record that the function reports as failed', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b', 'c', 'd');
    const delivered: string[][] = [];
    const { mapping } = start(streamArn, { FunctionResponseTypes: ['ReportBatchItemFailures'] }, (event) => {
      delivered.push(idsOf(event));
      if (delivered.length > 1) return { batchItemFailures: [] };
      return { batchItemFailures: [{ itemIdentifier: '4' }, { itemIdentifier: '3' }] };
    });

    const status = await untilIdle(mapping);

    expect(delivered).toEqual([
      ['a', 'b', 'c', 'd'],
      ['c', 'd'],
    ]);
    expect(status.recordsDelivered).toBe(4);
  });

  it('delivers the whole batch again when the function reports a record that the batch does not have', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b');
    const delivered: string[][] = [];
    const { mapping } = start(streamArn, { FunctionResponseTypes: ['ReportBatchItemFailures'] }, (event) => {
      delivered.push(idsOf(event));
      return delivered.length > 1 ? undefined : { batchItemFailures: [{ itemIdentifier: 'b' }] };
    });

    await untilIdle(mapping);

    expect(delivered).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('drops the records that no filter matches, and does not wait for them', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'a', 'b');
    const Filters = [{ Pattern: JSON.stringify({ eventName: ['MODIFY'] }) }];
    const delivered: string[] = [];

    const { mapping } = start(
      streamArn,
      { FilterCriteria: { Filters } },
      (event) => void delivered.push(...idsOf(event)),
    );
    const status = await untilIdle(mapping);

    expect(delivered).toEqual(['a']);
    expect(status).toMatchObject({ recordsRead: 3, recordsFiltered: 2, recordsDelivered: 1 });
  });

  it('keeps the order of an item with several lanes', async () => {
    const { name, streamArn } = await engine.table();
    const items = names('item', 8);
    await engine.put(name, ...items, ...items, ...items);
    const sequences = new Map<string, number[]>();
    const { mapping } = start(streamArn, { ParallelizationFactor: 4, BatchSize: 1 }, async (event) => {
      await new Promise((resolve) => setTimeout(resolve, event.Records.length));
      const [id] = idsOf(event) as [string];
      sequences.set(id, [...(sequences.get(id) ?? []), Number(event.Records[0]?.dynamodb.SequenceNumber)]);
    });

    await untilIdle(mapping);

    expect([...sequences.keys()].toSorted()).toEqual(items);
    for (const seen of sequences.values()) expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('lets an interceptor repeat, split and crash deliveries, and takes its result for the function’s', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b');
    const delivered: string[][] = [];
    let calls = 0;
    const { mapping } = start(streamArn, {}, (event) => void delivered.push(idsOf(event)), {
      delivery: async (event, deliver) => {
        calls++;
        for (const record of event.Records) await deliver({ ...event, Records: [record] });
        if (calls === 1) throw new Error('crashed after delivery');
        return deliver(event);
      },
    });

    await untilIdle(mapping);

    expect(delivered).toEqual([['a'], ['b'], ['a'], ['b'], ['a', 'b']]);
  });
});

describe('a mapping under faults and restarts', () => {
  it('delivers every record at least once, and for the first time in the order of the stream', async () => {
    const { name, streamArn } = await engine.table();
    const ids = names('r', 150);
    const firsts = new Set<string>();
    let seed = 7;
    const chance = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const handler: Handler = (event) => {
      if (chance() < 0.15) throw new Error('fails');
      for (const id of idsOf(event)) firsts.add(id);
    };
    const delivery: EventSourceMappingOptions['delivery'] = async (event, deliver) => {
      if (chance() < 0.3) await deliver(event);
      if (chance() < 0.05) throw new Error('crashes');
      return deliver(event);
    };
    const properties = { BatchSize: 10, BisectBatchOnFunctionError: true };
    const checkpointFile = join(engine.folder, 'faults.json');
    const writing = engine.put(name, ...ids);

    for (let restart = 0; restart < 4; restart++) {
      const { mapping } = start(streamArn, properties, handler, { delivery, checkpointFile });
      await until(
        () => mapping.status(),
        (status) => status.batches > 3 || status.idle,
      );
      await mapping.stop();
    }
    await writing;
    await untilIdle(start(streamArn, properties, handler, { delivery, checkpointFile }).mapping);

    expect([...firsts]).toEqual(ids);
  });
});

describe('a database that crashes', () => {
  it('is read on when it is back, without a loss', async () => {
    const { name, streamArn } = await engine.table();
    const delivered: string[] = [];
    const { mapping } = start(streamArn, {}, (event) => void delivered.push(...idsOf(event)));
    await engine.put(name, 'a');
    await untilIdle(mapping);

    await engine.crash();
    await engine.put(name, 'b');
    await untilIdle(mapping);

    expect(delivered).toEqual(['a', 'b']);
  });
});

describe('a stream with several shards', () => {
  it('is delivered parent before child, and ends the parent’s window with it', async () => {
    const stream = await SplitStream.start({ parent: ['1', '2'], child: ['3'] });
    const seen: [string, string[], boolean][] = [];
    let failures = 1;
    const handler: Handler = (event) => {
      if (!isWindowEvent(event)) throw new Error('no window');
      if (idsOf(event).includes('2') && failures-- > 0) throw new Error('not yet');
      seen.push([event.shardId, idsOf(event), event.isFinalInvokeForWindow]);
      return { state: {} };
    };
    const properties = { TumblingWindowInSeconds: 900, BatchSize: 1 };
    const { mapping, options } = start('arn', properties, handler, { streams: stream.streams });

    await untilIdle(mapping);
    await mapping.stop();
    const again = start('arn', properties, handler, {
      streams: stream.streams,
      checkpointFile: options.checkpointFile,
    });
    await untilIdle(again.mapping);
    await again.mapping.stop();
    stream.stop();

    expect(seen).toEqual([
      ['parent', ['1'], false],
      ['parent', ['2'], false],
      ['parent', [], true],
      ['child', ['3'], false],
    ]);
  });
});

describe('a tumbling window', () => {
  it('carries its state from batch to batch, and ends with a final invocation that has it', async () => {
    const { name, streamArn } = await engine.table();
    const events: TimeWindowEvent[] = [];
    const { mapping } = start(streamArn, { TumblingWindowInSeconds: 1, BatchSize: 1 }, (event) => {
      if (!isWindowEvent(event)) throw new Error('no window');
      events.push(event);
      return { state: { seen: Number(event.state.seen ?? 0) + event.Records.length } };
    });

    await engine.put(name, 'a', 'b', 'c');
    await untilIdle(mapping);
    await until(
      () => events,
      (all) => all.at(-1)?.isFinalInvokeForWindow === true,
    );

    const windows = Object.values(Object.groupBy(events, (event) => event.window.start));
    expect(events.flatMap(idsOf)).toEqual(['a', 'b', 'c']);
    for (const window of windows as TimeWindowEvent[][]) {
      const records = window.length - 1;
      expect(window.map((event) => event.state)).toEqual([
        {},
        ...Array.from({ length: records }, (_, i) => ({ seen: i + 1 })),
      ]);
      expect(window.map((event) => event.isFinalInvokeForWindow)).toEqual([...Array(records).fill(false), true]);
      expect(window[0]).toMatchObject({ eventSourceARN: SOURCE, isWindowTerminatedEarly: false });
      expect(window[0]?.shardId).toMatch(/^shardId-/);
      expect(Date.parse(window[0]!.window.end) - Date.parse(window[0]!.window.start)).toBe(1_000);
    }
  });

  it('takes a response without state for a failure', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a');
    let calls = 0;
    const { mapping } = start(streamArn, { TumblingWindowInSeconds: 900 }, () => (++calls === 1 ? {} : { state: {} }));

    const status = await untilIdle(mapping);

    expect(status).toMatchObject({ retries: 1, recordsDelivered: 1 });
    expect(status.lastError).toContain('state');
  });

  it('goes on after a restart with the state of the open window', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a');
    const window = { TumblingWindowInSeconds: 900 };
    const first = start(streamArn, window, () => ({ state: { seen: 1 } }));
    await untilIdle(first.mapping);
    await first.mapping.stop();
    await engine.put(name, 'b');
    const states: unknown[] = [];

    const { checkpointFile } = first.options;
    const second = start(
      streamArn,
      window,
      (event) => {
        if (isWindowEvent(event)) states.push(event.state);
        return { state: {} };
      },
      { checkpointFile },
    );
    await untilIdle(second.mapping);

    expect(states[0]).toEqual({ seen: 1 });
  });

  it('ends early when its state is larger than 1 MB, and goes on with an empty one', async () => {
    const { name, streamArn } = await engine.table();
    await engine.put(name, 'a', 'b');
    const seen: { ids: string[]; early: boolean; stateBytes: number }[] = [];
    const { mapping } = start(streamArn, { TumblingWindowInSeconds: 900, BatchSize: 1 }, (event) => {
      if (!isWindowEvent(event)) throw new Error('no window');
      const stateBytes = JSON.stringify(event.state).length;
      seen.push({ ids: idsOf(event), early: event.isWindowTerminatedEarly, stateBytes });
      return { state: seen.length === 1 ? { text: 'x'.repeat(1024 * 1024) } : {} };
    });

    await untilIdle(mapping);

    expect(seen).toEqual([
      { ids: ['a'], early: false, stateBytes: 2 },
      { ids: [], early: true, stateBytes: expect.any(Number) },
      { ids: ['b'], early: false, stateBytes: 2 },
    ]);
    expect(seen[1]?.stateBytes).toBeGreaterThan(1024 * 1024);
  });
});

describe('the properties of a mapping', () => {
  const create = (properties: Record<string, unknown>) => () => start('arn', properties, () => undefined);

  it('are refused by name when they are unknown or out of range', () => {
    expect(create({ BatchSizes: 1 })).toThrow(/CountThings.*BatchSizes/s);
    expect(create({ BatchSize: 10_001 })).toThrow(/CountThings.*BatchSize/s);
    expect(create({ StartingPosition: 'AT_TIMESTAMP' })).toThrow(/StartingPosition/);
  });

  it('are refused when a filter uses an operator that is not understood', () => {
    const Filters = [{ Pattern: '{"eventName":[{"cidr":"10.0.0.0/8"}]}' }];
    expect(create({ FilterCriteria: { Filters } })).toThrow(/CountThings has a filter.*cidr/);
  });
});
