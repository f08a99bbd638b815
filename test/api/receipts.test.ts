import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compactVerify, createLocalJWKSet } from 'jose';
import { OPERATIONS } from '../../functions/http/operations.ts';
import { TestPlatform } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const WITHOUT = '/api/campaigns/without-receipts';

let site: TestPlatform;
let token: string;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  token = await site.token('anna');
  const body = { title: 'An idea', summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en' };
  for (const campaign of [C, WITHOUT]) {
    for (let count = 0; count < 3; count++) await site.call('POST', `${campaign}/proposals`, { token, body });
  }
  await site.moveTo('2024-05-03T10:00:00Z');
});
afterAll(() => site.stop());

async function cast(number: number, choice: string | null, as = token) {
  const path = `${C}/ballot/${number}`;
  const { status, body } = await (choice === null
    ? site.call('DELETE', path, { token: as })
    : site.call('PUT', path, { token: as, body: { choice } }));
  expect(status).toBe(200);
  return body;
}

/** With another implementation than the one that signs. */
async function verified(receipt: string) {
  const { body } = await site.call('GET', '/.well-known/jwks.json');
  const { payload, protectedHeader } = await compactVerify(receipt, createLocalJWKSet(body));
  return { header: protectedHeader, ...JSON.parse(new TextDecoder().decode(payload)) };
}

describe('receipts', () => {
  it('are found good by keys that anyone gets, and may keep for an hour', async () => {
    const { status, headers, body } = await site.call('GET', '/.well-known/jwks.json');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe(`public, max-age=${OPERATIONS.getReceiptKeys.maxAge}`);
    expect(body.keys).toHaveLength(1);
    const { receipt } = await cast(1, 'for');
    expect(await verified(receipt)).toEqual({
      header: { alg: 'EdDSA', typ: 'vote-receipt+jwt', kid: body.keys[0].kid },
      campaign: 'open-counts',
      number: 1,
      choice: 'for',
      revision: 1,
      instant: expect.stringMatching(/^2024-05-03T10:0.*Z$/),
      commitment: expect.stringMatching(/^[\w-]{43}$/),
    });
    const [head, , signature] = receipt.split('.');
    const forged = Buffer.from(JSON.stringify({ campaign: 'open-counts', number: 1, choice: 'against' }));
    await expect(verified(`${head}.${forged.toString('base64url')}.${signature}`)).rejects.toThrow();
  });

  it('say what the ballot holds after each request, of a repeated one as well', async () => {
    const said: unknown[] = [];
    for (const choice of ['for', 'for', 'against', 'against', null, null, 'for'] as const) {
      const { receipt, revision } = await cast(2, choice);
      const { choice: held, revision: signed, commitment } = await verified(receipt);
      expect(signed).toBe(revision);
      said.push([held, revision, commitment]);
    }
    const [first, , third, , fifth] = said.map((entry) => (entry as string[])[2]);
    expect(said).toEqual([
      ['for', 2, first],
      ['for', 2, first],
      ['against', 3, third],
      ['against', 3, third],
      ['none', 4, fifth],
      ['none', 4, fifth],
      // The same choice has the same commitment, however it was come to.
      ['for', 5, first],
    ]);
    expect(new Set([first, third, fifth]).size).toBe(3);
  });

  it('commit two citizens to the same vote in ways that have nothing in common', async () => {
    const bert = await site.token('bert');
    const [one, other] = [await cast(3, 'for'), await cast(3, 'for', bert)];
    const [{ commitment }, { commitment: another }] = [await verified(one.receipt), await verified(other.receipt)];
    expect(commitment).not.toBe(another);
  });

  it('are not given for what was refused, nor with the ballot', async () => {
    const refused = await site.call('PUT', `${C}/ballot/99`, { token, body: { choice: 'for' } });
    expect(refused.status).toBe(409);
    expect(refused.body).not.toHaveProperty('receipt');
    expect((await site.call('GET', `${C}/ballot`, { token })).body).not.toHaveProperty('receipt');
  });

  it('are given by no campaign that has switched them off', async () => {
    expect((await site.call('GET', WITHOUT)).body.receipts).toBe(false);
    const vote = await site.call('PUT', `${WITHOUT}/ballot/1`, { token, body: { choice: 'for' } });
    expect(vote).toMatchObject({ status: 200, body: { for: [1], receipt: null } });
    const withdrawal = await site.call('DELETE', `${WITHOUT}/ballot/1`, { token });
    expect(withdrawal).toMatchObject({ status: 200, body: { for: [], receipt: null } });
  });

  it('cost a vote no read and no second write', async () => {
    const clara = await site.token('clara');
    const used = async () => (await site.platform.status()).consumed.functions.vote?.ballots;
    await cast(1, 'for', clara);
    const before = await used();
    await cast(2, 'for', clara);
    expect(await used()).toEqual({ readUnits: before?.readUnits, writeUnits: (before?.writeUnits ?? 0) + 1 });
  });
});
