import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Platform, startPlatform } from '../../local/platform.ts';
import { functionWithRole, table, temporaryFolder, writeAssembly } from './support/assembly.ts';
import { CALL } from './support/functions.ts';

/** Remembers the events it gets, and fails on those that say so; asked with `{}` it tells what it remembers. */
const REMEMBER = `
  const seen = [];
  export const handler = async (event) => {
    if (event.Records) {
      if (event.Records.some((record) => record.dynamodb.Keys.id.S === 'poison')) throw new Error('poisoned');
      for (const record of event.Records) seen.push(record.dynamodb.Keys.id.S);
    } else if (event.at) seen.push(event.at);
    return { seen };
  };
`;

const allow = (action: string | string[], resource: unknown): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});
const stream = { 'Fn::GetAtt': ['Items', 'StreamArn'] };
const readStream = allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], stream);
const putAside = allow('s3:PutObject', { 'Fn::Sub': '${Bucket.Arn}/*' });

const resources = (statements: object[]): Record<string, object> => ({
  Items: table({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
  Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
  ...functionWithRole('Call', { statements: [allow('dynamodb:PutItem', { 'Fn::GetAtt': ['Items', 'Arn'] })] }),
  ...functionWithRole('Remember', { statements }),
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: stream,
      FunctionName: { Ref: 'Remember' },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 1,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Bucket', 'Arn'] } } },
    },
  },
});

const schedule = (roleStatements: object[]): Record<string, object> => ({
  Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
  ScheduleRole: {
    Type: 'AWS::IAM::Role',
    Properties: { Policies: [{ PolicyDocument: { Statement: roleStatements } }] },
  },
  Schedule: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'at(2017-06-01T00:00:00)',
      ScheduleExpressionTimezone: 'Europe/Brussels',
      Target: {
        Arn: { 'Fn::GetAtt': ['Remember', 'Arn'] },
        RoleArn: { 'Fn::GetAtt': ['ScheduleRole', 'Arn'] },
        Input: '{"at":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumRetryAttempts: 0 },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
      },
    },
  },
});

let platform: Platform | null = null;
const dataDir = temporaryFolder();
const start = async (template: Record<string, object>, folder: string): Promise<Platform> => {
  platform = await startPlatform({
    assembly: writeAssembly({ app: { Resources: template } }, { Call: CALL, Remember: REMEMBER }),
    port: 0,
    dataDir: folder,
    clock: { now: new Date('2017-05-31T12:00:00Z'), speed: 0 },
    environments: 1,
    log: () => undefined,
  });
  return platform;
};

afterEach(async () => {
  await platform?.stop();
  platform = null;
});

const quiet = async (running: Platform): Promise<void> => {
  while (!(await running.status()).idle) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('event source mappings', () => {
  it('carry what a function writes to the function behind the stream, and put aside what cannot be processed', async () => {
    const running = await start(resources([readStream, putAside]), dataDir);
    for (const id of ['a', 'poison', 'b']) {
      const input = { TableName: 'app-Items', Item: { id: { S: id } } };
      expect(await running.invoke('Call', { service: 'dynamodb', command: 'PutItem', input })).toHaveProperty('answer');
    }
    await quiet(running);
    expect(await running.invoke('Remember', {})).toEqual({ seen: ['a', 'b'] });
    const bucket = join(dataDir, 'buckets', 'app-bucket');
    const [aside] = readdirSync(bucket, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(readFileSync(join(aside!.parentPath, aside!.name), 'utf8')).toContain('poison');
  });

  it('are refused when the role may not read the stream', async () => {
    await expect(start(resources([]), temporaryFolder())).rejects.toThrow(
      /^Mapping: the role of Remember lacks dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator/,
    );
  });
});

describe('schedules', () => {
  const invoke = allow('lambda:InvokeFunction', { 'Fn::GetAtt': ['Remember', 'Arn'] });

  it('invoke their function when the virtual clock has passed their time', async () => {
    const running = await start({ ...functionWithRole('Remember'), ...schedule([invoke]) }, temporaryFolder());
    await quiet(running);
    expect(await running.invoke('Remember', {})).toEqual({ seen: [] });
    running.clock.set({ now: Date.parse('2017-06-01T00:00:00+02:00') });
    await quiet(running);
    expect(await running.invoke('Remember', {})).toEqual({ seen: ['2017-05-31T22:00:00Z'] });
  });

  it('are denied what their role does not grant', async () => {
    const running = await start({ ...functionWithRole('Remember'), ...schedule([]) }, temporaryFolder());
    running.clock.set({ now: Date.parse('2017-06-02T00:00:00Z') });
    await quiet(running);
    expect(await running.invoke('Remember', {})).toEqual({ seen: [] });
    expect((await running.status()).denied.last).toEqual([
      expect.objectContaining({ action: 'lambda:InvokeFunction', principal: 'Schedule' }),
    ]);
  });
});
