import * as z from 'zod';
import { ANSWER_OPERATIONS } from './answer-operations.ts';
import { COMMENT_OPERATIONS } from './comment-operations.ts';
import { COST_OPERATIONS } from './cost-operations.ts';
import { DESK_OPERATIONS } from './desk-operations.ts';
import { personalExport } from './export-schema.ts';
import { integrity } from './integrity-schemas.ts';
import { MERGE_OPERATIONS } from './merge-operations.ts';
import { OPEN_DATA_OPERATIONS } from './open-data-operations.ts';
import { BODY, C, noBody, nothing, PARAMETERS } from './operation-parts.ts';
import { placesPage } from './place-schemas.ts';
import type { ProblemCode } from './problem.ts';
import { PROJECT_OPERATIONS } from './project-operations.ts';
import { campaignPath, proposalPath } from './schema-parts.ts';
import * as schemas from './schemas.ts';
import { SITE_OPERATIONS } from './site-operations.ts';
import { TILE_OPERATIONS } from './tile-operations.ts';
import { TWIN_OPERATIONS } from './twin-operations.ts';
import { VOTE_OPERATIONS } from './vote-operations.ts';

export { noBody } from './operation-parts.ts';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** What a citizen's or moderator's token has to allow. */
export const SCOPES = ['propose', 'vote', 'moderate', 'me'] as const;

/** One route of the API: the template, the functions, the OpenAPI document and the tests are all derived from it. */
export interface Operation {
  readonly summary: string;
  readonly method: (typeof METHODS)[number];
  readonly path: string;
  /** The function that answers, by its folder. */
  readonly function: 'browse' | 'propose' | 'vote' | 'me' | 'moderate' | 'tiles';
  /** null: anyone may call it, and the answer carries no personal state. */
  readonly scope: (typeof SCOPES)[number] | null;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  /** `noBody` where a body is not read. */
  readonly body: z.ZodType;
  /** `mediaType`: where the answer is a text of that kind; left out, it is JSON. */
  readonly success: { readonly status: 200 | 201; readonly schema: z.ZodType; readonly mediaType?: string };
  /** How long anyone may keep the answer, in seconds; 0 forbids keeping it. */
  readonly maxAge: number;
  readonly problems: readonly ProblemCode[];
  readonly idempotencyKey?: true;
  /** The answer has an entity tag, and whoever sends that in `If-None-Match` gets 304 while it is the same. */
  readonly conditional?: true;
  /** A page of the site, filled in, or a picture on one: no part of the API's description. */
  readonly page?: true;
  /** What is sent could be guessed: only few requests a second are let through, over all clients. */
  readonly guessable?: true;
}

const none = { params: nothing, query: nothing, body: noBody, scope: null } as const;

export const OPERATIONS = {
  getOpenApi: {
    ...none,
    summary: 'This description of the API',
    method: 'GET',
    path: '/api/openapi.json',
    function: 'browse',
    success: { status: 200, schema: z.looseObject({}) },
    maxAge: 300,
    problems: PARAMETERS,
  },
  getProblem: {
    ...none,
    summary: 'What a problem code means',
    method: 'GET',
    path: '/api/problems/{code}',
    function: 'browse',
    params: z.strictObject({ code: z.string().max(64) }),
    success: { status: 200, schema: schemas.problem },
    maxAge: 300,
    problems: [...PARAMETERS, 'unknown-problem'],
  },
  listCampaigns: {
    ...none,
    summary: 'All campaigns',
    method: 'GET',
    path: '/api/campaigns',
    function: 'browse',
    success: { status: 200, schema: schemas.campaignHeads },
    maxAge: 5,
    problems: PARAMETERS,
  },
  getCampaign: {
    ...none,
    summary: 'One campaign: its phases, themes, districts and rules',
    method: 'GET',
    path: C,
    function: 'browse',
    params: campaignPath,
    success: { status: 200, schema: schemas.campaign },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign'],
  },
  listProposals: {
    ...none,
    summary: 'Proposals, filtered, searched, sorted and paged',
    method: 'GET',
    path: `${C}/proposals`,
    function: 'browse',
    params: campaignPath,
    query: schemas.proposalsQuery,
    success: { status: 200, schema: schemas.proposalPage },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign', 'invalid-cursor', 'counts-not-public'],
  },
  getProposal: {
    ...none,
    summary: 'One proposal',
    method: 'GET',
    path: `${C}/proposals/{number}`,
    function: 'browse',
    params: proposalPath,
    success: { status: 200, schema: schemas.proposal },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign', 'unknown-proposal'],
  },
  listPlaces: {
    ...none,
    summary: 'Where the proposals are that have a place, filtered and searched as the list, by number',
    method: 'GET',
    path: `${C}/places`,
    function: 'browse',
    params: campaignPath,
    query: schemas.placesQuery,
    success: { status: 200, schema: placesPage },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign', 'invalid-cursor'],
  },
  getTally: {
    ...none,
    summary: 'The live counters',
    method: 'GET',
    path: `${C}/tally`,
    function: 'browse',
    params: campaignPath,
    success: { status: 200, schema: schemas.tally },
    maxAge: 2,
    problems: [...PARAMETERS, 'unknown-campaign', 'counts-not-public'],
  },
  getIntegrity: {
    ...none,
    summary: 'What stands out in how people vote: a reason to look, not a verdict',
    method: 'GET',
    path: `${C}/integrity`,
    function: 'browse',
    params: campaignPath,
    success: { status: 200, schema: integrity },
    maxAge: 60,
    problems: [...PARAMETERS, 'unknown-campaign', 'counts-not-public'],
  },
  getResults: {
    ...none,
    summary: 'The result: a recount of all ballots',
    method: 'GET',
    path: `${C}/results`,
    function: 'browse',
    params: campaignPath,
    query: schemas.resultQuery,
    success: { status: 200, schema: schemas.result },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign', 'no-result-yet', 'result-not-published', 'unknown-version'],
  },
  createProposal: {
    summary: 'Hand in a proposal',
    method: 'POST',
    path: `${C}/proposals`,
    function: 'propose',
    scope: 'propose',
    params: campaignPath,
    query: nothing,
    body: schemas.proposalDraft,
    success: { status: 201, schema: schemas.ownProposal },
    maxAge: 0,
    problems: [
      ...BODY,
      'unknown-campaign',
      'phase-not-open',
      'phase-closed',
      'paused',
      'not-eligible',
      'places-not-taken',
      'proposal-limit-reached',
      'idempotency-key-reused',
      'busy',
    ],
    idempotencyKey: true,
  },
  getOwnProposal: {
    summary: "One's own proposal with all its words, whatever its status, and what a moderator has written about it",
    method: 'GET',
    path: `${C}/proposals/{number}/own`,
    function: 'propose',
    scope: 'propose',
    params: proposalPath,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: schemas.ownProposal },
    maxAge: 0,
    problems: [...PARAMETERS, 'unknown-campaign', 'unknown-proposal', 'not-the-author'],
  },
  editProposal: {
    summary:
      "Change one's own proposal while ideas are taken; moderators look at it again, beforehand where they do so",
    method: 'PATCH',
    path: `${C}/proposals/{number}`,
    function: 'propose',
    scope: 'propose',
    params: proposalPath,
    query: nothing,
    body: schemas.proposalEdit,
    success: { status: 200, schema: schemas.ownProposal },
    maxAge: 0,
    problems: [
      ...BODY,
      'unknown-campaign',
      'unknown-proposal',
      'not-the-author',
      'proposal-withdrawn',
      'proposal-merged',
      'places-not-taken',
      'revision-conflict',
      'phase-not-open',
      'phase-closed',
      'paused',
      'busy',
    ],
  },
  reportProposal: {
    summary: 'Tell moderators that they should look at a proposal; they do not learn who did',
    method: 'POST',
    path: `${C}/proposals/{number}/reports`,
    function: 'propose',
    scope: 'propose',
    params: proposalPath,
    query: nothing,
    body: schemas.report,
    success: { status: 201, schema: schemas.reported },
    maxAge: 0,
    problems: [
      ...BODY,
      'unknown-campaign',
      'unknown-proposal',
      'not-public',
      'reported-before',
      'report-limit-reached',
      'busy',
    ],
  },
  withdrawProposal: {
    summary: "Withdraw one's own proposal; votes that it has are annulled",
    method: 'DELETE',
    path: `${C}/proposals/{number}`,
    function: 'propose',
    scope: 'propose',
    params: proposalPath,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: schemas.proposal },
    maxAge: 0,
    problems: [
      ...PARAMETERS,
      'unknown-campaign',
      'unknown-proposal',
      'not-the-author',
      'phase-not-open',
      'phase-closed',
      'busy',
    ],
  },
  getMe: {
    summary: 'Who one is to this platform, and where one has taken part',
    method: 'GET',
    path: '/api/me',
    function: 'me',
    scope: 'me',
    params: nothing,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: schemas.me },
    maxAge: 0,
    problems: [...PARAMETERS, 'busy'],
  },
  exportMe: {
    summary: 'All that is held on one, page by page',
    method: 'GET',
    path: '/api/me/export',
    function: 'me',
    scope: 'me',
    params: nothing,
    query: schemas.exportQuery,
    body: noBody,
    success: { status: 200, schema: personalExport },
    maxAge: 0,
    problems: [...PARAMETERS, 'invalid-cursor', 'busy'],
  },
  eraseMe: {
    summary:
      'Take oneself out: proposals become anonymous, ballots are withdrawn while voting is open and linked to nobody afterwards',
    method: 'DELETE',
    path: '/api/me',
    function: 'me',
    scope: 'me',
    params: nothing,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: schemas.erasure },
    maxAge: 0,
    problems: [...PARAMETERS, 'busy'],
  },
  ...VOTE_OPERATIONS,
  ...DESK_OPERATIONS,
  ...MERGE_OPERATIONS,
  ...SITE_OPERATIONS,
  ...TILE_OPERATIONS,
  ...TWIN_OPERATIONS,
  ...ANSWER_OPERATIONS,
  ...COST_OPERATIONS,
  ...COMMENT_OPERATIONS,
  ...PROJECT_OPERATIONS,
  ...OPEN_DATA_OPERATIONS,
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof OPERATIONS;

export const operations: readonly (Operation & { readonly id: string })[] = Object.entries(OPERATIONS).map(
  ([id, operation]) => ({ id, ...operation }),
);
