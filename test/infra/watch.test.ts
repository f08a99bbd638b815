import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { BUDGET_WARNING } from '../../infra/constructs/watch/budget.ts';
import { composed, resources } from './composed.ts';

const MAIL = 'ops@example.org';
const { application: silent } = composed();
const { application: telling } = composed({ alarms: MAIL, budget: 50 });
const alarmsOf = (template: typeof silent) => resources(template, 'AWS::CloudWatch::Alarm');

describe('with an address to write to', () => {
  it('every alarm writes when it rings and when it is over', () => {
    const [[topic] = []] = resources(telling, 'AWS::SNS::Topic');
    for (const [, { Properties }] of alarmsOf(telling))
      expect(Properties).toMatchObject({ AlarmActions: [{ Ref: topic }], OKActions: [{ Ref: topic }] });
    expect(alarmsOf(telling)).toHaveLength(alarmsOf(silent).length);
    telling.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: MAIL });
  });

  it('CloudWatch may publish, and nobody over plain HTTP', () => {
    telling.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ],
      },
    });
  });

  it('a budget is told of before it is spent', () => {
    telling.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 50, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: BUDGET_WARNING }, Subscribers: [{ Address: MAIL }] },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: [{ Address: MAIL }] },
      ],
    });
  });
});

it('without an address alarms are there and write to nobody', () => {
  expect(alarmsOf(silent).flatMap(([, { Properties }]) => Properties.AlarmActions ?? [])).toEqual([]);
  silent.resourceCountIs('AWS::SNS::Topic', 0);
  silent.resourceCountIs('AWS::Budgets::Budget', 0);
});

it('the dashboard shows every alarm', () => {
  const [[, dashboard] = []] = resources(silent, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);
  for (const [id] of alarmsOf(silent)) expect(body).toContain(`"${id}"`);
});

it('metrics and the log that they are counted from tell of nobody', () => {
  const personal = /sourceIp|userAgent|\$context\.(path|identity|authorizer\.claims)|principalId|\bsub\b/;
  for (const type of ['AWS::Logs::MetricFilter', 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'])
    for (const [id, { Properties }] of resources(silent, type))
      expect([id, personal.exec(JSON.stringify(Properties))]).toEqual([id, null]);
});
