import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { CHANGES_COUNTED, METRIC_NAMESPACE } from '../../../functions/core/metrics.ts';
import { type HouseAlarm, RUNBOOK } from './house-alarm.ts';
import type { WatchProps } from './watch.ts';

const PERIOD = Duration.minutes(5);
/** Of the 24 columns that a dashboard has. */
const HALF = 12;

export interface WatchDashboardProps extends Pick<WatchProps, 'functions' | 'tables' | 'deadLetters'> {
  readonly alarms: readonly HouseAlarm[];
}

/** One page for whoever is on duty: what rings, then what citizens feel, then what it runs on. */
export class WatchDashboard extends Construct {
  constructor(scope: Construct, id: string, { functions, tables, deadLetters, alarms }: WatchDashboardProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const sum = { statistic: 'Sum', period: PERIOD } as const;
    const counted = (metricName: string, label: string) =>
      new Metric({ namespace: METRIC_NAMESPACE, metricName, label, ...sum });
    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: HALF, height: 6, leftYAxis: { min: 0 }, rightYAxis: { min: 0 } });
    const latency = (statistic: string) =>
      functions.vote.metricDuration({ statistic, period: PERIOD, label: `vote ${statistic}` });

    new Dashboard(this, 'page', {
      dashboardName: stackName,
      defaultInterval: Duration.hours(12),
      widgets: [
        [
          new TextWidget({
            width: 24,
            height: 2,
            markdown: `Ballots are the truth: what is red here changes no vote that was confirmed. Each alarm is a heading in ${RUNBOOK}, without \`${stackName}-\`.`,
          }),
        ],
        [new AlarmStatusWidget({ title: 'What rings', width: 24, height: 4, alarms: [...alarms] })],
        [
          graph(
            'How many act',
            [
              functions.vote.metricInvocations({ ...sum, label: 'ballots asked for or changed' }),
              functions.propose.metricInvocations({ ...sum, label: 'ideas and comments' }),
            ],
            [functions.browse.metricInvocations({ ...sum, label: 'pages that the edge did not have' })],
          ),
          graph('What citizens are refused by our fault', [
            counted('votes-refused', 'votes'),
            counted('pages-failed', 'anything'),
            counted('turned-away', 'too many at once'),
          ]),
        ],
        [
          graph('How long a vote takes (ms)', [latency('p50'), latency('p90'), latency('p99')]),
          graph(
            'How far the live tally is behind (ms)',
            [
              functions.countVotes.metric('IteratorAge', {
                statistic: 'Maximum',
                period: PERIOD,
                label: 'oldest change',
              }),
            ],
            [
              new Metric({
                namespace: METRIC_NAMESPACE,
                metricName: CHANGES_COUNTED,
                dimensionsMap: { service: 'count-votes' },
                label: 'changes counted',
                ...sum,
              }),
            ],
          ),
        ],
        [
          graph(
            'Functions that fail or find no room',
            Object.entries(functions).flatMap(([name, fn]) => [
              fn.metricErrors({ ...sum, label: `${name} fails` }),
              fn.metricThrottles({ ...sum, label: `${name} finds no room` }),
            ]),
          ),
          graph(
            'Changes of phase and what was given up',
            [
              functions.switchPhase.metricInvocations({ ...sum, label: 'sweeps' }),
              counted('transition-late', 'late transitions'),
            ],
            [
              deadLetters.metricApproximateNumberOfMessagesVisible({
                statistic: 'Maximum',
                period: PERIOD,
                label: 'dead letters',
              }),
            ],
          ),
        ],
        [
          graph(
            'Write units by table, and what was turned away',
            Object.entries(tables).map(([name, table]) =>
              table.metricConsumedWriteCapacityUnits({ ...sum, label: name }),
            ),
            Object.entries(tables).map(([name, table]) =>
              table.metric('WriteThrottleEvents', { ...sum, label: `${name} turned away` }),
            ),
          ),
          graph(
            'Read units by table',
            Object.entries(tables).map(([name, table]) =>
              table.metricConsumedReadCapacityUnits({ ...sum, label: name }),
            ),
          ),
        ],
      ],
    });
  }
}
