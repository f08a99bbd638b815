import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  FilterPattern,
  type IFilterPattern,
  type ILogGroup,
  type JsonPattern,
  MetricFilter,
} from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../../../functions/core/metrics.ts';
import type { Operation } from '../../../functions/http/operations.ts';
import { ALARM_PERIOD } from '../log-alarm.ts';
import { HouseAlarm } from './house-alarm.ts';

/** So many pages may fail in five minutes before somebody is woken: a single one may be a stray request. */
export const PAGES_FAILED = 5;
/** So many requests may be turned away in five minutes: a script that asks too fast is no emergency. */
export const TURNED_AWAY = 50;

export interface RequestAlarmsProps {
  /** With one JSON line a request: see `ACCESS_LOG_FIELDS`. */
  readonly accessLog: ILogGroup;
  readonly operations: readonly Operation[];
}

/**
 * Counts requests by what the access log has of them. The gateway's own metrics cannot tell a vote that was refused
 * from a page that was; with detailed metrics they could, at 0.30 dollars a route and month, used or not.
 */
export class RequestAlarms extends Construct {
  constructor(scope: Construct, id: string, { accessLog, operations }: RequestAlarmsProps) {
    super(scope, id);
    const failed = FilterPattern.stringValue('$.status', '=', '5*');
    // Casting, changing, withdrawing.
    const votes = operations
      .filter(({ function: name, method }) => name === 'vote' && method !== 'GET')
      .map(({ method, path }) => FilterPattern.stringValue('$.route', '=', `${method} ${path}`));
    this.add('votes-refused', accessLog, FilterPattern.all(failed, FilterPattern.any(...votes)), {
      meaning:
        'Citizens who vote get an error. No vote that was confirmed is lost, but theirs is not in the ballot until they try again.',
      threshold: 1,
    });
    // A map without its ground is still a map, and its server is somebody else's.
    const pages = operations
      .filter(({ function: name }) => name === 'tiles')
      .map(({ method, path }) => FilterPattern.stringValue('$.route', '!=', `${method} ${path}`));
    this.add('pages-failed', accessLog, FilterPattern.all(failed, ...pages), {
      meaning: 'Pages or actions of the platform fail for citizens. What was confirmed to them is kept.',
      threshold: PAGES_FAILED,
    });
    this.add('turned-away', accessLog, FilterPattern.stringValue('$.status', '=', '429'), {
      meaning: 'More requests come than the platform lets through, and citizens are asked to try again later.',
      threshold: TURNED_AWAY,
    });
  }

  private add(
    name: string,
    logGroup: ILogGroup,
    filterPattern: IFilterPattern & JsonPattern,
    { meaning, threshold }: { readonly meaning: string; readonly threshold: number },
  ): void {
    new MetricFilter(this, `${name}-filter`, {
      logGroup,
      filterPattern,
      metricNamespace: METRIC_NAMESPACE,
      metricName: name,
    });
    const metric = new Metric({
      namespace: METRIC_NAMESPACE,
      metricName: name,
      statistic: 'Sum',
      period: ALARM_PERIOD,
    });
    new HouseAlarm(this, name, { name, meaning, metric, threshold });
  }
}
