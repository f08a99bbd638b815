import * as z from 'zod';
import { errorText } from './error-text.ts';
import { parseExpression, type Timing } from './schedule-expression.ts';

/** Thrown when a schedule cannot run; the message names the resource, what is not understood, and the remedy. */
export class ScheduleError extends Error {
  override readonly name = 'ScheduleError';
}

/** A resource of the template that fires by time. */
export interface ScheduleResource {
  readonly logicalId: string;
  readonly type: 'AWS::Scheduler::Schedule' | 'AWS::Events::Rule';
  /** Resolved properties. */
  readonly properties: unknown;
}

/** One target of a schedule or of a rule. */
export interface ScheduleSettings {
  readonly name: string;
  readonly arn: string;
  readonly service: 'aws.scheduler' | 'aws.events';
  readonly expression: string;
  readonly timing: Timing;
  readonly enabled: boolean;
  /** Instants (ms) between which a recurring schedule fires; null: no bound. */
  readonly startDate: number | null;
  readonly endDate: number | null;
  readonly targetArn: string;
  /** JSON with placeholders; null: the service's own event. */
  readonly input: string | null;
  readonly maxRetries: number;
  /** ms */
  readonly maxEventAge: number;
  readonly deadLetterArn: string | null;
}

/** The services' own defaults, both of them. */
const retryPolicy = z
  .strictObject({
    MaximumRetryAttempts: z.number().int().min(0).max(185).default(185),
    MaximumEventAgeInSeconds: z.number().int().min(60).max(86_400).default(86_400),
  })
  .prefault({});
const deadLetterConfig = z.strictObject({ Arn: z.string().optional() }).optional();

const scheduleProperties = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().default('default'),
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  StartDate: z.iso.datetime({ offset: true, local: true }).optional(),
  EndDate: z.iso.datetime({ offset: true, local: true }).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z.unknown().optional(),
  KmsKeyArn: z.string().optional(),
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: retryPolicy,
    DeadLetterConfig: deadLetterConfig,
  }),
});

const ruleProperties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z
    .array(
      z.strictObject({
        Id: z.string(),
        Arn: z.string(),
        RoleArn: z.string().optional(),
        Input: z.string().optional(),
        RetryPolicy: retryPolicy,
        DeadLetterConfig: deadLetterConfig,
      }),
    )
    .default([]),
  Tags: z.unknown().optional(),
});

/** @throws {ScheduleError} */
export function readScheduleSettings(
  resource: ScheduleResource,
  place: { region: string; account: string },
): ScheduleSettings[] {
  switch (resource.type) {
    case 'AWS::Scheduler::Schedule':
      return [readSchedule(resource, place)];
    case 'AWS::Events::Rule':
      return readRule(resource, place);
  }
}

function readSchedule(resource: ScheduleResource, place: { region: string; account: string }): ScheduleSettings {
  const given = parse(scheduleProperties, resource);
  const name = given.Name ?? resource.logicalId;
  return {
    name,
    arn: `arn:aws:scheduler:${place.region}:${place.account}:schedule/${given.GroupName}/${name}`,
    service: 'aws.scheduler',
    expression: `${given.ScheduleExpression} ${given.ScheduleExpressionTimezone}`,
    timing: timingOf(resource, given.ScheduleExpression, given.ScheduleExpressionTimezone),
    enabled: given.State === 'ENABLED',
    startDate: given.StartDate === undefined ? null : Date.parse(given.StartDate),
    endDate: given.EndDate === undefined ? null : Date.parse(given.EndDate),
    ...targetOf(resource, given.Target),
  };
}

function readRule(resource: ScheduleResource, place: { region: string; account: string }): ScheduleSettings[] {
  const given = parse(ruleProperties, resource);
  const name = given.Name ?? resource.logicalId;
  return given.Targets.map((target) => ({
    name: given.Targets.length === 1 ? name : `${name}/${target.Id}`,
    arn: `arn:aws:events:${place.region}:${place.account}:rule/${name}`,
    service: 'aws.events',
    expression: given.ScheduleExpression,
    timing: timingOf(resource, given.ScheduleExpression, 'UTC'),
    enabled: given.State === 'ENABLED',
    startDate: null,
    endDate: null,
    ...targetOf(resource, target),
  }));
}

type Target = z.infer<typeof scheduleProperties>['Target'] | z.infer<typeof ruleProperties>['Targets'][number];

function targetOf(
  { logicalId }: ScheduleResource,
  target: Target,
): Pick<ScheduleSettings, 'targetArn' | 'input' | 'maxRetries' | 'maxEventAge' | 'deadLetterArn'> {
  if (target.Input !== undefined) {
    try {
      JSON.parse(target.Input);
    } catch (error) {
      throw new ScheduleError(`${logicalId} has an Input that is not JSON: ${target.Input}`, { cause: error });
    }
  }
  return {
    targetArn: target.Arn,
    input: target.Input ?? null,
    maxRetries: target.RetryPolicy.MaximumRetryAttempts,
    maxEventAge: target.RetryPolicy.MaximumEventAgeInSeconds * 1_000,
    deadLetterArn: target.DeadLetterConfig?.Arn ?? null,
  };
}

function timingOf({ logicalId }: ScheduleResource, expression: string, timeZone: string): Timing {
  try {
    return parseExpression(expression, timeZone);
  } catch (error) {
    throw new ScheduleError(`${logicalId} has a schedule that is not understood, ${expression}: ${errorText(error)}`, {
      cause: error,
    });
  }
}

function parse<T>(schema: z.ZodType<T>, { logicalId, type, properties }: ScheduleResource): T {
  const result = schema.safeParse(properties);
  if (result.success) return result.data;
  throw new ScheduleError(`${logicalId} (${type}) cannot run:\n${z.prettifyError(result.error)}`);
}
