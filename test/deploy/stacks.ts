import assert from 'node:assert/strict';
import { APP_STACK, DATA_STACK } from '../../infra/compose.ts';
import type { CloudFormation, StackResource } from './cloud-formation.ts';

/** What holds something that a new one would not hold: data, keys, or an address that people know. */
const LASTING = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::CloudFront::Distribution',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
]);

/** Physical ids by stack and logical id. */
export type Snapshot = ReadonlyMap<string, string>;

export async function lastingResources(formation: CloudFormation): Promise<Snapshot> {
  const found = new Map<string, string>();
  for (const stack of [DATA_STACK, APP_STACK])
    for (const { logicalId, physicalId, type } of await formation.resources(stack))
      if (LASTING.has(type)) found.set(`${stack}/${logicalId}`, physicalId);
  return found;
}

/** Fails unless everything that lasts is still the same one, and nothing of it was deleted since `at`. */
export async function assertNothingReplaced(formation: CloudFormation, before: Snapshot, at: Date): Promise<string> {
  const after = await lastingResources(formation);
  assert.deepEqual(Object.fromEntries(after), Object.fromEntries(before));
  for (const stack of [DATA_STACK, APP_STACK]) {
    const deleted = (await formation.deleted(stack, at)).filter((id) => before.has(`${stack}/${id}`));
    assert.deepEqual(deleted, [], `The events of ${stack} tell of deletions`);
  }
  return `${after.size} tables, secrets, buckets, queues, functions, logs and addresses are the same ones`;
}

export function physicalId(resources: readonly StackResource[], type: string, start: string): string {
  const found = resources.filter((resource) => resource.type === type && resource.logicalId.startsWith(start));
  const [first, ...others] = found;
  if (first === undefined || others.length > 0)
    throw new Error(`There are ${found.length} ${type} whose logical id begins with ${start}; there should be one.`);
  return first.physicalId;
}
