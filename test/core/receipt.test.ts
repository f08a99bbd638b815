import { describe, expect, it } from '@jest/globals';
import { type Receipt, readReceipt, signingInput } from '../../functions/core/receipt.ts';

const RECEIPT: Receipt = {
  campaign: 'reinventons-liege-2017',
  number: 412,
  choice: 'for',
  revision: 3,
  instant: Date.parse('2017-06-01T08:00:00.123Z'),
  commitment: 'A'.repeat(43),
};
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const SIGNED = signingInput(RECEIPT, 'key-1');
const [HEADER = '', PAYLOAD = ''] = SIGNED.split('.');
const SIGNATURE = Buffer.alloc(64, 7).toString('base64url');

describe('a receipt', () => {
  it('is the JWS that its description shows', () => {
    expect(Buffer.from(HEADER, 'base64url').toString()).toBe('{"alg":"EdDSA","typ":"vote-receipt+jwt","kid":"key-1"}');
    expect(Buffer.from(PAYLOAD, 'base64url').toString()).toBe(
      `{"campaign":"reinventons-liege-2017","number":412,"choice":"for","revision":3,"instant":"2017-06-01T08:00:00.123Z","commitment":"${'A'.repeat(43)}"}`,
    );
  });

  it.each(['for', 'against', 'none'] as const)('%s is read as it was written, with what was signed', (choice) => {
    const receipt = { ...RECEIPT, choice };
    const signed = signingInput(receipt, 'key-1');
    expect(readReceipt(`${signed}.${SIGNATURE}\n`)).toEqual({
      kid: 'key-1',
      receipt,
      signed: new Uint8Array(Buffer.from(signed)),
      signature: new Uint8Array(64).fill(7),
    });
  });

  const header = { alg: 'EdDSA', typ: 'vote-receipt+jwt', kid: 'key-1' };
  const payload = JSON.parse(Buffer.from(PAYLOAD, 'base64url').toString());
  it.each([
    ['without a signature', SIGNED],
    ['with a part more', `${SIGNED}.${SIGNATURE}.`],
    ['signed by nobody', `${encode({ ...header, alg: 'none' })}.${PAYLOAD}.`],
    ['of another algorithm', `${encode({ ...header, alg: 'ES256' })}.${PAYLOAD}.${SIGNATURE}`],
    ['of another kind', `${encode({ ...header, typ: 'JWT' })}.${PAYLOAD}.${SIGNATURE}`],
    ['without a key', `${encode({ ...header, kid: undefined })}.${PAYLOAD}.${SIGNATURE}`],
    ['that asks for more than is understood', `${encode({ ...header, crit: ['exp'] })}.${PAYLOAD}.${SIGNATURE}`],
    ['with a choice that there is not', `${HEADER}.${encode({ ...payload, choice: 'both' })}.${SIGNATURE}`],
    ['without a number', `${HEADER}.${encode({ ...payload, number: '412' })}.${SIGNATURE}`],
    ['without an instant', `${HEADER}.${encode({ ...payload, instant: 'soon' })}.${SIGNATURE}`],
    ['that is a list', `${HEADER}.${encode([payload])}.${SIGNATURE}`],
    ['that is not JSON', `${HEADER}.e30x.${SIGNATURE}`],
    ['that is not base64url', `${HEADER}.${PAYLOAD}=.${SIGNATURE}`],
    ['that is nothing', ''],
  ])('%s is no receipt', (_, jws) => {
    expect(readReceipt(jws)).toBeNull();
  });
});
