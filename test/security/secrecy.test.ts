import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeVouchers } from '../../cli/vouchers/make.ts';
import { ACCOUNT_AGES } from '../../functions/core/account-age.ts';
import { saltOf } from '../../functions/core/commitment.ts';
import { VOTER_SECRET_PREFIX } from '../../functions/core/voter-secret.ts';
import { authorKeyOf } from '../../functions/http/author-key.ts';
import { operations } from '../../functions/http/operations.ts';
import { type Answer, TestPlatform, until } from '../support/platform.ts';
import { EditedAssembly } from './support/edited-assembly.ts';
import { databaseFiles, placesOf, Tables, type Traces, textOf, writtenFiles } from './support/traces.ts';

const C = '/api/campaigns/open-counts';
const WITH_PLACES = '/api/campaigns/with-places';
const POISONED = '/api/campaigns/capped';
const planted = (name: string) => `canary-${name}-${randomBytes(8).toString('hex')}`;

/** What somebody leaves behind who takes part; none of it may be found where it does not belong. */
const PERSON = {
  subject: planted('subject'),
  email: `${planted('email')}@example.org`,
  name: planted('name'),
  residence: planted('residence'),
  userAgent: planted('agent'),
  address: '203.0.113.77',
} as const;
/** The name under which a proposal is handed in: public with the proposal, and nowhere else. */
const DISPLAYED = planted('displayed');
/** What a place is called that goes with its proposal when that is withdrawn: it was public, and is nobody's any more. */
const TAKEN_BACK = planted('place');

/** Lambda goes on for 23 hours before it gives up on a batch; here it tries once more. */
const assembly = new EditedAssembly((resources) => {
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type === 'AWS::Lambda::EventSourceMapping') Properties.MaximumRetryAttempts = 1;
  }
});
let site: TestPlatform;
let tables: Tables;
let token: string;
let bert: string;
let voucher: string;
let issuer: string;
/** While set, no batch of ballots gets counted. */
let counterFails = false;
const requestLog: string[] = [];
const answers = new Map<string, Answer>();
const own = new Map<string, Answer>();

function secretOf(campaign: string): string {
  const file = join(site.dataDir, 'secrets', `${encodeURIComponent(`${VOTER_SECRET_PREFIX}${campaign}`)}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).value;
}

/** The key that a citizen has in a campaign, made from the secret as only a function may. */
function keyOf(campaign: string, purpose = ''): string {
  const text = `${purpose}${issuer}|${PERSON.subject}`;
  return createHmac('sha256', secretOf(campaign)).update(text).digest('base64url').slice(0, 22);
}

/** The salt of the vote against number 2; with it anybody could find that vote in the count. */
function saltOfVote(): string {
  const source = {
    secret: secretOf('open-counts'),
    voterKey: keyOf('open-counts'),
    number: 2,
    choice: 'against',
  } as const;
  return saltOf(source, (secret, bytes) => createHmac('sha256', secret).update(bytes).digest());
}

const headers = { 'x-forwarded-for': PERSON.address, 'user-agent': PERSON.userAgent };
/** Sends as the person; what comes back is their own business. */
async function send(method: string, path: string, body?: unknown, as = token): Promise<Answer> {
  const answer = await site.call(method, path, { token: as, headers, ...(body !== undefined && { body }) });
  own.set(`${own.size} ${method} ${path}`, answer);
  return answer;
}

async function takePart(): Promise<void> {
  const draft = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: DISPLAYED, language: 'en' };
  for (const campaign of ['open-counts', 'capped', 'three-each', 'by-voucher']) {
    for (let number = 1; number <= 4; number++) await send('POST', `/api/campaigns/${campaign}/proposals`, draft);
  }
  await send('POST', `${C}/proposals`, { ...draft, title: 5, email: PERSON.email });
  await send('DELETE', `${C}/proposals/4`);
  const place = { latitude: 50.64, longitude: 5.57, label: TAKEN_BACK };
  expect((await send('POST', `${WITH_PLACES}/proposals`, { ...draft, place })).body.place).toEqual(place);
  await send('DELETE', `${WITH_PLACES}/proposals/1`);
  await site.moveTo('2024-05-03T10:00:00Z');
  for (const number of [1, 2, 3]) await send('PUT', `${C}/ballot/${number}`, { choice: 'for' });
  await send('PUT', `${C}/ballot/2`, { choice: 'against' });
  await send('DELETE', `${C}/ballot/3`);
  await send('PUT', `${C}/ballot/99`, { choice: 'for' });
  await send('POST', '/api/campaigns/by-voucher/voucher', { code: voucher });
  await send('POST', '/api/campaigns/by-voucher/voucher', { code: PERSON.subject });
  await send('PUT', '/api/campaigns/by-voucher/ballot/1', { choice: 'for' });
  for (const campaign of ['by-domain', 'by-residence']) {
    await send('PUT', `/api/campaigns/${campaign}/ballot/1`, { choice: 'for' });
  }
  await send('GET', `${C}/ballot`, undefined, `${token}x`);
}

/** A ballot that no function can read, under the person's own key. */
async function poison(): Promise<void> {
  const Item = { ballot: `capped#${keyOf('capped')}`, for: 'not a set', revision: 'none', changedAt: 0 };
  await tables.client.send(new PutCommand({ TableName: tables.nameOf('ballots'), Item }));
  await site.quiet();
  expect((await send('GET', `${POISONED}/ballot`)).status).toBe(500);
  expect((await send('PUT', `${POISONED}/ballot/1`, { choice: 'for' })).status).toBe(500);
  expect((await send('GET', '/api/me/export')).status).toBe(500);
  const event = { Records: [{ dynamodb: { Keys: { ballot: { S: Item.ballot } } } }], headers, token };
  await expect(site.platform.invoke('count-votes', event)).rejects.toThrow('shardId');
  await expect(site.platform.invoke('vote', event)).rejects.toThrow(/./);
}

/** The counter fails so often that Lambda gives up on the records. */
async function giveUp(): Promise<void> {
  counterFails = true;
  await send('PUT', `${C}/ballot/3`, { choice: 'for' });
  await until(async () => (await site.platform.status()).mappings.every(({ recordsPutAside }) => recordsPutAside > 0));
  counterFails = false;
}

async function readAll(): Promise<void> {
  for (const { method, path, scope } of operations) {
    if (method !== 'GET') continue;
    for (const campaign of ['open-counts', 'capped', 'by-voucher', 'with-places']) {
      const address = path
        .replace('{campaign}', campaign)
        .replace('{number}', '1')
        .replace('{code}', 'busy')
        .replace('{lang}', 'en');
      answers.set(address, await site.call('GET', address, scope === null ? {} : { token: bert }));
    }
  }
}

beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z', {
    assembly: assembly.folder,
    log: (line) => requestLog.push(line),
    delivery: async (event, deliver) => {
      if (!counterFails) return deliver(event);
      return { requestId: 'failed', functionError: 'Unhandled', payload: { errorType: 'Error' } };
    },
  });
  tables = await Tables.of(site);
  const claims = { email: PERSON.email, email_verified: true, name: PERSON.name, postal_code: PERSON.residence };
  [token, bert] = [await site.token(PERSON.subject, undefined, claims), await site.token('bert')];
  issuer = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).iss;
  const order = { campaign: 'by-voucher', count: 1, expiresAt: Date.parse('2024-12-01') };
  for await (const codes of makeVouchers(tables.client, tables.nameOf('campaigns'), order)) voucher = codes[0] ?? '';
  await takePart();
  await site.quiet();
  await poison();
  await giveUp();
  await site.moveTo('2024-05-16T10:00:00Z');
  await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
  await send('GET', '/api/me');
  await send('GET', `${C}/ballot`);
  await readAll();
});
afterAll(async () => {
  tables.close();
  await site.stop();
  assembly.remove();
});

/** Everything about the person that somebody could look for. */
function canaries(): Record<string, string> {
  return {
    ...PERSON,
    displayed: DISPLAYED,
    token,
    signature: token.split('.')[2] ?? '',
    voucher,
    salt: saltOfVote(),
    authorKey: authorKeyOf({ issuer, subject: PERSON.subject }),
    'voter key': keyOf('open-counts'),
    'voter key of the poisoned ballot': keyOf('capped'),
    'voter key with the voucher': keyOf('by-voucher'),
    'voucher key': keyOf('by-voucher', 'voucher|'),
  };
}

const answersAsText = (): Traces =>
  new Map([...answers].map(([path, { headers: sent, body }]) => [path, textOf([[...sent], body])]));

describe('a full run with one person’s traces planted in it', () => {
  it('has written to every place that is searched, so that finding nothing means something', () => {
    const files = writtenFiles(site);
    expect([...files.keys()].filter((name) => /^buckets\/.*\/aside\//.test(name))).not.toEqual([]);
    expect(
      [...files]
        .filter(([name]) => name.startsWith('queues/'))
        .map(([, text]) => text)
        .join(),
    ).toContain('RetryAttemptsExhausted');
    expect(files.get('logs/vote.log')).toContain('internal-error');
    expect(files.get('logs/count-votes.log')).toContain('record-put-aside');
    expect(requestLog.filter((line) => line.includes('/ballot/'))).not.toEqual([]);
    expect(placesOf('An idea', answersAsText())).not.toEqual([]);
    expect([...own.values()].filter(({ body }) => textOf(body).includes(saltOfVote()))).toHaveLength(1);
    expect([...own.values()].filter(({ status }) => status < 300).length).toBeGreaterThan(20);
  });

  it('leaves none in logs, buckets, queues, checkpoints, or any other file but tables and identities', () => {
    const files = writtenFiles(site);
    for (const [name, text] of Object.entries(canaries())) expect([name, placesOf(text, files)]).toEqual([name, []]);
  });

  it('leaves none in the lines of the request log', () => {
    const lines = new Map(requestLog.map((line, index) => [`${index}`, line]));
    for (const [name, text] of Object.entries(canaries())) expect([name, placesOf(text, lines)]).toEqual([name, []]);
  });

  it('leaves none in the platform’s status', async () => {
    const status = new Map([['status', textOf(await site.platform.status())]]);
    for (const [name, text] of Object.entries(canaries())) expect([name, placesOf(text, status)]).toEqual([name, []]);
  });

  it('leaves none in what others are answered, but the name under a proposal where that is shown', () => {
    const { displayed, ...hidden } = canaries();
    for (const [name, text] of Object.entries(hidden)) {
      expect([name, placesOf(text, answersAsText())]).toEqual([name, []]);
    }
    const places = placesOf(displayed ?? '', answersAsText());
    expect(places.filter((path) => !/\/(proposals|feed\.atom)/.test(path))).toEqual([]);
    expect(places).not.toEqual([]);
  });

  it('answers the person’s own mistakes without repeating who they are', () => {
    const problems = new Map(
      [...own].filter(([, { status }]) => status >= 400).map(([at, { body }]) => [at, textOf(body)]),
    );
    expect(problems.size).toBeGreaterThan(5);
    for (const [name, text] of Object.entries(canaries())) expect([name, placesOf(text, problems)]).toEqual([name, []]);
  });

  it('keeps in the tables neither who a citizen is nor from where they came', () => {
    for (const text of [...Object.values(PERSON), token, voucher]) {
      expect([text, placesOf(text, databaseFiles(site))]).toEqual([text, []]);
    }
  });

  it('keeps a ballot under its voter key, which is in no other table, and nothing else about the person', async () => {
    const ballots = await tables.itemsOf('ballots');
    const voterKey = keyOf('open-counts');
    const { ballot, ...content } = ballots.find((item) => item.ballot === `open-counts#${voterKey}`) ?? {};
    expect(ballot).toBeDefined();
    const { accountAge, ...choices } = content;
    expect(Object.keys(choices).toSorted()).toEqual(['against', 'changedAt', 'choices', 'for', 'revision']);
    // One of a few buckets, each of which holds many.
    expect(ACCOUNT_AGES).toContain(accountAge);
    const { displayed: _, ...hidden } = canaries();
    for (const text of Object.values(hidden)) expect(textOf(content)).not.toContain(text);
    for (const folder of ['campaigns', 'proposals', 'tallies']) {
      const items = (await tables.itemsOf(folder)).map(textOf).join('\n');
      for (const campaign of ['open-counts', 'capped', 'by-voucher']) {
        expect([folder, campaign, items.includes(keyOf(campaign))]).toEqual([folder, campaign, false]);
      }
    }
  });

  it('keeps the place of a withdrawn proposal in no table, no file, and no answer', async () => {
    const items = textOf(await tables.itemsOf('proposals'));
    expect(items).toContain('"campaign":"with-places"');
    expect(items).not.toContain(TAKEN_BACK);
    expect(placesOf(TAKEN_BACK, writtenFiles(site))).toEqual([]);
    expect(placesOf(TAKEN_BACK, answersAsText())).toEqual([]);
    expect(answers.get(`${WITH_PLACES}/places`)?.body).toMatchObject({ items: [], total: 0 });
  });

  it('keeps what leads to an author in the table of proposals alone, and there no voter', async () => {
    const { authorKey = '', 'voucher key': voucherKey = '' } = canaries();
    const holding = async (text: string) => {
      const folders = ['campaigns', 'proposals', 'ballots', 'tallies'];
      const found = await Promise.all(
        folders.map(async (folder) => textOf(await tables.itemsOf(folder)).includes(text)),
      );
      return folders.filter((_, index) => found[index]);
    };
    expect(await holding(authorKey)).toEqual(['proposals']);
    expect(await holding(voucherKey)).toEqual(['campaigns']);
    expect(await holding(DISPLAYED)).toEqual(['proposals']);
  });
});
