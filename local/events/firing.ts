import { randomUUID } from 'node:crypto';
import { errorText } from './error-text.ts';
import type { InvocationResult } from './invocation.ts';
import { scheduleEventOf } from './schedule-event.ts';
import type { ScheduleSettings } from './schedule-settings.ts';
import { backoff, pause } from './wake.ts';

const FIRST_RETRY_DELAY = 1_000;
const LONGEST_RETRY_DELAY = 60_000;
/** Lambda's default for asynchronous invocations, which is how both services invoke a function. */
const FUNCTION_RETRIES = 2;

/** What is sent to a dead-letter queue. */
export interface DeadLetter {
  readonly queueArn: string;
  /** The event, JSON. */
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface FiringOptions {
  readonly region: string;
  readonly account: string;
  /** Invokes the target (a function's ARN) and waits for its end; a rejection is a failed delivery. */
  readonly invoke: (targetArn: string, event: unknown) => Promise<InvocationResult>;
  readonly putDeadLetter: (letter: DeadLetter) => Promise<void>;
  /** How often a function's own error is retried; default 2. AWS::Lambda::EventInvokeConfig can say otherwise. */
  readonly functionRetries?: (targetArn: string) => number;
}

/** Returns null once the target has succeeded, or what it failed with after all attempts. */
export async function fire(
  settings: ScheduleSettings,
  scheduledTime: number,
  options: FiringOptions,
  signal: AbortSignal,
): Promise<string | null> {
  const id = randomUUID();
  const began = Date.now();
  const functionRetries = options.functionRetries?.(settings.targetArn) ?? FUNCTION_RETRIES;
  let functionErrors = 0;
  let deliveryFailures = 0;
  for (;;) {
    const event = scheduleEventOf(settings, { id, scheduledTime, attempt: deliveryFailures + 1 }, options);
    try {
      const result = await options.invoke(settings.targetArn, event);
      if (result.functionError === null) return null;
      // The service has delivered the event: its retry policy and its queue have no part in what the function does.
      if (++functionErrors > functionRetries) return `${result.functionError}: ${JSON.stringify(result.payload)}`;
    } catch (error) {
      deliveryFailures++;
      const exhausted = exhaustedCondition(settings, deliveryFailures, Date.now() - began);
      if (exhausted !== null) {
        await letterOf(settings, options, { id, event, error, exhausted, retries: deliveryFailures - 1 });
        return errorText(error);
      }
    }
    await pause(backoff(functionErrors + deliveryFailures, FIRST_RETRY_DELAY, LONGEST_RETRY_DELAY), signal);
    if (signal.aborted) throw new FiringInterrupted();
  }
}

/** Thrown when the platform stops before a firing has ended; it is made again after the next start. */
export class FiringInterrupted extends Error {
  override readonly name = 'FiringInterrupted';
}

function exhaustedCondition(settings: ScheduleSettings, failures: number, age: number): string | null {
  if (failures > settings.maxRetries) return 'MaximumRetryAttempts';
  return age > settings.maxEventAge ? 'MaximumEventAgeInSeconds' : null;
}

async function letterOf(
  settings: ScheduleSettings,
  options: FiringOptions,
  failure: { id: string; event: unknown; error: unknown; exhausted: string; retries: number },
): Promise<void> {
  if (settings.deadLetterArn === null) return;
  await options.putDeadLetter({
    queueArn: settings.deadLetterArn,
    body: JSON.stringify(failure.event),
    attributes: {
      ERROR_CODE: 'LOCAL_DELIVERY_FAILED',
      ERROR_MESSAGE: errorText(failure.error),
      EXECUTION_ID: failure.id,
      EXHAUSTED_RETRY_CONDITION: failure.exhausted,
      RETRY_ATTEMPTS: String(failure.retries),
      SCHEDULE_ARN: settings.arn,
      TARGET_ARN: settings.targetArn,
    },
  });
}
