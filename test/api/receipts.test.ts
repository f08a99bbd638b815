import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compactVerify, createLocalJWKSet } from 'jose';
import { OPERATIONS } from '../../functions/http/operations.ts';
import { SIGNING_PURPOSES } from '../../functions/stores/signing-keys.ts';
import { Buckets } from '../../local/buckets.ts';
import { TestPlatform } from '../support/platform.ts';
import { publishedArchive } from '../support/published-archive.ts';

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
    // The other one is for checkpoints: who wants to know it before there is a result gets it here.
    expect(body.keys).toHaveLength(SIGNING_PURPOSES.length);
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

/** Into the bucket, as who publishes them would. */
async function publish(objects: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const { resources } = site.platform.deployment;
  const name =
    resources.find(({ type, path }) => type === 'AWS::S3::Bucket' && path.startsWith('open-data'))?.name ?? '';
  const buckets = new Buckets(join(site.dataDir, 'buckets'), [name]);
  for (const [key, bytes] of objects) await buckets.put(name, key, Buffer.from(bytes));
}

describe('after closing', () => {
  const ballotOf = async (campaign: string) => (await site.call('GET', `${campaign}/ballot`, { token })).body;

  it('one’s own ballot, and nobody else’s, opens the commitments of the receipts', async () => {
    const { receipt } = await cast(1, 'for');
    await cast(2, 'against');
    await cast(3, null);
    expect((await ballotOf(C)).votes).toBeNull();
    await site.call('PUT', `${WITHOUT}/ballot/1`, { token, body: { choice: 'for' } });
    await site.moveTo('2024-05-15T22:00:00Z');

    const { votes } = await ballotOf(C);
    expect(votes).toMatchObject({
      published: null,
      items: [
        { number: 1, choice: 'for', commitment: (await verified(receipt)).commitment, inclusion: null },
        { number: 2, choice: 'against', inclusion: null },
      ],
      next: null,
    });
    for (const { salt } of votes.items) expect(salt).toMatch(/^[\w-]{22}$/);
    expect((await ballotOf(WITHOUT)).votes).toBeNull();
    const dora = await site.token('dora');
    expect((await site.call('GET', `${C}/ballot`, { token: dora })).body.votes.items).toEqual([]);
  });

  it('each vote is found in the archive once there is one', async () => {
    const { votes } = await ballotOf(C);
    await publish(publishedArchive('open-counts', 1, votes.items).objects);
    const found = await site.call('GET', `${C}/ballot`, { token });
    expect(found.headers.get('cache-control')).toBe('no-store');
    expect(found.body.votes.published).toEqual({ version: 1, size: 2 });
    const inclusions = found.body.votes.items.map(({ inclusion }: { inclusion: unknown }) => inclusion);
    expect(inclusions.toSorted((a: { index: number }, b: { index: number }) => a.index - b.index)).toEqual([
      { index: 0, proof: [expect.any(String)] },
      { index: 1, proof: [expect.any(String)] },
    ]);
    const rest = await site.call('GET', `${C}/ballot?after=1`, { token });
    expect(rest.body.votes.items.map(({ number }: { number: number }) => number)).toEqual([2]);
  });

  it('asks for nothing that the function may not do', async () => {
    expect((await site.platform.status()).denied.count).toBe(0);
  });
});
