import { RemovalPolicy } from 'aws-cdk-lib';
import { Billing, type TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

export type DurableTableProps = Pick<
  TablePropsV2,
  'partitionKey' | 'sortKey' | 'timeToLiveAttribute' | 'dynamoStream' | 'globalSecondaryIndexes'
>;

/**
 * A table that must never be lost: on demand (nothing runs when nobody comes), restorable to any second of the last
 * 35 days, protected against deletion, and kept when its stack is deleted. Encrypted with a key that DynamoDB owns,
 * which costs nothing per request.
 */
export class DurableTable extends TableV2 {
  constructor(scope: Construct, id: string, props: DurableTableProps) {
    super(scope, id, {
      ...props,
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
