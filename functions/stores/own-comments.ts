import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ANONYMOUS } from '../core/anonymous.ts';
import type { Comment } from '../core/comment.ts';
import { authoredPage } from './authored.ts';
import { type CommentKey, commentFrom } from './comment-items.ts';
import { isWritten } from './dynamo.ts';

export interface OwnComment {
  readonly key: CommentKey;
  readonly campaign: string;
  readonly comment: Comment;
}

const indexedKey = z.object({ proposal: z.string(), comment: z.string() });

/** One citizen's comments over all campaigns, by the index of authors; it may lag behind the table by a second. */
export class OwnComments {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Up to `limit` of them behind `after`; `next` is null at the end. */
  async page(
    authorKey: string,
    after: CommentKey | null,
    limit: number,
  ): Promise<{ comments: OwnComment[]; next: CommentKey | null }> {
    const page = { table: this.#table, authorKey, after: after && { ...after }, limit };
    const { keys, next } = await authoredPage(this.#client, page, indexedKey);
    const read = await Promise.all(keys.map((key) => this.#read(key, authorKey)));
    return { comments: read.filter((own) => own !== null), next };
  }

  /** Null when it is no longer the author's. */
  async #read(key: CommentKey, authorKey: string): Promise<OwnComment | null> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: key, ConsistentRead: true }),
    );
    if (Item?.authorKey !== authorKey) return null;
    return { key, campaign: key.proposal.slice(0, key.proposal.lastIndexOf('#')), comment: commentFrom(Item) };
  }

  /** Takes name and key of the author away; the text stays, as published. False when that was done. */
  async makeAnonymous({ key, comment }: OwnComment, authorKey: string): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: key,
      UpdateExpression: 'SET author = :anonymous ADD revision :one REMOVE authorKey',
      ConditionExpression: 'authorKey = :author',
      ExpressionAttributeValues: { ':anonymous': ANONYMOUS[comment.language], ':one': 1, ':author': authorKey },
    });
    return isWritten(this.#client.send(update));
  }
}
