import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** Where an alarm's name is a heading: what it means, what to look at, what to do. */
export const RUNBOOK = 'docs/runbook.md';

export interface HouseAlarmProps {
  /** A stable name in kebab case: also the heading in the runbook. */
  readonly name: string;
  /** What it means for a citizen, and what was kept: the first that whoever is woken by it reads. */
  readonly meaning: string;
  readonly metric: IMetric;
  /** Rings from this value on; with `below`, under it. */
  readonly threshold: number;
  readonly below?: true;
  /** So many periods of the metric, one after the other. Default: 1. */
  readonly periods?: number;
  /** Default: having nothing to measure is the good case. */
  readonly missing?: TreatMissingData;
}

/** An alarm whose text says what it means for citizens and where to read on. Who is told is the watch's matter. */
export class HouseAlarm extends Alarm {
  readonly houseName: string;

  constructor(scope: Construct, id: string, props: HouseAlarmProps) {
    const { name, meaning, metric, threshold, below, periods, missing } = props;
    super(scope, id, {
      // So that they stand together in an account, and are told apart where it has two platforms.
      alarmName: `${Stack.of(scope).stackName}-${name}`,
      alarmDescription: `${meaning} What to do: ${RUNBOOK}#${name}`,
      metric,
      threshold,
      evaluationPeriods: periods ?? 1,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
    this.houseName = name;
  }
}
