import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PACKED_FROM, PACKS_PREFIX } from '../../functions/core/packing.ts';
import { paperKey } from '../../functions/stores/ballot-papers.ts';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const IDEA = { summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };

let site: TestPlatform;
let anna: string;
const handIn = (title: string) => site.call('POST', `${C}/proposals`, { token: anna, body: { ...IDEA, title } });
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z', { environments: 1 });
  anna = await site.token('anna');
});
afterAll(() => site.stop());

/** As if so many had been handed in. */
async function numberOn(last: number): Promise<void> {
  const { database } = await site.platform.status();
  const { region, resources } = site.platform.deployment;
  const TableName = resources.find(({ path }) => path.startsWith('campaigns/'))?.name;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: database.url, region, credentials }));
  await client.send(
    new UpdateCommand({
      TableName,
      Key: paperKey('open-counts'),
      UpdateExpression: 'SET #last = :last',
      ExpressionAttributeNames: { '#last': 'last' },
      ExpressionAttributeValues: { ':last': last },
    }),
  );
  client.destroy();
}

it('once very many proposals are handed in, the sweep has lists packed, and whoever has read nothing yet begins with them', async () => {
  for (const title of ['A footbridge', 'Composting', 'A covered market']) await handIn(title);
  await numberOn(PACKED_FROM);
  const bucket = site.platform.deployment.resources.find(({ path }) => path.startsWith('lists/'))?.name ?? '';
  const packed = join(site.dataDir, 'buckets', bucket, PACKS_PREFIX, 'open-counts', 'packed.json');
  await site.moveTo('2024-03-05T11:00:00Z');
  await until(async () => existsSync(packed));
  await handIn('A library');
  const first = async (query: string) => (await site.call('GET', `${C}/proposals?${query}`)).body;
  await until(async () => (await first('sort=number')).total === 4);
  expect((await first('sort=number')).items.map(({ number }: { number: number }) => number)).toEqual([
    1,
    2,
    3,
    PACKED_FROM + 1,
  ]);
  expect((await first('q=footbridge')).items).toMatchObject([{ number: 1 }]);
  expect((await first('q=library')).items).toMatchObject([{ number: PACKED_FROM + 1 }]);
  // Or it would have read the table instead.
  const logs = readdirSync(join(site.dataDir, 'logs')).map((name) =>
    readFileSync(join(site.dataDir, 'logs', name), 'utf8'),
  );
  expect(logs.join('')).not.toMatch(/pack-unreadable/);
  expect((await site.platform.status()).denied.last).toEqual([]);
});
