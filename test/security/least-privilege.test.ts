import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VOTER_SECRET_PREFIX } from '../../functions/core/voter-secret.ts';
import { APP_STACK } from '../../infra/compose.ts';
import { createPrincipals } from '../../local/principals.ts';
import { TestPlatform, until } from '../support/platform.ts';
import { EditedAssembly } from './support/edited-assembly.ts';

const C = '/api/campaigns/open-counts';

/** One grant of each function, by its action and a word of what it is on. */
const TAKEN_AWAY = {
  browse: ['dynamodb:Query', 'proposals'],
  propose: ['dynamodb:UpdateItem', 'proposals'],
  vote: ['dynamodb:GetItem', 'ballots'],
  me: ['secretsmanager:GetSecretValue', 'secretsmanager'],
  moderate: ['dynamodb:Query', 'audit'],
  'count-votes': ['dynamodb:UpdateItem', 'tallies'],
  'switch-phase': ['lambda:InvokeFunction', 'recount'],
  recount: ['dynamodb:Scan', 'ballots'],
  archive: ['dynamodb:Query', 'campaigns'],
  'pack-lists': ['dynamodb:Query', 'proposals'],
} as const satisfies Readonly<Record<string, readonly [action: string, on: string]>>;
type Name = keyof typeof TAKEN_AWAY;

/** What each function may do with what decides an election; a function without a line fails the test. */
const REACH = {
  browse: { ballots: [], results: [], votersSecret: false },
  propose: { ballots: [], results: [], votersSecret: false },
  vote: { ballots: ['GetItem', 'UpdateItem'], results: [], votersSecret: true },
  me: { ballots: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], results: [], votersSecret: true },
  moderate: { ballots: [], results: [], votersSecret: false },
  'count-votes': { ballots: [], results: [], votersSecret: false },
  'switch-phase': { ballots: [], results: ['UpdateItem'], votersSecret: false },
  recount: { ballots: ['Scan'], results: ['PutItem', 'UpdateItem'], votersSecret: false },
  // It commits to every vote with the secret, and sees no identity that could be tried with it.
  archive: { ballots: ['Scan'], results: [], votersSecret: true },
  'pack-lists': { ballots: [], results: [], votersSecret: false },
  // It has nothing that could be taken away.
  tiles: { ballots: [], results: [], votersSecret: false },
} as const satisfies Readonly<
  Record<Name | 'tiles', { ballots: readonly string[]; results: readonly string[]; votersSecret: boolean }>
>;

const assembly = new EditedAssembly((resources) => {
  for (const [name, [action, on]] of Object.entries(TAKEN_AWAY)) {
    const policies = Object.values(resources).filter(
      ({ Type, Metadata }) =>
        Type === 'AWS::IAM::Policy' && (Metadata?.['aws:cdk:path'] ?? '').startsWith(`${APP_STACK}/${name}-role/`),
    );
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const granting = statements.filter(
      ({ Action, Resource }) => [Action].flat().includes(action) && JSON.stringify(Resource).includes(on),
    );
    if (granting.length === 0) throw new Error(`${name} has no ${action} on ${on} to take away`);
    // No statement may be empty: what is left allows something that nobody does.
    for (const statement of granting) {
      statement.Action = [...[statement.Action].flat().filter((each) => each !== action), 'none:Nothing'];
    }
  }
});

let site: TestPlatform;
let anna: string;
let mona: string;
beforeAll(async () => {
  const whole = await TestPlatform.start('2024-03-05T10:00:00Z');
  const token = await whole.token('anna');
  const body = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };
  for (let number = 1; number <= 2; number++) await whole.call('POST', `${C}/proposals`, { token, body });
  await whole.moveTo('2024-05-03T10:00:00Z');
  await whole.call('PUT', `${C}/ballot/1`, { token, body: { choice: 'for' } });
  await whole.quiet();
  await whole.platform.stop();
  site = await TestPlatform.start('2024-05-03T11:00:00Z', { assembly: assembly.folder, dataDir: whole.dataDir });
  anna = await site.token('anna');
  const staff = await site.call('POST', '/__local/token', { body: { sub: 'mona', groups: ['moderators'] } });
  mona = staff.body.access_token;
});
afterAll(async () => {
  await site.stop();
  assembly.remove();
});

/** Whether the platform has denied this function just the action that was taken away from it. */
async function denied(name: Name): Promise<boolean> {
  const [action] = TAKEN_AWAY[name];
  const { last } = (await site.platform.status()).denied;
  return last.some((denial) => denial.principal === name && denial.action === action);
}

describe('a grant that is taken out of the template', () => {
  it.each([
    ['browse', 'GET', `${C}/proposals`, 'GET', `${C}/proposals/1`],
    ['propose', 'DELETE', `${C}/proposals/2`, 'GET', `${C}/proposals/2`],
    ['vote', 'GET', `${C}/ballot`, 'PUT', `${C}/ballot/2`],
    ['me', 'GET', '/api/me', 'GET', C],
    ['moderate', 'GET', `${C}/audit`, 'GET', `${C}/tally`],
  ] as const)('is missing to %s, and nothing else is', async (name, method, path, otherMethod, other) => {
    const failed = await site.call(method, path, { token: name === 'moderate' ? mona : anna });
    expect(failed).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(JSON.stringify(failed.body)).not.toContain('authorized');
    expect(await denied(name)).toBe(true);
    const body = otherMethod === 'PUT' ? { body: { choice: 'for' } } : {};
    expect(await site.call(otherMethod, other, { token: anna, ...body })).toMatchObject({ status: 200 });
  });

  it('leaves what could not be done undone', async () => {
    expect((await site.call('GET', `${C}/proposals/2`)).body).toMatchObject({ status: 'published', revision: 1 });
  });

  it('is missing to what counts votes: they wait, and the tally stands', async () => {
    await until(() => denied('count-votes'));
    expect((await site.call('GET', `${C}/tally`)).body).toMatchObject({ votes: 1 });
    expect((await site.platform.status()).idle).toBe(false);
  });

  it('is missing to the recount and to what starts it: there is no result', async () => {
    await site.moveTo('2024-05-16T10:00:00Z');
    await until(() => denied('switch-phase'));
    const event = { campaign: 'open-counts', at: '2024-05-16T10:00:00.000Z' };
    await expect(site.platform.invoke('recount', event)).rejects.toThrow('not authorized');
    expect(await denied('recount')).toBe(true);
    expect((await site.call('GET', `${C}/results`)).body).toMatchObject({ code: 'no-result-yet' });
  });

  it('is missing to what writes open data: there are none', async () => {
    const event = { campaign: 'open-counts', at: '2024-05-16T10:00:00.000Z' };
    await expect(site.platform.invoke('archive', event)).rejects.toThrow('not authorized');
    expect(await denied('archive')).toBe(true);
    expect((await site.call('GET', `${C}/open-data`)).body).toMatchObject({ versions: [], files: [] });
  });

  it('is missing to what packs lists: they come out of the table', async () => {
    const event = { campaign: 'open-counts', at: '2024-05-16T10:00:00.000Z' };
    await expect(site.platform.invoke('pack-lists', event)).rejects.toThrow('not authorized');
    expect(await denied('pack-lists')).toBe(true);
  });

  it('is missing to nobody who was not meant', async () => {
    const { last } = (await site.platform.status()).denied;
    const meant = Object.entries(TAKEN_AWAY).map(([name, [action]]) => `${name} ${action}`);
    expect(
      last.map(({ principal, action }) => `${principal} ${action}`).filter((each) => !meant.includes(each)),
    ).toEqual([]);
  });
});

describe('with the credentials of a function', () => {
  let whole: TestPlatform;
  beforeAll(async () => {
    whole = await TestPlatform.start('2024-03-05T10:00:00Z');
  });
  afterAll(() => whole.stop());

  const functions = () =>
    whole.platform.deployment.resources
      // What puts the site into its bucket is the library's own; it runs while a stack is deployed, and not here.
      .filter(({ type, path }) => type === 'AWS::Lambda::Function' && !/^(identity\/|Custom::)/.test(path))
      .map((resource) => ({ name: resource.path.split('/')[0] ?? '', resource }));
  const tableOf = (folder: string) =>
    whole.platform.deployment.resources.find(({ path }) => path.startsWith(`${folder}/`))?.name;

  function clientOf(name: string) {
    const found = functions().find((each) => each.name === name);
    if (!found) throw new Error(`The template has no function ${name}`);
    const { aws: endpoint, region } = JSON.parse(readFileSync(join(whole.dataDir, 'aws.json'), 'utf8'));
    const principals = createPrincipals(whole.platform.deployment, () => {});
    const credentials = { accessKeyId: principals.accessKeyOf(found.resource), secretAccessKey: 'any' };
    return { endpoint, region, credentials, maxAttempts: 1 };
  }

  /** Whether a call gets past the policies; what it finds there is another matter. */
  async function isAllowed(call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (/AccessDenied/.test(error.name)) return false;
      if (['ConditionalCheckFailedException', 'ResourceNotFoundException'].includes(error.name)) return true;
      throw error;
    }
  }

  type Key = Record<string, { S: string }>;
  /** Every action on one item that is not there, changing nothing. */
  function itemCalls(
    client: DynamoDBClient,
    TableName: string | undefined,
    Key: Key,
  ): [string, () => Promise<unknown>][] {
    const ConditionExpression = 'attribute_exists(nothing)';
    return [
      ['GetItem', () => client.send(new GetItemCommand({ TableName, Key }))],
      ['PutItem', () => client.send(new PutItemCommand({ TableName, Item: Key, ConditionExpression }))],
      ['UpdateItem', () => client.send(new UpdateItemCommand({ TableName, Key, ConditionExpression }))],
      ['DeleteItem', () => client.send(new DeleteItemCommand({ TableName, Key, ConditionExpression }))],
      ['Scan', () => client.send(new ScanCommand({ TableName, Limit: 1 }))],
    ];
  }

  async function allowedOf(calls: readonly [string, () => Promise<unknown>][]): Promise<string[]> {
    const allowed: string[] = [];
    for (const [name, call] of calls) if (await isAllowed(call)) allowed.push(name);
    return allowed;
  }

  it('there is a line for each', () => {
    expect(
      functions()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(REACH).toSorted());
  });

  it.each(Object.entries(REACH))(
    'of %s one gets at ballots, results and keys no further than this',
    async (name, reach) => {
      const options = clientOf(name);
      const client = new DynamoDBClient(options);
      const ballots = await allowedOf(itemCalls(client, tableOf('ballots'), { ballot: { S: 'open-counts#nobody' } }));
      expect(ballots.toSorted()).toEqual([...reach.ballots].toSorted());
      const result = { campaign: { S: 'open-counts' }, item: { S: 'RESULT#9' } };
      const writes = itemCalls(client, tableOf('campaigns'), result).filter(([action]) => !/^(Get|Scan)/.test(action));
      expect((await allowedOf(writes)).toSorted()).toEqual([...reach.results].toSorted());
      const secrets = new SecretsManagerClient(options);
      const SecretId = `${VOTER_SECRET_PREFIX}open-counts`;
      const reading = () => secrets.send(new GetSecretValueCommand({ SecretId }));
      expect(await isAllowed(reading)).toBe(reach.votersSecret);
    },
  );

  it.each(Object.keys(REACH))('of %s one changes and deletes nothing in the audit log', async (name) => {
    const entry = { campaign: { S: 'open-counts' }, sequence: { S: '000000009' } };
    const calls = itemCalls(new DynamoDBClient(clientOf(name)), tableOf('audit'), entry);
    // The desk adds what its staff does, and propose what a citizen's request brings about by rule.
    expect(await allowedOf(calls)).toEqual(['moderate', 'propose'].includes(name) ? ['PutItem'] : []);
  });

  it.each(Object.keys(REACH))('of %s one reads neither what was put aside nor the secret of the edge', async (name) => {
    const options = clientOf(name);
    const ofType = (type: string) => whole.platform.deployment.resources.filter((resource) => resource.type === type);
    const s3 = new S3Client({ ...options, forcePathStyle: true });
    for (const { name: Bucket, path } of ofType('AWS::S3::Bucket')) {
      // Open data are anybody's.
      if (path.startsWith('open-data/')) continue;
      // Packed lists are what anyone may read of proposals.
      const packs = path.startsWith('lists/') && ['browse', 'moderate', 'pack-lists'].includes(name);
      expect(await isAllowed(() => s3.send(new ListObjectsV2Command({ Bucket })))).toBe(packs);
    }
    const secrets = new SecretsManagerClient(options);
    for (const { ref: SecretId, path } of ofType('AWS::SecretsManager::Secret')) {
      if (!path.startsWith('edge/')) continue;
      expect(await isAllowed(() => secrets.send(new GetSecretValueCommand({ SecretId })))).toBe(false);
    }
  });
});
