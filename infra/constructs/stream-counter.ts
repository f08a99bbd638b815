import { Duration } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { HouseFunction } from './house-function.ts';

/** A thousand ballots with both images are about 3 MB of the 6 MB that an invocation may carry. */
export const BATCH_SIZE = 1000;
/** How long a vote may wait for company: the tally's delay against its cost. */
export const BATCHING_WINDOW = Duration.seconds(1);
/** Only the events of a mapping with a tumbling window carry `shardId`, without which there is no cursor. */
export const TUMBLING_WINDOW = Duration.seconds(60);
/** A stream keeps its records for 24 hours; an hour before that they must have gone to the failure destination. */
export const MAX_RECORD_AGE = Duration.hours(23);

export interface StreamCounterProps {
  /** Its stream must carry new and old images. */
  readonly table: ITableV2;
  readonly counter: HouseFunction;
  /**
   * Is told which batch could not be counted until it was too old: where it stood in the stream, not what it held. A
   * bucket would be given the records themselves, whose keys are voters' keys: a ballot's history, kept on after its
   * owner has had it erased. Nothing is lost by it: ballots are in their table, and the recount reads them.
   * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
   */
  readonly failures: DeadLetters;
}

/**
 * Brings a table's changes to the counter in an order that lets it count exactly once: from the oldest record on
 * (the latest ones could be missed while the mapping is made), one batch a shard at a time, tried again until it
 * succeeds, halved when it fails so that one bad record holds up as few others as possible.
 */
export class StreamCounter extends Construct {
  constructor(scope: Construct, id: string, { table, counter, failures }: StreamCounterProps) {
    super(scope, id);
    const stream = table.tableStreamArn;
    if (stream === undefined) {
      throw new Error(`Table ${table.node.path} has no stream to count: give it dynamoStream NEW_AND_OLD_IMAGES.`);
    }
    new EventSourceMapping(this, 'mapping', {
      target: counter,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH_SIZE,
      maxBatchingWindow: BATCHING_WINDOW,
      tumblingWindow: TUMBLING_WINDOW,
      parallelizationFactor: 1,
      bisectBatchOnError: true,
      retryAttempts: -1,
      maxRecordAge: MAX_RECORD_AGE,
      filters: [FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY', 'REMOVE') })],
      onFailure: { bind: () => ({ destination: failures.queueArn }) },
    });
    allow(
      counter,
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      stream,
    );
    allow(counter, ['sqs:SendMessage'], failures.queueArn);
  }
}
