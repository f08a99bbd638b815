import * as z from 'zod';
import { C, noBody, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { campaignPath } from './schema-parts.ts';
import { proposalSummary } from './schemas.ts';

export const twinsQuery = z.strictObject({
  title: z.string().min(3).max(200).meta({ description: 'Of the proposal that is about to be handed in' }),
});

export const twins = z
  .strictObject({
    items: z.array(
      proposalSummary.extend({ likeness: z.number().min(0).max(1).meta({ description: '1: the same title' }) }),
    ),
  })
  .meta({ id: 'Twins', description: 'The likeliest first' });

export const TWIN_OPERATIONS = {
  findTwins: {
    summary: 'Public proposals whose title is much like this one: to look at before handing in, and in the queue',
    method: 'GET',
    path: `${C}/twins`,
    function: 'browse',
    scope: null,
    params: campaignPath,
    query: twinsQuery,
    body: noBody,
    success: { status: 200, schema: twins },
    maxAge: 5,
    problems: [...PARAMETERS, 'missing-field', 'unknown-campaign'],
  },
} as const satisfies Record<string, Operation>;
