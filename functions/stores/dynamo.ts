import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/** One client an execution environment: connections are kept between invocations. */
export function documentClient(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** A table's or bucket's name, which the template puts into the function's environment. */
export function nameFrom(variable: string): string {
  const name = process.env[variable];
  if (!name) throw new Error(`The environment variable ${variable} is missing; the template sets it`);
  return name;
}

/**
 * The item as it stood when a condition failed, with `ReturnValuesOnConditionCheckFailure: 'ALL_OLD'`; the document
 * client does not translate the item of an error. Every other error is thrown on.
 */
export function itemThatFailed(error: unknown): Record<string, unknown> {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
  return error.Item ? unmarshall(error.Item) : {};
}

/** Sends a write under a condition. False where the condition failed, and nothing was written. */
export async function isWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    itemThatFailed(error);
    return false;
  }
}

/** The item at which a transaction was cancelled by the condition of its `index`-th write; null if it was not by that. */
export function itemOfCancelled(error: TransactionCanceledException, index: number): Record<string, unknown> | null {
  const reason = error.CancellationReasons?.[index];
  return reason?.Code === 'ConditionalCheckFailed' ? unmarshall(reason.Item ?? {}) : null;
}
