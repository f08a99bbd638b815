import { Aws, Duration, RemovalPolicy, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { Campaign } from '../../functions/core/campaign.ts';
import { boundaries } from '../boundaries.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { HouseFunction } from './house-function.ts';

export const SWEEP_INTERVAL = Duration.minutes(1);
/** The shortest that Scheduler knows. An older sweep is pointless: the next one does the same. */
export const SWEEP_MAX_AGE = Duration.minutes(1);
export const SWEEP_RETRIES = 0;
/** After that the sweep has long done what the boundary's own schedule was for. */
export const BOUNDARY_MAX_AGE = Duration.minutes(5);
export const BOUNDARY_RETRIES = 3;

export interface PhaseSchedulesProps {
  readonly campaigns: readonly Campaign[];
  /** Boundaries up to this instant get no schedule: Scheduler may refuse one in the past. */
  readonly now: Date;
  readonly switchPhase: HouseFunction;
  readonly failures: DeadLetters;
}

/**
 * Calls `switch-phase` once at each boundary that lies ahead, in the campaign's own zone, and every minute besides.
 * The clock decides and schedules only carry out: one that fires late, twice or never changes no vote.
 */
export class PhaseSchedules extends Construct {
  constructor(scope: Construct, id: string, props: PhaseSchedulesProps) {
    super(scope, id);
    const scheduleGroup = new ScheduleGroup(this, 'group', { removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': scheduleGroup.scheduleGroupArn },
        },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [props.switchPhase.functionArn] }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.failures.queueArn] }));

    const call = (by: 'boundary' | 'sweep', retryAttempts: number, maxEventAge: Duration) =>
      new LambdaInvoke(props.switchPhase, {
        // The library would add the right to invoke every version of the function.
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime, by }),
        deadLetterQueue: props.failures,
        retryAttempts,
        maxEventAge,
      });

    new Schedule(this, 'sweep', {
      description: 'Does the transitions of all campaigns that are due and not yet done.',
      schedule: ScheduleExpression.rate(SWEEP_INTERVAL),
      scheduleGroup,
      target: call('sweep', SWEEP_RETRIES, SWEEP_MAX_AGE),
    });
    for (const campaign of props.campaigns) {
      for (const { at, local, timeZone, transitions } of boundaries(campaign)) {
        if (at <= props.now.getTime()) continue;
        new Schedule(this, `${campaign.id}-${transitions.join('-')}`, {
          description: `${campaign.id}: ${transitions.join(', ')}`,
          // Not ScheduleExpression.at: it prints the UTC instant and labels it with the zone.
          schedule: ScheduleExpression.expression(`at(${local})`, TimeZone.of(timeZone)),
          scheduleGroup,
          target: call('boundary', BOUNDARY_RETRIES, BOUNDARY_MAX_AGE),
        });
      }
    }
  }
}
