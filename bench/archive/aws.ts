import { join } from 'node:path';
import { s3 } from '../../local/aws/s3.ts';
import { secretsManager } from '../../local/aws/secrets-manager.ts';
import { startAwsServer } from '../../local/aws/server.ts';
import { Buckets } from '../../local/buckets.ts';
import { createPrincipals } from '../../local/principals.ts';
import { Secrets } from '../../local/secrets.ts';
import { readDeployment } from '../../local/template.ts';

/** Buckets and secrets of a template for one of its functions, with the rights that the template gives it. */
export interface FunctionWorld {
  readonly url: string;
  readonly accessKeyId: string;
  readonly region: string;
  readonly bucket: string;
  /** Bytes and number of the objects in the bucket. */
  stored(): Promise<{ bytes: number; objects: number }>;
  stop(): Promise<void>;
}

/** `bucketPath`: of the bucket's construct. */
export async function worldOf(
  assembly: string,
  functionName: string,
  bucketPath: string,
  folder: string,
): Promise<FunctionWorld> {
  const deployment = readDeployment({ assembly, url: 'http://localhost', issuer: 'http://localhost' });
  const { resources, region, account } = deployment;
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const found = ofType('AWS::Lambda::Function').find(({ path }) => path.startsWith(`${functionName}/`));
  const bucket = ofType('AWS::S3::Bucket').find(({ path }) => path.startsWith(`${bucketPath}/`))?.name;
  if (!found || bucket === undefined) throw new Error(`The template has no ${functionName} or no ${bucketPath}`);
  const principals = createPrincipals(deployment, () => {});
  const buckets = new Buckets(join(folder, 'buckets'), [bucket]);
  const secrets = new Secrets(join(folder, 'secrets'), ofType('AWS::SecretsManager::Secret'));
  const services = new Map([
    ['s3', s3(buckets)],
    ['secretsmanager', secretsManager({ secrets, region, account })],
  ]);
  const server = await startAwsServer({ principals: principals.byAccessKey, services, log: console.error });
  return {
    url: server.url,
    accessKeyId: principals.accessKeyOf(found),
    region,
    bucket,
    stored: async () => {
      const objects = await buckets.list(bucket, '');
      return { bytes: objects.reduce((sum, { size }) => sum + size, 0), objects: objects.length };
    },
    stop: () => server.stop(),
  };
}
