import { objectAt, parseObject, textAt } from '../json.ts';
import type { Queues } from '../queues.ts';
import { type AwsAnswer, AwsError, type AwsRequest, type AwsService, header, jsonFailure } from './request.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.0';

/** SQS: SendMessage only. */
export const sqs = (options: {
  readonly queues: Queues;
  readonly region: string;
  readonly account: string;
}): AwsService => ({
  answer: async (request: AwsRequest): Promise<AwsAnswer> => {
    const operation = (header(request.headers, 'x-amz-target') ?? '').replace('AmazonSQS.', '');
    if (operation !== 'SendMessage') {
      throw new AwsError(400, 'UnsupportedOperation', `${operation || 'A call without a target'} is not run locally.`);
    }
    const input = parseObject(request.body.toString('utf8')) ?? {};
    const name = (textAt(input, 'QueueUrl') ?? '').split('/').at(-1) ?? '';
    request.principal.require('sqs:SendMessage', `arn:aws:sqs:${options.region}:${options.account}:${name}`);
    if (!options.queues.has(name)) {
      throw new AwsError(400, 'QueueDoesNotExist', `The template has no queue ${name}.`);
    }
    const attributes = Object.fromEntries(
      Object.entries(objectAt(input, 'MessageAttributes')).map(([key, value]) => [
        key,
        textAt(value, 'StringValue') ?? '',
      ]),
    );
    const sent = await options.queues.send(name, textAt(input, 'MessageBody') ?? '', attributes);
    return {
      status: 200,
      headers: { 'content-type': CONTENT_TYPE },
      body: JSON.stringify({ MessageId: sent.messageId, MD5OfMessageBody: sent.md5 }),
    };
  },
  denied: { status: 403, code: 'AccessDeniedException' },
  fail: jsonFailure(CONTENT_TYPE),
});
