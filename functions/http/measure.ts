import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE, type Measure } from '../core/metrics.ts';

/**
 * Counts by a line in the log, from which CloudWatch takes them (its embedded metric format): no call to wait for. The
 * function's name is the only dimension.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function measureOf(service: string): Measure {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service });
  return (counts) => {
    for (const [name, count] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, count);
    metrics.publishStoredMetrics();
  };
}
