import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import type { Lateness } from '../core/promises.ts';
import { isWritten } from './dynamo.ts';
import { clockKey, latenessKey } from './project-items.ts';

const clockItem = z.object({
  version: z.number().default(0),
  lookedVersion: z.number().default(0),
  lookedAt: z.number().default(0),
});

/** Which state of a campaign's projects there is, and which one the sweep has looked at, when. */
export type PromiseClockState = z.output<typeof clockItem>;

/** Where the sweep keeps what it has noted of promises. */
export class PromiseClock {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(campaign: string): Promise<PromiseClockState> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: clockKey(campaign), ConsistentRead: true }),
    );
    return clockItem.parse(Item ?? {});
  }

  /** Whether this was the first time that it was noted. */
  async noteLateness(campaign: string, project: string, lateness: Lateness, notedAt: Instant): Promise<boolean> {
    const { promise, due, at } = lateness;
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: latenessKey(campaign, project, lateness),
      UpdateExpression: 'SET kind = :late, promise = :promise, due = :due, #at = :at, notedAt = :notedAt',
      ConditionExpression: 'attribute_not_exists(campaign)',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':late': 'late', ':promise': promise, ':due': due, ':at': at, ':notedAt': notedAt },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    return isWritten(this.#client.send(update));
  }

  /** All dates of the state `version` were looked at. */
  async looked(campaign: string, version: number, at: Instant): Promise<void> {
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: clockKey(campaign),
        UpdateExpression: 'SET lookedVersion = :version, lookedAt = :at',
        ExpressionAttributeValues: { ':version': version, ':at': at },
      }),
    );
  }
}
