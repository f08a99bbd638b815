import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../core/campaign.ts';
import { Marks } from './marks.ts';
import { PLACES_INDEX, type PlaceMark, placeMarkFrom } from './place-items.ts';

/** The places of proposals that changed at or after `since`, page by page, by the index; it may lag behind by a second. */
export async function* placedSince(
  client: DynamoDBDocumentClient,
  table: string,
  campaign: string,
  since: Instant,
): AsyncGenerator<PlaceMark[]> {
  const query: QueryCommandInput = {
    TableName: table,
    IndexName: PLACES_INDEX,
    KeyConditionExpression: 'placedIn = :campaign AND changedAt >= :since',
    ExpressionAttributeValues: { ':campaign': campaign, ':since': new Date(since).toISOString() },
  };
  for await (const { Items } of paginateQuery({ client }, query)) yield (Items ?? []).map(placeMarkFrom);
}

/** Where the proposals of one campaign are. */
export class Places extends Marks<PlaceMark> {
  /** Null where it has no place. */
  of(number: number): PlaceMark['place'] {
    return this.marks.get(number)?.place ?? null;
  }
}
