import * as z from 'zod';
import { ACCOUNT_AGES } from '../core/account-age.ts';
import { FINDINGS } from '../core/integrity.ts';
import { instant } from './schema-parts.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable().meta({ description: 'null where it is not known or not shown' });
const shown = count.nullable().meta({ description: 'null where it is not shown: small, or voting is still open' });

export const integrity = z
  .strictObject({
    campaign: z.string(),
    asOf: instant,
    notice: z.string().meta({ description: 'What findings are, and what they are not' }),
    hours: z.array(z.strictObject({ hour: z.string().meta({ example: '2017-06-01T14' }), votes: shown })).meta({
      description: "Votes cast or moved to the other side, by the hour on the campaign's clocks; hours that are over",
    }),
    citizensByChoices: z.array(z.strictObject({ from: z.int(), to: z.int().nullable(), citizens: shown })).meta({
      description: 'Citizens by how many choices their ballots hold; `to` is null in the last, open group',
    }),
    singleVoteShare: share,
    ballotsByAge: z.array(z.strictObject({ age: z.enum(ACCOUNT_AGES), ballots: shown })).meta({
      description: 'Ballots by how old the account was at its first vote; `unknown` where tokens do not say',
    }),
    newAccountShare: share.meta({
      description: 'Among accounts whose age is known: those that first voted within an hour of being made',
    }),
    findings: z.array(
      z.strictObject({
        code: z.enum(FINDINGS).meta({ description: 'Stable; texts may change' }),
        about: z.string().nullable().meta({ description: 'The hour or the domain; null for the whole campaign' }),
        value: z.number().meta({ description: 'The number behind it: votes, or a share from 0 to 1' }),
        against: z.number().meta({ description: 'What it is held against' }),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'Integrity' });
