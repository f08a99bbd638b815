import * as z from 'zod';
import { CHOICES } from '../core/campaign.ts';
import { LARGEST_NUMBER } from '../core/limits.ts';
import { count, instant, wholeNumber } from './schema-parts.ts';

export const choice = z.strictObject({ choice: z.enum(CHOICES) }).meta({ id: 'Choice' });
export const ballot = z
  .strictObject({
    campaign: z.string(),
    for: z.array(z.int()),
    against: z.array(z.int()),
    choices: count,
    left: count.nullable().meta({ description: 'How many choices are left; null where there is no cap' }),
    revision: count,
    changedAt: instant.nullable(),
  })
  .meta({ id: 'Ballot' });

const ownVote = z.strictObject({
  number: z.int(),
  choice: z.enum(CHOICES),
  salt: z.string().meta({ description: '16 bytes in base64url' }),
  commitment: z.string().meta({
    description:
      'As in the receipt and in votes.csv: SHA-256 over `reinventons/vote/1`, campaign, number, choice and salt, each after its length in four bytes',
  }),
  inclusion: z
    .strictObject({
      index: count.meta({ description: 'Of the line in votes.csv, from 0' }),
      proof: z.array(z.string()).meta({ description: 'Hashes in base64, from the leaf up to the root (RFC 6962)' }),
    })
    .nullable()
    .meta({
      description:
        'null where votes.csv of that version has no such line. Votes on numbers that were annulled do stand in it',
    }),
});
const ownVotes = z.strictObject({
  published: z
    .strictObject({ version: z.int().min(1), size: count.meta({ description: 'Leaves of the tree' }) })
    .nullable()
    .meta({ description: 'The version of the open data that this is about; null while there is none' }),
  items: z.array(ownVote),
  next: z.int().nullable().meta({ description: 'Send it as `after` for the next ones; null on the last page' }),
});
export const ballotQuery = z.strictObject({
  after: wholeNumber(1, LARGEST_NUMBER).optional().meta({ description: '`votes.next` of the page before' }),
});
export const ownBallot = ballot
  .extend({
    votes: ownVotes.nullable().meta({
      description:
        'What it takes to find each of these votes in the open data. null while voting is open, and where the campaign gives no receipts',
    }),
  })
  .meta({ id: 'OwnBallot' });
export const votedBallot = ballot
  .extend({
    receipt: z.string().nullable().meta({
      description:
        'Signed by the platform: a compact JWS (`typ` vote-receipt+jwt, EdDSA) with campaign, number, choice (`none` after a vote was taken back), revision, instant and a commitment. null where the campaign gives none',
    }),
  })
  .meta({ id: 'VotedBallot' });
const publicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
});
export const publicKeys = z.strictObject({ keys: z.array(publicKey) }).meta({ id: 'PublicKeys' });

export const voucherCode = z
  .strictObject({
    code: z.string().max(64).meta({ description: 'As printed; case, spaces and hyphens do not matter' }),
  })
  .meta({ id: 'VoucherCode' });
export const voucher = z.strictObject({ campaign: z.string(), redeemedAt: instant }).meta({ id: 'Voucher' });
export const movedBallot = ballot
  .extend({
    receipts: z
      .strictObject({ from: z.string().nullable(), to: z.string().nullable() })
      .meta({ description: 'Of both numbers; null where the campaign gives none' }),
  })
  .meta({ id: 'MovedBallot' });
export const move = z
  .strictObject({ to: z.int().min(1).max(LARGEST_NUMBER).meta({ description: 'The lead' }) })
  .meta({ id: 'Move' });
