import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  commitmentBytes,
  commitmentOf,
  type HmacSha256,
  type ReceiptChoice,
  type Sha256,
  saltOf,
} from '../../functions/core/commitment.ts';
import { lengthPrefixed } from '../../functions/core/length-prefixed.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const hmac: HmacSha256 = (key, bytes) => createHmac('sha256', key).update(bytes).digest();

const campaign = 'reinventons-liege-2017';
const source = { secret: 'correct horse battery staple', voterKey: 'AAECAwQFBgcICQoLDA0ODw', number: 412 } as const;

describe('Fields with their lengths', () => {
  it('are written as four bytes of length, then the field', () => {
    expect(Buffer.from(lengthPrefixed('é', new Uint8Array([0, 255]), '')).toString('hex')).toBe(
      '00000002c3a9' + '0000000200ff' + '00000000',
    );
  });

  it('give other bytes when a sign moves from one field to the next', () => {
    expect(lengthPrefixed('1', '23')).not.toEqual(lengthPrefixed('12', '3'));
  });
});

describe('A commitment', () => {
  // Computed apart, with Python's hashlib, hmac, struct and base64.
  it.each([
    ['for', 'LicxZ70NGnhV2pszzHh8mQ', '7unjhMMtaob7-U00AdmMtWeq0jk-qfI-zGAJo5BKFW8'],
    ['against', 'o4sNbV3DJhOi0fZ5O11x_A', 'Q2z3rCqW7ybycUFy9TgsxaMXfm8e7SeEaJ94ygtTV1w'],
    ['none', '3auypvlNcdrLTE5L6yYLJQ', 'Onvea6bGLA2GYMcofmZF-vQiIztXNnx1Fd7mhna1cVo'],
  ] as const)('to %s has the salt and the hash that another implementation finds', (choice, salt, commitment) => {
    expect(saltOf({ ...source, choice }, hmac)).toBe(salt);
    expect(commitmentOf({ campaign, number: 412, choice, salt }, sha256)).toBe(commitment);
  });

  it('is another one for each voter, number, choice, campaign and secret', () => {
    const commitment = (changes: Partial<typeof source>, choice: ReceiptChoice = 'for', round: string = campaign) => {
      const changed = { ...source, ...changes };
      return commitmentOf(
        { campaign: round, number: changed.number, choice, salt: saltOf({ ...changed, choice }, hmac) },
        sha256,
      );
    };
    const all = [
      commitment({}),
      commitment({}, 'against'),
      commitment({}, 'none'),
      commitment({}, 'for', 'another'),
      commitment({ number: 413 as 412 }),
      commitment({ secret: 'another' as typeof source.secret }),
      commitment({ voterKey: 'BAECAwQFBgcICQoLDA0ODw' as typeof source.voterKey }),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(commitment({})).toBe(all[0]);
  });

  it.each([
    ['too short', 'AAAAAAAAAAAAAAAAAAAAA'],
    ['padded', 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ['a second text for the same bytes', 'AAAAAAAAAAAAAAAAAAAAAB'],
    ['too long', 'A'.repeat(43)],
  ])('is not made of a salt that is %s', (_, salt) => {
    expect(() => commitmentBytes({ campaign, number: 1, choice: 'for', salt })).toThrow(SyntaxError);
  });
});
