import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { METRIC_NAMESPACE } from '../../functions/core/metrics.ts';
import { composed } from './composed.ts';

const { application: template } = composed();

it.each([
  ['record-put-aside', 'functions/count-votes/handler.ts'],
  ['tally-differs', 'functions/recount/handler.ts'],
  ['selection-missing', 'functions/recount/select-winners.ts'],
  ['transition-late', 'functions/switch-phase/handler.ts'],
])('raises an alarm at the first %s, which %s writes', (message, source) => {
  expect(readFileSync(source, 'utf8')).toContain(`logger.error('${message}'`);
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern: `{ $.message = "${message}" }`,
    MetricTransformations: [{ MetricNamespace: METRIC_NAMESPACE, MetricName: message, MetricValue: '1' }],
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: message,
    Threshold: 1,
    TreatMissingData: 'notBreaching',
    AlarmDescription: Match.stringLikeRegexp(`docs/runbook.md#${message}$`),
  });
});
