import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Ballot } from '../core/ballot.ts';
import { readableBallot } from './ballot-item.ts';
import { keyOf } from './ballot-updates.ts';
import type { ScanPart, ScanPlace } from './ballots.ts';

/** A ballot with the key that it is filed under. */
export interface CastBallot {
  readonly voterKey: string;
  readonly ballot: Ballot;
}

const place = z.object({ ballot: z.string() });

/**
 * Every ballot of the campaign that lies in one of `segments` parts of the table, page by page (1 MB), with its key.
 * What is no ballot is left out: the recount has counted those.
 */
export async function* castBallots(
  client: DynamoDBDocumentClient,
  table: string,
  { campaign, segment, segments, limit }: ScanPart,
): AsyncGenerator<readonly CastBallot[]> {
  const prefix = keyOf({ campaign, voterKey: '' }).ballot;
  let after: ScanPlace | null = null;
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({
        TableName: table,
        Segment: segment,
        TotalSegments: segments,
        ConsistentRead: true,
        FilterExpression: 'begins_with(ballot, :prefix)',
        ExpressionAttributeValues: { ':prefix': prefix },
        ...(after && { ExclusiveStartKey: after }),
        ...(limit !== undefined && { Limit: limit }),
      }),
    );
    yield (page.Items ?? []).flatMap((item) => {
      const ballot = readableBallot(item);
      return ballot ? [{ ballot, voterKey: place.parse(item).ballot.slice(prefix.length) }] : [];
    });
    after = page.LastEvaluatedKey === undefined ? null : place.parse(page.LastEvaluatedKey);
  } while (after);
}
