import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../local/clock.ts';
import { type DeadLetter, Schedules, type SchedulesOptions } from '../../../local/events/schedules.ts';

const MAY = Date.parse('2017-05-31T12:00:00Z');
const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:switch';
const QUEUE = 'arn:aws:sqs:eu-west-1:123456789012:letters';

let folder: string;
let clock: VirtualClock;
let fired: unknown[];
let letters: DeadLetter[];
const running: Schedules[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schedules-'));
  clock = VirtualClock.open({ file: null, start: { now: MAY, speed: 0 } });
  fired = [];
  letters = [];
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((schedules) => schedules.stop()));
  clock.close();
  rmSync(folder, { recursive: true });
});

const INPUT = '{"at":"<aws.scheduler.scheduled-time>","attempt":"<aws.scheduler.attempt-number>"}';

function schedule(logicalId: string, expression: string, more: Record<string, unknown> = {}) {
  const { Target, ...properties } = more;
  return {
    logicalId,
    type: 'AWS::Scheduler::Schedule' as const,
    properties: {
      ScheduleExpression: expression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: FUNCTION, RoleArn: 'arn:aws:iam::123456789012:role/r', Input: INPUT, ...(Target as object) },
      ...properties,
    },
  };
}

function start(resources: SchedulesOptions['resources'], more: Partial<SchedulesOptions> = {}): Schedules {
  const schedules = new Schedules({
    resources,
    region: 'eu-west-1',
    account: '123456789012',
    clock,
    stateFile: join(folder, 'schedules.json'),
    invoke: async (_target, event) => {
      fired.push(event);
      return { requestId: 'request-1', functionError: null, payload: null };
    },
    putDeadLetter: async (letter) => {
      letters.push(letter);
    },
    ...more,
  });
  running.push(schedules);
  schedules.start();
  return schedules;
}

async function untilIdle(schedules: Schedules): Promise<void> {
  while (!schedules.status().idle) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('one-time schedules', () => {
  it('fire once when the clock has passed them, in the order of their times', async () => {
    const schedules = start([
      schedule('Close', 'at(2017-06-26T00:00:00)', { ScheduleExpressionTimezone: 'Europe/Brussels' }),
      schedule('Open', 'at(2017-06-01T00:00:00)', { ScheduleExpressionTimezone: 'Europe/Brussels' }),
      schedule('Later', 'at(2018-01-01T00:00:00)'),
    ]);
    await untilIdle(schedules);
    expect(fired).toEqual([]);

    clock.set({ now: Date.parse('2017-07-01T00:00:00Z') });
    await untilIdle(schedules);

    expect(fired).toEqual([
      { at: '2017-05-31T22:00:00Z', attempt: '1' },
      { at: '2017-06-25T22:00:00Z', attempt: '1' },
    ]);
    expect(schedules.status()).toMatchObject({ pending: 1, done: 2, failures: 0, idle: true });
  });

  it('do not fire again after a restart', async () => {
    const resources = [schedule('Open', 'at(2017-05-01T00:00:00)')];
    const first = start(resources);
    await untilIdle(first);
    await first.stop();

    await untilIdle(start(resources));

    expect(fired).toHaveLength(1);
  });

  it('fire again when the platform was stopped before they had succeeded', async () => {
    const resources = [schedule('Open', 'at(2017-05-01T00:00:00)')];
    let calls = 0;
    const first = start(resources, {
      invoke: async () => {
        calls++;
        throw new Error('no environment');
      },
    });
    while (calls === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.stop();

    await untilIdle(start(resources));

    expect(fired).toHaveLength(1);
  });

  it('do not fire when they are disabled', async () => {
    const schedules = start([schedule('Open', 'at(2017-05-01T00:00:00)', { State: 'DISABLED' })]);
    await untilIdle(schedules);
    expect(fired).toEqual([]);
    expect(schedules.status().schedules[0]?.state).toBe('disabled');
  });
});

describe('a recurring schedule', () => {
  it('fires once for the latest due minute after a jump of months', async () => {
    const schedules = start([schedule('Sweep', 'rate(1 minute)')]);

    clock.set({ now: Date.parse('2017-09-01T12:34:56Z') });
    await untilIdle(schedules);
    clock.set({ now: Date.parse('2017-12-01T00:00:59Z') });
    await untilIdle(schedules);

    expect(fired).toEqual([
      { at: '2017-09-01T12:34:00Z', attempt: '1' },
      { at: '2017-12-01T00:00:00Z', attempt: '1' },
    ]);
    expect(schedules.status().schedules[0]).toMatchObject({ state: 'pending', next: '2017-12-01T00:01:00Z', fired: 2 });
  });

  it('does not fire for every minute of a fast clock', async () => {
    const schedules = start([schedule('Sweep', 'rate(1 minute)')]);
    clock.set({ speed: 60_000 });
    while (clock.now() < MAY + 3 * 3_600_000) await new Promise((resolve) => setTimeout(resolve, 5));
    await schedules.stop();
    expect(fired.length).toBeGreaterThan(0);
    expect(fired.length).toBeLessThan(10);
  });

  it('can be a rule of EventBridge, whose event says for when it fires', async () => {
    const rule = {
      logicalId: 'Nightly',
      type: 'AWS::Events::Rule' as const,
      properties: { ScheduleExpression: 'cron(0 3 * * ? *)', Targets: [{ Id: 'one', Arn: FUNCTION }] },
    };
    const schedules = start([rule]);

    clock.set({ now: Date.parse('2017-06-01T04:00:00Z') });
    await untilIdle(schedules);

    expect(fired).toMatchObject([
      { source: 'aws.events', 'detail-type': 'Scheduled Event', time: '2017-06-01T03:00:00Z' },
    ]);
  });
});

describe('a target that cannot be invoked', () => {
  it('gets the event again, then its queue does', async () => {
    const Target = { RetryPolicy: { MaximumRetryAttempts: 1 }, DeadLetterConfig: { Arn: QUEUE } };
    const schedules = start([schedule('Open', 'at(2017-05-01T00:00:00)', { Target })], {
      invoke: async (_target, event) => {
        fired.push(event);
        throw new Error('throttled');
      },
    });

    await untilIdle(schedules);

    expect(fired).toMatchObject([{ attempt: '1' }, { attempt: '2' }]);
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      queueArn: QUEUE,
      attributes: {
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        RETRY_ATTEMPTS: '1',
        ERROR_MESSAGE: 'Error: throttled',
        TARGET_ARN: FUNCTION,
        SCHEDULE_ARN: 'arn:aws:scheduler:eu-west-1:123456789012:schedule/default/Open',
      },
    });
    expect(JSON.parse(letters[0]?.body ?? '')).toEqual({ at: '2017-05-01T00:00:00Z', attempt: '2' });
    expect(schedules.status()).toMatchObject({ failures: 1, done: 1 });
  });
});

describe('a function that fails', () => {
  it('is tried again as an asynchronous invocation is, and its failure does not reach the queue', async () => {
    const Target = { DeadLetterConfig: { Arn: QUEUE } };
    const schedules = start([schedule('Open', 'at(2017-05-01T00:00:00)', { Target })], {
      functionRetries: () => 1,
      invoke: async (_target, event) => {
        fired.push(event);
        return { requestId: 'request-1', functionError: 'Unhandled', payload: { errorType: 'Error' } };
      },
    });

    await untilIdle(schedules);

    expect(fired).toEqual([
      { at: '2017-05-01T00:00:00Z', attempt: '1' },
      { at: '2017-05-01T00:00:00Z', attempt: '1' },
    ]);
    expect(letters).toEqual([]);
    expect(schedules.status().schedules[0]).toMatchObject({
      failures: 1,
      lastError: expect.stringContaining('Unhandled'),
    });
  });
});

describe('an interceptor', () => {
  it('can drop and repeat firings', async () => {
    const schedules = start(
      [schedule('Dropped', 'at(2017-05-01T00:00:00)'), schedule('Twice', 'at(2017-05-02T00:00:00)')],
      {
        firing: async ({ schedule: name }, fire) => {
          if (name !== 'Twice') return;
          await fire();
          await fire();
        },
      },
    );

    await untilIdle(schedules);

    expect(fired).toMatchObject([{ at: '2017-05-02T00:00:00Z' }, { at: '2017-05-02T00:00:00Z' }]);
  });
});

describe('a schedule that cannot run', () => {
  it.each([
    [schedule('Open', 'sometimes'), /Open.*sometimes/],
    [
      schedule('Open', 'at(2017-05-01T00:00:00)', { ScheduleExpressionTimezone: 'Europe/Liège' }),
      /Open.*Europe\/Liège/s,
    ],
    [schedule('Open', 'rate(1 minute)', { Stat: 'ENABLED' }), /Open.*Stat/s],
    [schedule('Open', 'rate(1 minute)', { Target: { Input: '{' } }), /Open.*not JSON/],
  ])('is refused: %#', (resource, message) => {
    expect(() => start([resource])).toThrow(message);
  });
});
