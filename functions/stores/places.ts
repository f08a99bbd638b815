import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../core/campaign.ts';
import { CATALOGUE_AGE, OVERLAP } from './catalogue.ts';
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

/** Reads the places of proposals that changed at or after an instant. */
export type ReadPlaces = (since: Instant) => AsyncIterable<readonly PlaceMark[]>;

/** Where the proposals of one campaign are, in memory and as fresh as the catalogue beside it. */
export class Places {
  readonly #read: ReadPlaces;
  readonly #marks = new Map<number, PlaceMark>();
  #refreshedAt: Instant | null = null;

  constructor(read: ReadPlaces) {
    this.#read = read;
  }

  /** Takes in what has changed; reads all of it the first time. `at` is the request's instant. */
  async refresh(at: Instant): Promise<void> {
    const last = this.#refreshedAt;
    if (last !== null && Math.abs(at - last) < CATALOGUE_AGE) return;
    const since = last === null ? 0 : Math.min(last, at) - OVERLAP;
    for await (const page of this.#read(since)) for (const mark of page) this.#take(mark);
    this.#refreshedAt = at;
  }

  /** Null where it has no place. */
  of(number: number): PlaceMark['place'] {
    return this.#marks.get(number)?.place ?? null;
  }

  #take(mark: PlaceMark): void {
    const known = this.#marks.get(mark.number);
    if (!known || known.revision < mark.revision) this.#marks.set(mark.number, mark);
  }
}
