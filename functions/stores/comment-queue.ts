import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Comment } from '../core/comment.ts';
import { type CommentKey, commentFrom, commentKey } from './comment-items.ts';
import { type Queued, queuedFrom, type Report, reportsFrom } from './queue-items.ts';

/** A comment with all that a moderator needs to decide on it. */
export interface DeskComment extends Omit<Queued, 'because'> {
  readonly comment: Comment;
  readonly reports: readonly Report[];
}

/** Where a page of the queue ended. */
export interface CommentQueuePlace extends CommentKey {
  readonly queuedAt: string;
}

const INDEX = 'queue';
const placeItem = z.object({ proposal: z.string(), comment: z.string(), queuedAt: z.string() });

function deskCommentFrom(item: Readonly<Record<string, unknown>>): DeskComment {
  const { queuedAt, reportCount } = queuedFrom(item);
  return { comment: commentFrom(item), queuedAt, reportCount, reports: reportsFrom(item) };
}

/** Reported comments as moderators see them. */
export class CommentQueue {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(campaign: string, number: number, id: string): Promise<DeskComment | null> {
    const Key = commentKey(campaign, number, id);
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }));
    return Item ? deskCommentFrom(Item) : null;
  }

  /** What has waited longest comes first; by the index, which may lag behind by a second. */
  async page(
    campaign: string,
    after: CommentQueuePlace | null,
    limit: number,
  ): Promise<{ comments: DeskComment[]; next: CommentQueuePlace | null }> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: INDEX,
        KeyConditionExpression: '#queue = :queue',
        ExpressionAttributeNames: { '#queue': 'queue' },
        ExpressionAttributeValues: { ':queue': campaign },
        // One more than asked for tells whether there is a next page.
        Limit: limit + 1,
        ...(after && { ExclusiveStartKey: { queue: campaign, ...after } }),
      }),
    );
    const items = Items.slice(0, limit);
    const last = items.at(-1);
    return { comments: items.map(deskCommentFrom), next: Items.length > limit && last ? placeItem.parse(last) : null };
  }
}
