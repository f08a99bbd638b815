import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OwnFile } from '../../verify/receipts.ts';
import { verify } from '../../verify/verify.ts';
import { openWebArchive } from '../../verify/web-archive.ts';
import { TestPlatform, until } from '../support/platform.ts';

const CAMPAIGN = 'open-counts';
const C = `/api/campaigns/${CAMPAIGN}`;

let site: TestPlatform;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  const token = await site.token('anna');
  const body = { title: 'An idea', summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
  for (let count = 0; count < 3; count++) await site.call('POST', `${C}/proposals`, { token, body });
  await site.moveTo('2024-05-03T10:00:00Z');
});
afterAll(() => site.stop());

const found = async (own: readonly OwnFile[]) => {
  const archive = await openWebArchive(`${site.platform.url}/open-data/${CAMPAIGN}/`);
  const { keys } = (await site.call('GET', '/.well-known/jwks.json')).body;
  const pinned = new Set<string>(keys.map(({ kid }: { kid: string }) => kid));
  const { holds, findings } = await verify(archive, { own, pinned });
  return { holds, codes: findings.map(({ kind, code }) => `${kind} ${code}`) };
};

it('lets anyone check the published votes, and citizens find their own, with what the platform gave them', async () => {
  const token = await site.token('bert');
  const receipts: string[] = [];
  for (const [number, choice] of [
    [1, 'for'],
    [2, 'for'],
    [2, 'against'],
    [3, 'for'],
    [3, null],
  ] as const) {
    const sent = { token, ...(choice === null ? {} : { body: { choice } }) };
    const { body } = await site.call(choice === null ? 'DELETE' : 'PUT', `${C}/ballot/${number}`, sent);
    receipts.push(body.receipt);
  }
  const other = await site.token('carla');
  await site.call('PUT', `${C}/ballot/2`, { token: other, body: { choice: 'for' } });
  await site.quiet();

  await site.moveTo('2024-05-16T10:00:00Z');
  await until(async () => (await site.call('GET', `/open-data/${CAMPAIGN}/latest.json`)).status === 200);
  const ballot = JSON.stringify((await site.call('GET', `${C}/ballot`, { token })).body);
  const { holds, codes } = await found([
    { name: 'receipts', text: receipts.join('\n') },
    { name: 'ballot', text: ballot },
  ]);
  expect({ holds, codes }).toEqual({
    holds: true,
    codes: [
      'holds files-hold',
      'holds votes-hold',
      'unchecked no-tiles',
      'holds totals-hold',
      'holds copies-hold',
      'holds histogram-holds',
      'holds selection-holds',
      'holds checkpoint-holds',
      'holds signature-pinned',
      'holds receipt-counted',
      'holds receipt-replaced',
      'holds receipt-counted',
      'holds receipt-replaced',
      'holds receipt-withdrawn',
      'holds opening-proved',
      'holds opening-proved',
    ],
  });
  // The page and the script that check it lie beside the votes.
  for (const name of ['verify.html', 'verify.mjs']) {
    expect((await site.call('GET', `/open-data/${CAMPAIGN}/1/${name}`)).status).toBe(200);
  }
});
