import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/published-result';
const RESULTS = `${C}/results`;

let site: TestPlatform;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
});
afterAll(() => site.stop());

const code = async () => (await site.call('GET', RESULTS)).body.code;

it('shows a result once it is published, and each of its versions', async () => {
  const token = await site.token('anna');
  const idea = { summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
  for (const title of ['Trees', 'Benches', 'Bridges'])
    await site.call('POST', `${C}/proposals`, { token, body: { ...idea, title } });
  await site.moveTo('2024-05-03T10:00:00Z');
  for (const [voter, numbers] of Object.entries({ anna: [1, 2], bert: [1, 2], carla: [3] })) {
    const voting = await site.token(voter);
    for (const number of numbers)
      await site.call('PUT', `${C}/ballot/${number}`, { token: voting, body: { choice: 'for' } });
  }
  await site.quiet();
  expect(await code()).toBe('no-result-yet');

  await site.moveTo('2024-05-16T10:00:00Z');
  await until(async () => (await code()) !== 'no-result-yet');
  expect(await site.call('GET', RESULTS)).toMatchObject({
    status: 404,
    body: { code: 'result-not-published', detail: expect.stringContaining('2024-06-15T22:00:00.000Z') },
  });

  await site.moveTo('2024-06-16T10:00:00Z');
  await until(async () => (await site.call('GET', RESULTS)).status === 200);
  const first = (await site.call('GET', RESULTS)).body;
  expect(first).toMatchObject({
    version: 1,
    rulesChanged: false,
    code: expect.stringMatching(/^[0-9a-f]{64}$/),
    proposals: [
      { number: 1, for: 2, against: 0, annulled: 0, rank: 1, tied: true },
      { number: 2, for: 2, against: 0, annulled: 0, rank: 1, tied: true },
      { number: 3, for: 1, against: 0, annulled: 0, rank: 3, tied: false },
    ],
    next: null,
    turnout: 3,
    ballots: 3,
    votes: 5,
    annulled: 0,
    tallyDifferences: [],
    tallyPages: [
      { page: 'p0', difference: 0 },
      { page: 'turnout', difference: 0 },
    ],
    anomalies: { putAside: 0, unreadable: 0, offPaper: 0 },
  });
  expect(first.hours.reduce((sum: number, { votes }: { votes: number }) => sum + votes, 0)).toBe(5);

  const pages = await Promise.all(['limit=2', 'limit=2&after=2'].map((page) => site.call('GET', `${RESULTS}?${page}`)));
  expect(pages.map(({ body }) => body)).toEqual([
    { ...first, proposals: first.proposals.slice(0, 2), next: 2 },
    { ...first, proposals: first.proposals.slice(2), next: null },
  ]);

  const again = { campaign: 'published-result', at: '2024-06-17T10:00:00.000Z', again: true };
  expect(await site.platform.invoke('recount', again)).toEqual({ version: 2, differences: 0 });
  expect((await site.call('GET', RESULTS)).body).toEqual({ ...first, version: 2, countedAt: again.at });
  expect((await site.call('GET', `${RESULTS}?version=1`)).body).toEqual(first);
  expect(await site.call('GET', `${RESULTS}?version=3`)).toMatchObject({
    status: 404,
    body: { code: 'unknown-version' },
  });
  expect((await site.call('GET', `${RESULTS}?version=0`)).status).toBe(400);
});

it('has open data written once it is published, and anew for a new result: each file as the manifest names it', async () => {
  const OPEN_DATA = `${C}/open-data`;
  await until(async () => (await site.call('GET', OPEN_DATA)).body.versions?.[0]?.result === 2);
  const { versions, files } = (await site.call('GET', OPEN_DATA)).body;
  const [{ address, version }] = versions;
  expect(files.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['MANIFEST', 'checkpoint', 'votes.csv', 'proposals.csv', 'datapackage.json', 'election.pb']),
  );
  const fetched = async (path: string) =>
    fetch(`${site.platform.url}${path}`, { headers: { origin: 'https://a.example' } });
  for (const file of files) {
    const answer = await fetched(file.address);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([file.name, answer.status, bytes.length]).toEqual([file.name, 200, file.bytes]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': file.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    });
  }
  const manifest = await (await fetched(`${address}MANIFEST`)).text();
  for (const { name, rows, sha256 } of files.filter(
    ({ name }: { name: string }) => !/^(MANIFEST|checkpoint)$/.test(name),
  ))
    expect(manifest).toContain(`${sha256}  ${rows}  ${name}\n`);
  expect(await (await fetched(`${address}votes.csv`)).text()).toMatch(
    /^number,choice,commitment\r\n(\d,for,[\w-]{43}\r\n){5}$/,
  );

  const latest = await fetched(`/open-data/published-result/latest.json`);
  expect(latest.headers.get('cache-control')).toBe('public, max-age=60');
  expect(await latest.json()).toMatchObject({ version, result: 2, votes: 5 });
  expect((await fetched(`${address}../../other`)).status).toBe(404);
  expect((await site.platform.status()).denied.last).toEqual([]);
});
