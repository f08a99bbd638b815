import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Operation } from '../../../functions/http/operations.ts';
import { AlarmTopic } from './alarm-topic.ts';
import { MonthlyBudget } from './budget.ts';
import { WatchDashboard } from './dashboard.ts';
import { HouseAlarm } from './house-alarm.ts';
import { RequestAlarms } from './request-alarms.ts';

/** A vote takes some 30 ms once its function is warm. */
export const VOTE_P99 = Duration.seconds(1);
/** The tally is a second or two behind; a citizen who looks again should see the own vote. */
export const TALLY_DELAY = Duration.minutes(1);
/** Writes of ballots turned away by DynamoDB in five minutes. The SDK tries again, so a few are seen by nobody. */
export const WRITES_THROTTLED = 20;

export interface WatchProps {
  readonly functions: Readonly<
    Record<'browse' | 'propose' | 'vote' | 'countVotes' | 'switchPhase' | 'recount', IFunction>
  >;
  /** By the names that the dashboard shows. */
  readonly tables: Readonly<Record<string, ITableV2>> & { readonly ballots: ITableV2 };
  readonly accessLog: ILogGroup;
  readonly deadLetters: IQueue;
  readonly failures: IBucket;
  readonly operations: readonly Operation[];
  /** Whom alarms and the budget write to. Default: nobody; alarms are then seen in the console alone. */
  readonly mail?: string;
  /** In US dollars a month; needs `mail`. Default: no budget. */
  readonly budget?: number;
}

/**
 * All that watches the platform: alarms with a sentence for whoever is woken, one e-mail address that they write to, a
 * dashboard and a budget. To be made last, for it tells of every alarm of its stack.
 *
 * Metrics hold counts and durations and nothing of anybody: routes instead of paths, no address, no identity.
 */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    const { functions, tables, accessLog, deadLetters, failures, operations, mail, budget } = props;
    new RequestAlarms(this, 'requests', { accessLog, operations });
    new HouseAlarm(this, 'votes-slow', {
      name: 'votes-slow',
      meaning: 'One vote in a hundred takes longer than a second. Citizens wait, and some will think that it failed.',
      metric: functions.vote.metricDuration({ statistic: 'p99', period: Duration.minutes(5) }),
      threshold: VOTE_P99.toMilliseconds(),
      periods: 3,
    });
    new HouseAlarm(this, 'tally-late', {
      name: 'tally-late',
      meaning:
        'The figures that citizens see are more than a minute behind. Every ballot is kept; the tally catches up by itself once counting works again.',
      metric: functions.countVotes.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1) }),
      threshold: TALLY_DELAY.toMilliseconds(),
      periods: 5,
    });
    new HouseAlarm(this, 'failures-kept', {
      name: 'failures-kept',
      meaning:
        'Changes of ballots that could not be understood lie in the failure bucket and are missing in the live tally. The ballots themselves are safe.',
      metric: new Metric({
        namespace: 'AWS/S3',
        metricName: 'NumberOfObjects',
        dimensionsMap: { BucketName: failures.bucketName, StorageType: 'AllStorageTypes' },
        statistic: 'Maximum',
        // S3 measures once a day.
        period: Duration.days(1),
      }),
      threshold: 1,
    });
    new HouseAlarm(this, 'dead-letters', {
      name: 'dead-letters',
      meaning:
        'Something that the platform had to do by itself was given up: a change of phase, a recount, open data or the counting of a batch. The queue has what it was.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
      threshold: 1,
    });
    new HouseAlarm(this, 'sweep-missing', {
      name: 'sweep-missing',
      meaning:
        'Nobody looks whether a phase has ended: results may not be counted or published. Whether citizens may vote does not depend on it.',
      metric: functions.switchPhase.metricInvocations({ statistic: 'Sum', period: Duration.minutes(5) }),
      threshold: 1,
      below: true,
      periods: 2,
      missing: TreatMissingData.BREACHING,
    });
    new HouseAlarm(this, 'writes-throttled', {
      name: 'writes-throttled',
      meaning:
        'The database turns votes away for want of room: they take longer, and some fail. None that was confirmed is lost.',
      // Counting and ideas have alarms that tell of it sooner; the dashboard has all tables.
      metric: tables.ballots.metric('WriteThrottleEvents', { statistic: 'Sum', period: Duration.minutes(5) }),
      threshold: WRITES_THROTTLED,
    });

    const alarms = Stack.of(this)
      .node.findAll()
      .filter((construct) => construct instanceof HouseAlarm);
    if (mail !== undefined) {
      const action = new SnsAction(new AlarmTopic(this, 'topic', mail));
      for (const alarm of alarms) {
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
      }
      if (budget !== undefined) new MonthlyBudget(this, 'costs', { amount: budget, mail });
    }
    new WatchDashboard(this, 'dashboard', { functions, tables, deadLetters, alarms });
  }
}
