import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { deployToBuckets, servesBucketDeployments } from '../../local/bucket-deployments.ts';
import { Buckets } from '../../local/buckets.ts';
import type { JsonObject } from '../../local/json.ts';
import type { Deployment, Resource } from '../../local/template.ts';
import { temporaryFolder } from './support/assembly.ts';

const resource = (type: string, arn: string, properties: JsonObject = {}): Resource => ({
  stack: 'app',
  logicalId: 'Files',
  type,
  ref: 'x',
  name: 'x',
  arn,
  path: 'x',
  properties,
});

function world(properties: JsonObject) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'a');
  const buckets = new Buckets(temporaryFolder(), ['site']);
  const given = {
    SourceObjectKeys: ['site.zip'],
    DestinationBucketName: 'site',
    ServiceToken: 'arn:copy',
    ...properties,
  };
  const deployment = {
    resources: [resource('Custom::CDKBucketDeployment', '', given)],
    assets: new Map([['site.zip', folder]]),
  } as unknown as Deployment;
  const keys = async () => (await buckets.list('site', '')).map(({ key }) => key);
  return { buckets, deployment, keys };
}

describe('a deployment into a bucket', () => {
  it('copies every file with the type of its name and the headers that are given', async () => {
    const { buckets, deployment, keys } = world({ SystemMetadata: { 'cache-control': 'max-age=60' } });
    await deployToBuckets(deployment, buckets);
    expect(await keys()).toEqual(['assets/a-1.js', 'index.html']);
    expect((await buckets.get('site', 'assets/a-1.js'))?.headers).toEqual({
      'content-type': 'text/javascript',
      'cache-control': 'max-age=60',
    });
  });

  it('takes what is not excluded, or is included again, to where it is told', async () => {
    const only = world({ Exclude: ['*'], Include: ['assets/*'], DestinationBucketKeyPrefix: 'v1' });
    await deployToBuckets(only.deployment, only.buckets);
    expect(await only.keys()).toEqual(['v1/assets/a-1.js']);
    const without = world({ Exclude: ['assets/*'] });
    await deployToBuckets(without.deployment, without.buckets);
    expect(await without.keys()).toEqual(['index.html']);
  });

  it('removes what is no longer there, of what it copies, unless it is told to leave it', async () => {
    for (const prune of [true, false]) {
      const { buckets, deployment, keys } = world({ Exclude: ['assets/*'], Prune: prune });
      await buckets.put('site', 'old.html', '');
      await buckets.put('site', 'assets/old-1.js', '');
      await deployToBuckets(deployment, buckets);
      expect(await keys()).toEqual(['assets/old-1.js', 'index.html', ...(prune ? [] : ['old.html'])]);
    }
  });

  it('names a bucket or an asset that is not there', async () => {
    const elsewhere = world({ DestinationBucketName: 'other' });
    await expect(deployToBuckets(elsewhere.deployment, elsewhere.buckets)).rejects.toThrow(
      'Files: the template has no bucket other',
    );
    const gone = world({ SourceObjectKeys: ['gone.zip'] });
    await expect(deployToBuckets(gone.deployment, gone.buckets)).rejects.toThrow(
      'asset gone.zip is not in the assembly',
    );
  });

  it('needs no function: the one of the template is known by its address', () => {
    const { deployment } = world({});
    expect(servesBucketDeployments(resource('AWS::Lambda::Function', 'arn:copy'), deployment)).toBe(true);
    expect(servesBucketDeployments(resource('AWS::Lambda::Function', 'arn:other'), deployment)).toBe(false);
  });
});
