import * as answers from './answer-schemas.ts';
import { BODY, C, noBody, nothing, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { campaignPath, proposalPath } from './schema-parts.ts';
import { proposal } from './schemas.ts';

const staff = { function: 'moderate', scope: 'moderate', maxAge: 0, query: nothing } as const;

/** What the city says to citizens' proposals, and to how many it has said nothing yet. */
export const ANSWER_OPERATIONS = {
  getAnswerDebt: {
    summary: 'How many proposals have no answer yet, and since when',
    method: 'GET',
    path: `${C}/answer-debt`,
    function: 'browse',
    scope: null,
    params: campaignPath,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: answers.answerDebt },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign'],
  },
  answerProposal: {
    ...staff,
    summary: 'Answer a proposal in the name of the city, or answer it anew',
    method: 'PUT',
    path: `${C}/proposals/{number}/answer`,
    params: proposalPath,
    body: answers.answerDraft,
    success: { status: 200, schema: proposal },
    problems: [
      ...BODY,
      'not-a-moderator',
      'unknown-campaign',
      'unknown-proposal',
      'unknown-project',

      'not-public',
      'revision-conflict',
      'busy',
    ],
  },
  answerProposals: {
    ...staff,
    summary: 'Answer several proposals at once, each by itself',
    method: 'PUT',
    path: `${C}/answers`,
    params: campaignPath,
    body: answers.answersDraft,
    success: { status: 200, schema: answers.answersGiven },
    problems: [...BODY, 'not-a-moderator', 'unknown-campaign', 'busy'],
  },
} as const satisfies Record<string, Operation>;
