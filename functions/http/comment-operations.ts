import * as comments from './comment-schemas.ts';
import { BODY, C, noBody, nothing, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { campaignPath, proposalPath } from './schema-parts.ts';
import { report } from './schemas.ts';

const LIST = `${C}/proposals/{number}/comments`;
const staff = { function: 'moderate', scope: 'moderate', maxAge: 0, query: nothing } as const;
const citizen = { function: 'propose', scope: 'propose', maxAge: 0, query: nothing } as const;
const WRITE = [
  'unknown-campaign',
  'unknown-proposal',
  'not-public',
  'comments-closed',
  'unknown-comment',
  'idempotency-key-reused',
  'busy',
] as const;
const STAFF = ['not-a-moderator', 'unknown-campaign', 'unknown-comment', 'busy'] as const;

/** What citizens and the city say to each other below a proposal. */
export const COMMENT_OPERATIONS = {
  listComments: {
    summary: 'Comments below a proposal, or the replies to one of them',
    method: 'GET',
    path: LIST,
    function: 'browse',
    scope: null,
    params: proposalPath,
    query: comments.commentsQuery,
    body: noBody,
    success: { status: 200, schema: comments.commentPage },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign', 'unknown-proposal', 'not-public', 'invalid-cursor'],
  },
  createComment: {
    ...citizen,
    summary: 'Comment on a proposal, or reply to a comment',
    method: 'POST',
    path: LIST,
    params: proposalPath,
    body: comments.commentDraft,
    success: { status: 201, schema: comments.comment },
    problems: [...BODY, ...WRITE, 'not-eligible', 'comment-limit-reached'],
    idempotencyKey: true,
  },
  withdrawComment: {
    ...citizen,
    summary: "Withdraw one's own comment: its place stays, its text and name go",
    method: 'DELETE',
    path: `${LIST}/{comment}`,
    params: comments.commentPath,
    body: noBody,
    success: { status: 200, schema: comments.comment },
    problems: [...PARAMETERS, 'unknown-campaign', 'unknown-comment', 'not-the-author', 'busy'],
  },
  reportComment: {
    ...citizen,
    summary:
      'Tell moderators that they should look at a comment; they do not learn who did. Many reports hold it until they have, where the campaign says so',
    method: 'POST',
    path: `${LIST}/{comment}/reports`,
    params: comments.commentPath,
    body: report,
    success: { status: 201, schema: comments.reportedComment },
    problems: [...BODY, 'unknown-campaign', 'unknown-comment', 'reported-before', 'report-limit-reached', 'busy'],
  },
  getCommentQueue: {
    ...staff,
    summary: 'Reported comments that wait for a moderator; what has waited longest comes first',
    method: 'GET',
    path: `${C}/desk/comments`,
    params: campaignPath,
    query: comments.commentQueueQuery,
    body: noBody,
    success: { status: 200, schema: comments.commentQueuePage },
    problems: [...PARAMETERS, 'not-a-moderator', 'unknown-campaign', 'invalid-cursor', 'busy'],
  },
  createCityComment: {
    ...staff,
    summary: 'Comment or reply in the name of the city, also when citizens no longer can',
    method: 'POST',
    path: `${C}/proposals/{number}/city-comments`,
    params: proposalPath,
    body: comments.commentDraft,
    success: { status: 201, schema: comments.comment },
    problems: [...BODY, ...WRITE, 'not-a-moderator'],
    idempotencyKey: true,
  },
  getDeskComment: {
    ...staff,
    summary: 'One comment with all its words and its reports, also when it is hidden',
    method: 'GET',
    path: `${C}/desk/proposals/{number}/comments/{comment}`,
    params: comments.commentPath,
    body: noBody,
    success: { status: 200, schema: comments.deskComment },
    problems: [...PARAMETERS, ...STAFF],
  },
  decideComment: {
    ...staff,
    summary: 'Hide a comment, or restore it: also one that was held after reports, or that was reported and is fine',
    method: 'POST',
    path: `${LIST}/{comment}/decision`,
    params: comments.commentPath,
    body: comments.commentDecision,
    success: { status: 200, schema: comments.comment },
    problems: [...BODY, ...STAFF, 'comment-withdrawn', 'revision-conflict'],
  },
} as const satisfies Record<string, Operation>;
