import * as z from 'zod';
import { ACCOUNT_AGES } from '../core/account-age.ts';
import { OWN_COMMENTS_A_PAGE, OWN_PROPOSALS_A_PAGE } from '../core/limits.ts';
import { comment } from './comment-schemas.ts';
import { count, instant } from './schema-parts.ts';
import { ownProposal, unlinked } from './schemas.ts';

export const personalExport = z
  .strictObject({
    exportedAt: instant,
    proposals: z.array(ownProposal).max(OWN_PROPOSALS_A_PAGE),
    comments: z.array(comment).max(OWN_COMMENTS_A_PAGE).meta({ description: 'Once all proposals have been listed' }),
    next: z
      .string()
      .nullable()
      .meta({ description: 'There are further proposals or comments; the rest is on the first page alone' }),
    ballots: z.array(
      z.strictObject({
        campaign: z.string(),
        for: z.array(z.int()),
        against: z.array(z.int()),
        revision: count,
        changedAt: instant,
        accountAge: z
          .enum(ACCOUNT_AGES)
          .nullable()
          .meta({ description: 'How old the account was at the first vote, for the integrity report' }),
      }),
    ),
    vouchers: z.array(z.strictObject({ campaign: z.string(), redeemedAt: instant, keptUntil: instant })),
    handedIn: z
      .array(z.strictObject({ campaign: z.string(), proposals: count, keptUntil: instant.nullable() }))
      .meta({ description: 'How many proposals one has handed in where there is a limit, also those made anonymous' }),
    reports: z
      .array(
        z.strictObject({
          campaign: z.string(),
          number: z.int().meta({ description: "The proposal's number" }),
          comment: z.string().nullable().meta({ description: 'Id of the comment below it; null: the proposal itself' }),
          at: instant.nullable().meta({ description: 'null once one has erased oneself' }),
          keptUntil: instant.nullable(),
        }),
      )
      .meta({
        description: "What one has reported. The words are kept with what they are about, and not as anybody's",
      }),
    unlinked,
  })
  .meta({ id: 'PersonalExport' });
