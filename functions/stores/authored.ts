import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';

/** Where in a table's index of authors a page is. */
interface AuthoredPage {
  readonly table: string;
  readonly authorKey: string;
  /** The table's key of the last one before; null: from the beginning. */
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly limit: number;
}

/**
 * What one author has written over all campaigns, by the index of authors, which may lag behind the table by a second:
 * up to `limit` keys as `key` reads them, and the last one of them, null at the end.
 */
export async function authoredPage<Key>(
  client: DynamoDBDocumentClient,
  { table, authorKey, after, limit }: AuthoredPage,
  key: z.ZodType<Key>,
): Promise<{ keys: Key[]; next: Key | null }> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'authors',
      KeyConditionExpression: 'authorKey = :author',
      ExpressionAttributeValues: { ':author': authorKey },
      Limit: limit,
      ...(after && { ExclusiveStartKey: { authorKey, ...after } }),
    }),
  );
  return {
    keys: Items.map((item) => key.parse(item)),
    next: LastEvaluatedKey ? key.parse(LastEvaluatedKey) : null,
  };
}
