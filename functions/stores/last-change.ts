import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../core/campaign.ts';
import { summaryFrom } from './proposal-items.ts';

/** When anything last changed in a campaign's proposals, by the index; null: there are none. */
export async function lastChange(
  client: DynamoDBDocumentClient,
  table: string,
  campaign: string,
): Promise<Instant | null> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'changes',
      KeyConditionExpression: 'campaign = :campaign',
      ExpressionAttributeValues: { ':campaign': campaign },
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  const [latest] = Items.map(summaryFrom);
  return latest?.changedAt ?? null;
}
