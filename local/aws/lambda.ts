import type { Functions } from '../functions.ts';
import { type AwsAnswer, AwsError, type AwsRequest, type AwsService, header, jsonFailure } from './request.ts';

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations/;
/** Bytes of a payload. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_SYNC = 6 * 1024 * 1024;
const MAX_ASYNC = 1024 * 1024;

/** Lambda: Invoke, waiting for the end (`RequestResponse`) or not (`Event`). */
export const lambda = (functions: Functions): AwsService => ({
  answer: async (request: AwsRequest): Promise<AwsAnswer> => {
    const [, encoded] = INVOKE.exec(request.url) ?? [];
    if (encoded === undefined || request.method !== 'POST') {
      throw new AwsError(501, 'NotImplemented', `${request.method} ${request.url} is not run locally.`);
    }
    const name = decodeURIComponent(encoded);
    const invoked = functions.find(name);
    request.principal.require('lambda:InvokeFunction', invoked?.arn ?? functions.arnOf(name));
    if (invoked === undefined) {
      throw new AwsError(404, 'ResourceNotFoundException', `Function not found: ${functions.arnOf(name)}`);
    }
    const type = header(request.headers, 'x-amz-invocation-type') ?? 'RequestResponse';
    const limit = type === 'Event' ? MAX_ASYNC : MAX_SYNC;
    if (request.body.length > limit) {
      throw new AwsError(413, 'RequestTooLargeException', `Request must be smaller than ${limit} bytes.`);
    }
    const payload = request.body.length === 0 ? '{}' : request.body.toString('utf8');
    if (type === 'DryRun') return { status: 204, headers: {}, body: '' };
    if (type === 'Event') {
      const requestId = await invoked.invokeLater(payload);
      return { status: 202, headers: { 'x-amzn-requestid': requestId }, body: '' };
    }
    const result = await invoked.invoke(payload);
    return {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-amz-executed-version': '$LATEST',
        'x-amzn-requestid': result.requestId,
        ...(result.functionError !== null && { 'x-amz-function-error': result.functionError }),
      },
      body: result.payload,
    };
  },
  denied: { status: 403, code: 'AccessDeniedException' },
  fail: jsonFailure('application/json'),
});
