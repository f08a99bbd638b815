import type { Instant } from '../core/campaign.ts';
import type { Comment } from '../core/comment.ts';
import type { Write } from './audit-log.ts';
import { commentItemOf, commentKey, countKey, dayKey, requestKey } from './comment-items.ts';
import type { Submission } from './proposals.ts';

/** How long a request's key and a day's count are remembered, in seconds; a day has up to 25 hours. */
const KEY_LIFETIME = 24 * 60 * 60;
const DAY_LIFETIME = 26 * 60 * 60;

const seconds = (at: Instant) => Math.floor(at / 1000);
const shown = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };

export function putComment(table: string, campaign: string, comment: Comment, authorKey: string | null): Write {
  const Item = commentItemOf(campaign, comment, authorKey);
  return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(proposal)' } };
}

/** Remembers what the request has led to; fails with what an earlier one has led to. */
export function rememberRequest(
  table: string,
  campaign: string,
  { id, number, createdAt }: Comment,
  writer: string,
  { idempotencyKey, fingerprint }: Submission,
): Write {
  const Item = {
    ...requestKey(campaign, writer, idempotencyKey),
    made: { number, id },
    fingerprint,
    expiresAt: seconds(createdAt) + KEY_LIFETIME,
  };
  return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(proposal)', ...shown } };
}

/** One more on the day; fails when there are as many as one may write. */
export function countOnDay(
  table: string,
  campaign: string,
  authorKey: string,
  day: string,
  max: number,
  at: Instant,
): Write {
  return {
    Update: {
      TableName: table,
      Key: dayKey(campaign, authorKey, day),
      UpdateExpression: 'ADD written :one SET expiresAt = :until',
      ConditionExpression: 'attribute_not_exists(written) OR written < :max',
      ExpressionAttributeValues: { ':one': 1, ':max': max, ':until': seconds(at) + DAY_LIFETIME },
    },
  };
}

/** One more comment of its side. */
export function countComment(table: string, campaign: string, { number, side }: Comment): Write {
  return {
    Update: {
      TableName: table,
      Key: countKey(campaign, number),
      UpdateExpression: 'ADD #side :one',
      ExpressionAttributeNames: { '#side': side },
      ExpressionAttributeValues: { ':one': 1 },
    },
  };
}

/** One more reply; fails when the comment is not there to be seen. */
export function countReply(table: string, campaign: string, number: number, replyTo: string): Write {
  return {
    Update: {
      TableName: table,
      Key: commentKey(campaign, number, replyTo),
      UpdateExpression: 'ADD replies :one',
      ConditionExpression: '#status = :visible',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':one': 1, ':visible': 'visible' },
    },
  };
}
