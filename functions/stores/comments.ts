import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Comment, SIDES, type Side } from '../core/comment.ts';
import type { Write } from './audit-log.ts';
import { commentFrom, commentKey, countKey, partitionOf, rangeOf } from './comment-items.ts';
import { countComment, countOnDay, countReply, putComment, rememberRequest } from './comment-writes.ts';
import { itemThatFailed } from './dynamo.ts';
import { proposalKey } from './proposal-items.ts';
import type { Submission } from './proposals.ts';
import { LEAVE_QUEUE } from './queue-items.ts';

export type WriteOutcome =
  | { readonly outcome: 'written' | 'repeated'; readonly comment: Comment }
  | { readonly outcome: 'key-reused' | 'limit-reached' | 'unknown-comment' | 'contended' };

export type WithdrawCommentOutcome =
  | { readonly outcome: 'withdrawn'; readonly comment: Comment }
  | { readonly outcome: 'unknown' | 'not-the-author' };

/** Somebody who writes, and how many comments they may write on the day. */
export interface Writer {
  readonly authorKey: string;
  readonly day: string;
  readonly perDay: number | null;
}

/** Which comments to list: those of the proposal, or the replies to one. */
export interface CommentList {
  readonly replyTo: string | null;
  /** Only those of this side. Default: all. */
  readonly side?: Side | null;
  readonly newestFirst: boolean;
  /** Id of the last one of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Each failed attempt means that another transaction was in the way: of the same citizen, or below the same comment. */
const ATTEMPTS = 40;
/** The longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 40;

/** So many comments are looked at by one query with a filter: at most about 500 KB. */
const FILTERED_AT_ONCE = 200;

const keyItem = z.object({ proposal: z.string(), comment: z.string() });
const sideCount = z.number().default(0);
const countItem = z.object({ for: sideCount, against: sideCount, neutral: sideCount, question: sideCount });
const madeItem = z.object({ made: z.object({ number: z.number(), id: z.string() }), fingerprint: z.string() });

export interface Earlier {
  readonly number: number;
  readonly id: string;
  readonly fingerprint: string;
}

/** What an earlier request with the same key has led to. */
export function earlierFrom(item: Readonly<Record<string, unknown>>): Earlier {
  const { made, fingerprint } = madeItem.parse(item);
  return { ...made, fingerprint };
}

export class Comments {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #proposals: string;

  constructor(client: DynamoDBDocumentClient, tables: { comments: string; proposals: string }) {
    this.#client = client;
    this.#table = tables.comments;
    this.#proposals = tables.proposals;
  }

  async read(campaign: string, number: number, id: string): Promise<Comment | null> {
    const Key = commentKey(campaign, number, id);
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }));
    return Item ? commentFrom(Item) : null;
  }

  /** The status of a proposal and whose it is; null where there is none. */
  async proposal(campaign: string, number: number): Promise<{ status: string; authorKey: string | null } | null> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#proposals,
        Key: proposalKey(campaign, number),
        ProjectionExpression: '#status, authorKey',
        ExpressionAttributeNames: { '#status': 'status' },
      }),
    );
    if (!Item) return null;
    return { status: String(Item.status), authorKey: typeof Item.authorKey === 'string' ? Item.authorKey : null };
  }

  /** A page of comments; it may lag behind by a second. `more`: whether there is another page. */
  async list(
    campaign: string,
    number: number,
    { replyTo, side = null, newestFirst, after, limit }: CommentList,
  ): Promise<{ comments: Comment[]; more: boolean }> {
    const found: Comment[] = [];
    let start = after === null ? null : commentKey(campaign, number, after);
    // One more than asked for tells whether there is a next page.
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'proposal = :proposal AND begins_with(#comment, :range)',
          ...(side !== null && { FilterExpression: '#side = :side' }),
          ExpressionAttributeNames: { '#comment': 'comment', ...(side !== null && { '#side': 'side' }) },
          ExpressionAttributeValues: {
            ':proposal': partitionOf(campaign, number),
            ':range': rangeOf(replyTo),
            ...(side !== null && { ':side': side }),
          },
          ScanIndexForward: !newestFirst,
          // A filter may leave little of what is read.
          Limit: side === null ? limit + 1 : FILTERED_AT_ONCE,
          ...(start !== null && { ExclusiveStartKey: start }),
        }),
      );
      found.push(...Items.map(commentFrom));
      start = LastEvaluatedKey ? keyItem.parse(LastEvaluatedKey) : null;
    } while (start !== null && found.length <= limit);
    return { comments: found.slice(0, limit), more: found.length > limit };
  }

  /** How many a list has in all, whatever became of them. */
  async count(campaign: string, number: number, { replyTo, side = null }: Pick<CommentList, 'replyTo' | 'side'>) {
    const Key = replyTo === null ? countKey(campaign, number) : commentKey(campaign, number, replyTo);
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key }));
    if (!Item) return 0;
    if (replyTo !== null) return commentFrom(Item).replies;
    const counts = countItem.parse(Item);
    return side === null ? SIDES.reduce((sum, each) => sum + counts[each], 0) : counts[side];
  }

  /**
   * The comment, its place below another, its author's count and the request's key are written in one transaction: a key
   * gives one comment however often and in parallel it is sent, and nobody writes one more than they may on a day.
   */
  async write(
    campaign: string,
    comment: Comment,
    { authorKey, day, perDay }: Writer,
    submission: Submission | null,
  ): Promise<WriteOutcome> {
    const { number, replyTo, createdAt } = comment;
    const writes: { what: 'comment' | 'count' | 'key' | 'limit' | 'parent'; write: Write }[] = [
      { what: 'comment', write: putComment(this.#table, campaign, comment, authorKey) },
    ];
    if (submission)
      writes.push({ what: 'key', write: rememberRequest(this.#table, campaign, comment, authorKey, submission) });
    if (perDay !== null)
      writes.push({ what: 'limit', write: countOnDay(this.#table, campaign, authorKey, day, perDay, createdAt) });
    writes.push(
      replyTo === null
        ? { what: 'count', write: countComment(this.#table, campaign, comment) }
        : { what: 'parent', write: countReply(this.#table, campaign, number, replyTo) },
    );
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        await this.#client.send(new TransactWriteCommand({ TransactItems: writes.map(({ write }) => write) }));
        return { outcome: 'written', comment };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        const failed = writes.findIndex((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed');
        const what = writes[failed]?.what;
        if (what === 'limit') return { outcome: 'limit-reached' };
        if (what === 'parent') return { outcome: 'unknown-comment' };
        if (what === 'key' && submission)
          return this.repeated(campaign, earlierFrom(unmarshall(reasons[failed]?.Item ?? {})), submission);
      }
      await setTimeout(Math.random() * LONGEST_PAUSE);
    }
    return { outcome: 'contended' };
  }

  /** The answer to a request that has come before. */
  async repeated(campaign: string, earlier: Earlier, { fingerprint }: Submission): Promise<WriteOutcome> {
    if (earlier.fingerprint !== fingerprint) return { outcome: 'key-reused' };
    const comment = await this.read(campaign, earlier.number, earlier.id);
    if (!comment) throw new Error(`Comment ${earlier.id} of ${campaign} has a key but no item`);
    return { outcome: 'repeated', comment };
  }

  /** Takes away what one has written and who one was; the place stays, for the replies. The same when sent again. */
  async withdraw(campaign: string, number: number, id: string, authorKey: string): Promise<WithdrawCommentOutcome> {
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: commentKey(campaign, number, id),
      UpdateExpression: `SET #status = :withdrawn, #text = :none, author = :none ADD revision :one REMOVE authorKey, ${LEAVE_QUEUE}`,
      ConditionExpression: 'authorKey = :author',
      ExpressionAttributeNames: { '#status': 'status', '#text': 'text', '#queue': 'queue' },
      ExpressionAttributeValues: { ':withdrawn': 'withdrawn', ':none': '', ':one': 1, ':author': authorKey },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes = {} } = await this.#client.send(update);
      return { outcome: 'withdrawn', comment: commentFrom(Attributes) };
    } catch (error) {
      const item = itemThatFailed(error);
      if (item.id === undefined) return { outcome: 'unknown' };
      const comment = commentFrom(item);
      return comment.status === 'withdrawn' ? { outcome: 'withdrawn', comment } : { outcome: 'not-the-author' };
    }
  }
}
