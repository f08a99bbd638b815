import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { vouchers } from '../../cli/vouchers.ts';
import { TEST_CAMPAIGNS } from '../support/campaign-files.ts';
import { campaignFolder } from '../support/campaign-folder.ts';
import { TestPlatform } from '../support/platform.ts';

const IDEATION = '2024-03-05T10:00:00Z';
const VOTING = '2024-05-03T10:00:00Z';
const AFTER = '2024-05-20T10:00:00Z';
const c = (id: string) => `/api/campaigns/${id}`;
const idea = {
  title: 'An idea',
  summary: 'In short',
  text: '',
  theme: 'green',
  author: 'Anna',
  language: 'en',
};

let site: TestPlatform;
let campaigns: string;
beforeAll(async () => {
  campaigns = campaignFolder(TEST_CAMPAIGNS);
  site = await TestPlatform.start(IDEATION);
  for (const id of ['by-domain', 'by-voucher']) {
    const token = await site.token('author');
    expect((await site.call('POST', `${c(id)}/proposals`, { token, body: idea })).status).toBe(201);
  }
});
afterAll(async () => {
  await site.stop();
  await rm(campaigns, { recursive: true });
});

async function makeVouchers(words: string[]): Promise<{ code: number; lines: string[]; told: string[] }> {
  const lines: string[] = [];
  const told: string[] = [];
  const code = await vouchers(
    [...words, '--local', '--data', site.dataDir, '--campaigns', campaigns],
    (line) => lines.push(line),
    (line) => told.push(line),
  );
  return { code, lines, told };
}

/** With an address, as whoever has had a code sent to it: the user pool's trigger puts it into the token. */
const signedIn = async (sub: string, email: string): Promise<string> =>
  (await site.call('POST', '/__local/token', { body: { sub, email } })).body.access_token;
const vote = (id: string, token: string) => site.call('PUT', `${c(id)}/ballot/1`, { token, body: { choice: 'for' } });
const redeem = (token: string, code: string) =>
  site.call('POST', `${c('by-voucher')}/voucher`, { token, body: { code } });

describe('what anybody can read of it', () => {
  it('is the rule', async () => {
    expect((await site.call('GET', c('by-residence'))).body).toMatchObject({
      eligibility: { rule: 'claim-equals', claim: 'postal_code', values: ['4000', '4020'], for: ['propose', 'vote'] },
      proposals: { moderation: 'post', maxPerCitizen: null },
      retention: { appealDays: 60, unlinkAfterDays: null },
    });
  });
});

describe('a rule for proposals', () => {
  it('takes those of whom the issuer claims it, and tells others what it asks for', async () => {
    const path = `${c('by-residence')}/proposals`;
    const resident = await site.token('resident', undefined, { postal_code: '4020' });
    expect((await site.call('POST', path, { token: resident, body: idea })).status).toBe(201);
    const stranger = await site.token('stranger', undefined, { postal_code: '1000' });
    expect(await site.call('POST', path, { token: stranger, body: idea })).toMatchObject({
      status: 409,
      body: { code: 'not-eligible', rule: 'claim-equals', claim: 'postal_code', values: ['4000', '4020'] },
    });
  });
});

describe('the limit of proposals', () => {
  it('is kept under parallel requests, per citizen, and told', async () => {
    const path = `${c('three-each')}/proposals`;
    const [anna, bert] = [await site.token('anna'), await site.token('bert')];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => site.call('POST', path, { token: anna, body: idea })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'proposal-limit-reached', maxProposals: 3 });
    expect((await site.call('POST', path, { token: bert, body: idea })).body.number).toBe(4);
  });
});

describe('voting', () => {
  beforeAll(() => site.moveTo(VOTING));

  it('takes a verified address of the domain, and tells others what it asks for and not who they are', async () => {
    const staff = await signedIn('staff', 'staff@uliege.be');
    expect((await vote('by-domain', staff)).status).toBe(200);
    const other = await signedIn('other', 'canary@example.org');
    const refused = await vote('by-domain', other);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'not-eligible', rule: 'email-domain', domains: ['liege.be', 'uliege.be'] },
    });
    expect(JSON.stringify(refused.body)).not.toMatch(/canary|example\.org/);
    expect((await vote('by-domain', await site.token('nobody'))).body.code).toBe('not-eligible');
  });

  it('takes a voucher once, by whom redeemed it, until voting closes', async () => {
    const { code: exit, lines, told } = await makeVouchers(['--campaign', 'by-voucher', '--count', '30']);
    expect([exit, lines[0], lines.length, told.length]).toEqual([0, 'campaign,code', 31, 2]);
    const codes = lines.slice(1).map((line) => line.split(',')[1] ?? '');
    expect(new Set(codes).size).toBe(30);
    const [code = '', second = ''] = codes;

    const [anna, bert] = [await site.token('anna'), await site.token('bert')];
    expect((await vote('by-voucher', anna)).body).toMatchObject({ code: 'not-eligible', rule: 'voucher' });
    expect((await redeem(anna, 'K3M9-K3M9-K3M9-K3M9-K3M9')).body).toMatchObject({
      status: 404,
      code: 'voucher-unknown',
    });
    expect((await redeem(anna, 'K3M9')).body.code).toBe('voucher-unknown');

    const redeemed = await redeem(anna, code.toLowerCase().replaceAll('-', ' '));
    expect(redeemed.status).toBe(200);
    expect(await redeem(anna, code)).toMatchObject({ status: 200, body: redeemed.body });
    expect((await redeem(bert, code)).body.code).toBe('voucher-used');
    expect((await redeem(anna, second)).body.code).toBe('voucher-held');
    expect((await redeem(bert, second)).status).toBe(200);
    expect((await vote('by-voucher', anna)).body).toMatchObject({ for: [1] });
    expect((await vote('by-voucher', bert)).body).toMatchObject({ for: [1] });
  });

  it('costs one write and no read, once an environment knows who holds a voucher', async () => {
    const { lines } = await makeVouchers(['--campaign', 'by-voucher', '--count', '1']);
    const token = await site.token('frequent');
    await redeem(token, lines[1]?.split(',')[1] ?? '');
    // The clock stands, so that the ballot paper in memory does not age meanwhile.
    await site.call('POST', '/__local/clock', { body: { speed: 0 } });
    await Promise.all(Array.from({ length: 20 }, () => vote('by-voucher', token)));
    const consumed = async () => (await site.platform.status()).consumed.functions.vote ?? {};
    const before = await consumed();
    await site.call('PUT', `${c('by-voucher')}/ballot/1`, { token, body: { choice: 'against' } });
    const after = await consumed();
    await site.call('POST', '/__local/clock', { body: { speed: 1 } });
    expect(after.campaigns).toEqual(before.campaigns);
    // A change of sides is the one vote that takes two writes: the first finds the number on the other side.
    expect((after.ballots?.writeUnits ?? 0) - (before.ballots?.writeUnits ?? 0)).toBe(2);
    expect(after.ballots?.readUnits).toBe(before.ballots?.readUnits);
  });

  it('is told to its holder, and spent but nobody’s once that holder is erased', async () => {
    const { lines } = await makeVouchers(['--campaign', 'by-voucher', '--count', '1']);
    const code = lines[1]?.split(',')[1] ?? '';
    const token = await site.token('leaving');
    const { body: redeemed } = await redeem(token, code);
    await vote('by-voucher', token);
    const exported = async () => (await site.call('GET', '/api/me/export', { token })).body;
    expect((await exported()).vouchers).toEqual([{ ...redeemed, keptUntil: '2024-07-14T22:00:00.000Z' }]);

    const { body: erased } = await site.call('DELETE', '/api/me', { token });
    expect(erased).toMatchObject({ complete: true, vouchers: ['by-voucher'], withdrawn: ['by-voucher'] });
    expect(await exported()).toMatchObject({ vouchers: [], ballots: [] });
    expect((await redeem(token, code)).body.code).toBe('voucher-used');
    expect((await redeem(await site.token('heir'), code)).body.code).toBe('voucher-used');
    expect((await site.platform.status()).denied.count).toBe(0);
  });

  it('asks for no voucher where the campaign does not', async () => {
    const path = `${c('open-counts')}/voucher`;
    const { body } = await site.call('POST', path, { token: await site.token('anna'), body: { code: 'X' } });
    expect(body).toMatchObject({ status: 409, code: 'voucher-not-asked' });
    await expect(makeVouchers(['--campaign', 'open-counts', '--count', '1'])).rejects.toThrow('asks for no vouchers');
  });

  it('gives one voucher to one of those who send it at once', async () => {
    const { lines } = await makeVouchers(['--campaign', 'by-voucher', '--count', '1']);
    const code = lines[1]?.split(',')[1] ?? '';
    const tokens = await Promise.all(Array.from({ length: 12 }, (_, index) => site.token(`rival-${index}`)));
    const answers = await Promise.all(tokens.map((token) => redeem(token, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'voucher-used')).toHaveLength(11);
  });
});

describe('the command that makes vouchers', () => {
  it.each([
    [['--campaign', 'by-vouchr', '--count', '1'], 'did you mean by-voucher'],
    [['--campaign', 'by-voucher', '--count', 'many'], 'whole number'],
    [['--count', '1'], '--campaign is missing'],
    [['--campaign', 'by-voucher', '--cuont', '1'], '--cuont'],
  ])('refuses %j', async (words, message) => {
    await expect(makeVouchers(words)).rejects.toThrow(message);
  });

  it('makes none once voting has closed, and none is redeemed then', async () => {
    const { lines } = await makeVouchers(['--campaign', 'by-voucher', '--count', '1']);
    await site.moveTo(AFTER);
    await expect(makeVouchers(['--campaign', 'by-voucher', '--count', '1'])).rejects.toThrow('has closed');
    const late = await redeem(await site.token('late'), lines[1]?.split(',')[1] ?? '');
    expect(late.body).toMatchObject({ status: 409, code: 'phase-closed', phase: 'voting' });
  });
});
