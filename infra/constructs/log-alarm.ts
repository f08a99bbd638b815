import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../../functions/core/metrics.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseAlarm } from './watch/house-alarm.ts';

/** How long one occurrence keeps the alarm up. */
export const ALARM_PERIOD = Duration.minutes(5);

export interface LogAlarmProps {
  readonly function: HouseFunction;
  /** The `message` of the log lines that are counted: a stable code, never a sentence. */
  readonly message: string;
  /** What it means for a citizen, and what was kept. */
  readonly meaning: string;
}

/** Counts one message of a function's log as a metric, and raises an alarm at the first. */
export class LogAlarm extends Construct {
  constructor(scope: Construct, id: string, { function: watched, message, meaning }: LogAlarmProps) {
    super(scope, id);
    const metricName = message;
    new MetricFilter(this, 'filter', {
      logGroup: watched.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', message),
      metricNamespace: METRIC_NAMESPACE,
      metricName,
    });
    const metric = new Metric({ namespace: METRIC_NAMESPACE, metricName, statistic: 'Sum', period: ALARM_PERIOD });
    new HouseAlarm(this, 'alarm', { name: message, meaning, metric, threshold: 1 });
  }
}
