import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { Problem, problemDocument } from './problem.ts';

/** Errors of the SDK after which a later try may succeed. After a timeout it is not known what was written. */
const TRANSIENT = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  // Conditions that fail are looked at where they are set: what is left is another transaction in the way.
  'TransactionCanceledException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** As JSON, or a text as it is where the operation has a media type of its own. */
export function successAnswer(
  status: number,
  mediaType: string | undefined,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): APIGatewayProxyStructuredResultV2 {
  if (mediaType === undefined) return jsonAnswer(status, body, headers);
  return { statusCode: status, headers: { 'content-type': mediaType, ...headers }, body: z.string().parse(body) };
}

/** What an error is to the client: a problem of its own, a passing fault, or ours, of which no detail leaves. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Error && TRANSIENT.has(error.name)) {
    return new Problem('busy', 'Please try again in a second', {}, { cause: error });
  }
  return new Problem('internal-error', 'Please try again; the request id tells us where to look', {}, { cause: error });
}

export function problemAnswer(problem: Problem, requestId: string | null): APIGatewayProxyStructuredResultV2 {
  return jsonAnswer(problem.status, problemDocument(problem, requestId), {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(problem.code === 'busy' ? { 'retry-after': '1' } : {}),
  });
}
