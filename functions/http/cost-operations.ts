import { costDraft } from './desk-schemas.ts';
import { BODY, C, nothing } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { proposalPath } from './schema-parts.ts';
import { proposal } from './schemas.ts';

/** What proposals cost, by the city's estimate. */
export const COST_OPERATIONS = {
  putCost: {
    summary:
      'Say what a public proposal costs, until voting opens: rules that spend a budget need it, and it decides between equals',
    function: 'moderate',
    scope: 'moderate',
    maxAge: 0,
    method: 'PUT',
    path: `${C}/proposals/{number}/cost`,
    params: proposalPath,
    query: nothing,
    body: costDraft,
    success: { status: 200, schema: proposal },
    problems: [
      ...BODY,
      'not-a-moderator',
      'unknown-campaign',
      'unknown-proposal',
      'not-public',
      'costs-frozen',
      'revision-conflict',
      'busy',
    ],
  },
} as const satisfies Record<string, Operation>;
