import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { isWritten } from './dynamo.ts';
import { reportedFrom, reporterKey } from './reporter-items.ts';

export interface OwnReport {
  readonly number: number;
  /** Null where the proposal itself was reported. */
  readonly comment: string | null;
  /** Null once whoever reported it has erased themselves. */
  readonly at: Instant | null;
  /** Until when it is known; null: for ever. */
  readonly until: Instant | null;
}

const item = z.object({ number: z.string(), at: z.number().optional(), expiresAt: z.number().optional() });

/** What one citizen has reported. Their words are with the proposal, where nothing says whose they are. */
export class OwnReports {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** All of them in one campaign: so few may be sent that one page holds them. */
  async of(campaign: string, reporter: string): Promise<OwnReport[]> {
    const { campaign: partition } = reporterKey(campaign, reporter, '');
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'campaign = :partition',
        ExpressionAttributeValues: { ':partition': partition },
        ConsistentRead: true,
      }),
    );
    return Items.flatMap((found) => {
      const { number: name, at = null, expiresAt } = item.parse(found);
      const reported = reportedFrom(name);
      return reported ? [{ ...reported, at, until: expiresAt === undefined ? null : expiresAt * 1000 }] : [];
    });
  }

  /** Takes the instant away; what was reported stays, so that it counts once. False when that was done. */
  async forget(campaign: string, reporter: string, reported: string): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: reporterKey(campaign, reporter, reported),
      UpdateExpression: 'REMOVE #at',
      ConditionExpression: 'attribute_exists(#at)',
      ExpressionAttributeNames: { '#at': 'at' },
    });
    return isWritten(this.#client.send(update));
  }
}
