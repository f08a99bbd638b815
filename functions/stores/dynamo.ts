import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { REQUESTS, type UNHURRIED } from './requests.ts';

/** Sends requests in DynamoDB's own form; the document client can, too. */
export type TableClient = Pick<DynamoDBClient, 'send'>;

/** For a log that nobody has asked for, the SDK would copy everything that is sent and everything that comes back. */
function withoutLog(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** One client an execution environment: connections are kept between invocations. */
export function documentClient(requestHandler: typeof REQUESTS | typeof UNHURRIED = REQUESTS): DynamoDBDocumentClient {
  const client = withoutLog(new DynamoDBClient({ requestHandler }));
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/**
 * As `documentClient`, for what sends the same request all the time: the SDK puts its steps together once for each kind
 * of request, not for each request. The document client cannot do that.
 */
export function tableClient(): DynamoDBClient {
  return withoutLog(new DynamoDBClient({ cacheMiddleware: true, requestHandler: REQUESTS }));
}

/** An attribute's value in DynamoDB's own form. */
export const asText = (text: string) => ({ S: text });
export const asNumber = (number: number) => ({ N: `${number}` });
/** Not of none: DynamoDB keeps no empty set. */
export const asNumbers = (numbers: Iterable<number>) => ({ NS: [...numbers].map(String) });

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
