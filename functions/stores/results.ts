import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Result } from '../core/result.ts';
import { itemThatFailed } from './dynamo.ts';

const PREFIX = 'RESULT#';
const counted = z.object({ number: z.number(), for: z.number(), against: z.number() });
const resultItem = z.object({
  campaign: z.string(),
  version: z.number(),
  countedAt: z.number(),
  rulesHash: z.string(),
  /** JSON text: a list of maps would be several times the size, and an item holds 400 KB. */
  proposals: z.string().transform((text) => z.array(counted).parse(JSON.parse(text))),
  turnout: z.number(),
  votes: z.number(),
  tallyDifferences: z.array(z.object({ counter: z.string(), tally: z.number(), recount: z.number() })),
});

function itemName(version: number): string {
  return `${PREFIX}${String(version).padStart(6, '0')}`;
}

export class Results {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async latest(campaign: string): Promise<Result | null> {
    const { Items } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'campaign = :campaign AND begins_with(#item, :prefix)',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: { ':campaign': campaign, ':prefix': PREFIX },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    const [item] = Items ?? [];
    return item ? resultItem.parse(item) : null;
  }

  /** False when this version has been written before: results are never overwritten. */
  async write(result: Result): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#table,
      Item: { ...result, item: itemName(result.version), proposals: JSON.stringify(result.proposals) },
      ConditionExpression: 'attribute_not_exists(campaign)',
    });
    try {
      await this.#client.send(put);
      return true;
    } catch (error) {
      itemThatFailed(error);
      return false;
    }
  }
}
