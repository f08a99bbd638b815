import { randomUUID } from 'node:crypto';
import type { InvocationResult } from './invocation.ts';
import type { DeliveredEvent, StreamEventRecord } from './stream-event.ts';

/** What is put aside when a batch is given up on. */
export interface FailureRecord {
  /** ARN of the bucket, queue or topic. */
  readonly destination: string;
  /** Object key for a bucket: aws/lambda/<mapping>/<shard>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<uuid>. */
  readonly key: string;
  /** The invocation record, JSON; only a bucket's has the whole event, as JSON text in `payload`. */
  readonly body: string;
}

export interface FailureDetails {
  readonly destination: string;
  readonly mappingUuid: string;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  /** How often the function was invoked with the batch. */
  readonly invokeCount: number;
  /** The last invocation's result; null if there was none. */
  readonly result: InvocationResult | null;
  readonly event: DeliveredEvent;
  /** Virtual instant, ms. */
  readonly now: number;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html shows both forms of the record. */
export function failureRecordOf(details: FailureDetails): FailureRecord {
  const records = details.event.Records;
  const timestamp = new Date(details.now).toISOString();
  const invocation = {
    requestContext: {
      requestId: details.result?.requestId ?? randomUUID(),
      functionArn: details.functionArn,
      condition: details.condition,
      approximateInvokeCount: details.invokeCount,
    },
    ...(details.result === null
      ? {}
      : {
          responseContext: {
            statusCode: 200,
            executedVersion: '$LATEST',
            functionError: details.result.functionError,
          },
        }),
    version: '1.0',
    timestamp,
    DDBStreamBatchInfo: {
      shardId: details.shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalOf(records[0]),
      approximateArrivalOfLastRecord: arrivalOf(records.at(-1)),
      batchSize: records.length,
      streamArn: details.streamArn,
    },
  };
  const carriesPayload = details.destination.startsWith('arn:aws:s3:');
  return {
    destination: details.destination,
    key: keyOf(details, timestamp),
    body: JSON.stringify(carriesPayload ? { ...invocation, payload: JSON.stringify(details.event) } : invocation),
  };
}

function arrivalOf(record: StreamEventRecord | undefined): string | undefined {
  if (record === undefined) return undefined;
  return new Date(record.dynamodb.ApproximateCreationDateTime * 1_000).toISOString().replace('.000Z', 'Z');
}

function keyOf(details: FailureDetails, timestamp: string): string {
  const day = timestamp.slice(0, 10).replaceAll('-', '/');
  const second = timestamp.slice(0, 19).replaceAll(':', '.');
  return `aws/lambda/${details.mappingUuid}/${details.shardId}/${day}/${second}-${randomUUID()}`;
}
