import type { ScheduleSettings } from './schedule-settings.ts';

export interface Execution {
  readonly id: string;
  /** The virtual instant for which it fires, ms. */
  readonly scheduledTime: number;
  /** Counts from 1. */
  readonly attempt: number;
}

/** 2017-06-01T00:00:00Z */
export function scheduledTimeText(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * What the target receives: the input with its placeholders filled in, or the service's own event.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export function scheduleEventOf(
  settings: ScheduleSettings,
  execution: Execution,
  place: { region: string; account: string },
): unknown {
  const time = scheduledTimeText(execution.scheduledTime);
  if (settings.input === null) {
    return {
      version: '0',
      id: execution.id,
      'detail-type': 'Scheduled Event',
      source: settings.service,
      account: place.account,
      time,
      region: place.region,
      resources: [settings.arn],
      detail: settings.service === 'aws.scheduler' ? '{}' : {},
    };
  }
  // Rules have no placeholders: theirs stay as they are.
  if (settings.service === 'aws.events') return JSON.parse(settings.input);
  const filled = settings.input
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.schedule-arn>', settings.arn)
    .replaceAll('<aws.scheduler.execution-id>', execution.id)
    .replaceAll('<aws.scheduler.attempt-number>', String(execution.attempt));
  return JSON.parse(filled);
}
