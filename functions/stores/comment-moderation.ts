import type { StaffAct } from '../core/audit.ts';
import type { Instant } from '../core/campaign.ts';
import type { Comment, CommentDecision, HidingReason } from '../core/comment.ts';
import type { AuditLog, Write } from './audit-log.ts';
import { commentFrom, commentKey } from './comment-items.ts';
import { countComment, countReply, putComment, rememberRequest } from './comment-writes.ts';
import { type Comments, earlierFrom, type WriteOutcome } from './comments.ts';
import type { Submission } from './proposals.ts';
import { LEAVE_QUEUE } from './queue-items.ts';

/** What a moderator decides on a comment, on the revision that they have seen. */
export interface CommentDecisionRequest {
  readonly decision: CommentDecision;
  readonly revision: number;
  readonly reason: HidingReason | null;
  /** The reason in words, for the audit log alone. */
  readonly text: string | null;
}

export type CommentDecideOutcome =
  | { readonly outcome: 'decided' | 'revision-conflict' | 'not-possible'; readonly comment: Comment }
  | { readonly outcome: 'unknown' | 'contended' };

function subjectOf({ number, id }: Pick<Comment, 'number' | 'id'>): string {
  return `proposal/${number}/comment/${id}`;
}

function decisionUpdate(
  campaign: string,
  number: number,
  id: string,
  { decision, revision, reason }: CommentDecisionRequest,
  at: Instant,
) {
  const hides = decision === 'hide';
  return {
    Key: commentKey(campaign, number, id),
    UpdateExpression: `SET #status = :to, #hidden = :hidden${hides ? '' : ', clearedAt = :at'} ADD revision :one REMOVE ${LEAVE_QUEUE}`,
    ConditionExpression: `revision = :seen AND (#status IN (:from, :held)${hides ? '' : ' OR (#status = :to AND attribute_exists(queuedAt))'})`,
    ExpressionAttributeNames: { '#status': 'status', '#hidden': 'hidden', '#queue': 'queue' },
    ExpressionAttributeValues: {
      ':from': hides ? 'visible' : 'hidden',
      ':held': 'held',
      ...(!hides && { ':at': at }),
      ':to': hides ? 'hidden' : 'visible',
      ':hidden': hides ? { reason: reason ?? 'other', at } : null,
      ':one': 1,
      ':seen': revision,
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** What the city's staff does with comments; each act with its entry in the audit log. */
export class CommentModeration {
  readonly #table: string;
  readonly #comments: Comments;
  readonly #audit: AuditLog;

  constructor(table: string, comments: Comments, audit: AuditLog) {
    this.#table = table;
    this.#comments = comments;
    this.#audit = audit;
  }

  /** Of any number of decisions on one revision, one is taken and recorded; the others are told about it. */
  async decide(
    campaign: string,
    number: number,
    id: string,
    by: string,
    request: CommentDecisionRequest,
    at: Instant,
  ): Promise<CommentDecideOutcome> {
    const { revision, reason, text, decision } = request;
    const recorded = await this.#audit.record(
      campaign,
      by,
      at,
      {
        act: `${decision}-comment`,
        subject: subjectOf({ number, id }),
        reason,
        text,
        before: revision,
        after: revision + 1,
      },
      [{ Update: { TableName: this.#table, ...decisionUpdate(campaign, number, id, request, at) } }],
    );
    switch (recorded.outcome) {
      case 'contended':
        return { outcome: 'contended' };
      case 'recorded': {
        const comment = await this.#comments.read(campaign, number, id);
        return comment ? { outcome: 'decided', comment } : { outcome: 'unknown' };
      }
      case 'refused': {
        if (recorded.item.id === undefined) return { outcome: 'unknown' };
        const comment = commentFrom(recorded.item);
        return { outcome: comment.revision === revision ? 'not-possible' : 'revision-conflict', comment };
      }
    }
  }

  /** The city's own word. */
  async speak(campaign: string, comment: Comment, by: string, submission: Submission | null): Promise<WriteOutcome> {
    const { number, replyTo, createdAt, text } = comment;
    const writes: Write[] = [putComment(this.#table, campaign, comment, null)];
    writes.push(
      replyTo === null
        ? countComment(this.#table, campaign, comment)
        : countReply(this.#table, campaign, number, replyTo),
    );
    if (submission) writes.push(rememberRequest(this.#table, campaign, comment, by, submission));
    const act: StaffAct = { act: 'comment', subject: subjectOf(comment), reason: null, text, before: null, after: 1 };
    const recorded = await this.#audit.record(campaign, by, createdAt, act, writes);
    switch (recorded.outcome) {
      case 'recorded':
        return { outcome: 'written', comment };
      case 'contended':
        return { outcome: 'contended' };
      case 'refused':
        if (submission && recorded.index === writes.length - 1)
          return this.#comments.repeated(campaign, earlierFrom(recorded.item), submission);
        return { outcome: 'unknown-comment' };
    }
  }
}
