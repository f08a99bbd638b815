import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** Tells an e-mail address of alarms; it has to be confirmed once, by the link in the first message. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, mail: string) {
    super(scope, id, { displayName: 'Reinventons', enforceSSL: true });
    acknowledge(this.addSubscription(new EmailSubscription(mail)), {
      'Serverless-SNSRedrivePolicy':
        'SNS says itself when an e-mail cannot be delivered; alarms are in CloudWatch as well.',
    });
    // With a policy of its own a topic has no other rights than these.
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'cloudwatch',
              resource: 'alarm',
              resourceName: '*',
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );
  }
}
