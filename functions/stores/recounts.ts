import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { type BallotCounts, Recount } from '../core/recount.ts';
import { countsAttributes, countsItem } from './ballot-counts.ts';
import type { ScanPlace } from './ballots.ts';
import { isWritten, itemThatFailed } from './dynamo.ts';

const PREFIX = 'RECOUNT#';

/** One recount on its way to the result of the same version, whoever carries it on. */
export interface RecountRun {
  readonly campaign: string;
  readonly version: number;
  /** The instant as of which it was asked for. */
  readonly askedAt: Instant;
  /** Into how many parts it divides the table; they are never changed under way. */
  readonly segments: number;
}

/** How far one segment of a run has been counted. */
export interface Checkpoint {
  /** 0 before the first page; one more with each time it was saved. */
  readonly revision: number;
  /** Where to go on; null at the start and, with `done`, at the end. */
  readonly after: ScanPlace | null;
  readonly done: boolean;
  readonly counts: BallotCounts;
}

const runItem = z.object({ campaign: z.string(), version: z.number(), askedAt: z.number(), segments: z.number() });
const selectingItem = z.object({ selecting: z.number() });
const checkpointItem = z.object({
  revision: z.number(),
  after: z.object({ ballot: z.string() }).nullable(),
  done: z.boolean(),
  ...countsItem.shape,
});

function runName(version: number): string {
  return `${PREFIX}${String(version).padStart(6, '0')}`;
}

export function runKey(campaign: string, version: number): { campaign: string; item: string } {
  return { campaign, item: runName(version) };
}

function segmentName(version: number, segment: number): string {
  return `${runName(version)}#${String(segment).padStart(3, '0')}`;
}

/** The runs of recounts and what they have counted so far, beside the results that come of them. */
export class Recounts {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Begins the run of this version; where one has begun already, that is the run. */
  async begin(run: RecountRun): Promise<RecountRun> {
    const put = new PutCommand({
      TableName: this.#table,
      Item: { ...run, item: runName(run.version) },
      ConditionExpression: 'attribute_not_exists(campaign)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(put);
      return run;
    } catch (error) {
      return runItem.parse(itemThatFailed(error));
    }
  }

  /** Notes that the run now reads the ballots once more, to select; gives how often it has begun to. */
  async beginSelecting({ campaign, version }: RecountRun): Promise<number> {
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: runKey(campaign, version),
      UpdateExpression: 'ADD selecting :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    });
    const { Attributes } = await this.#client.send(update);
    return selectingItem.parse(Attributes).selecting;
  }

  async checkpoint({ campaign, version }: RecountRun, segment: number, last: number): Promise<Checkpoint> {
    const Key = { campaign, item: segmentName(version, segment) };
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }));
    if (!Item) return { revision: 0, after: null, done: false, counts: new Recount(last) };
    const { revision, after, done, ...counts } = checkpointItem.parse(Item);
    return { revision, after, done, counts };
  }

  /**
   * Notes how far a segment is, in place of the revision before. False when that is gone: another invocation counts the
   * same segment and was faster, or this very request was sent twice. What it has noted stands.
   */
  async save({ campaign, version }: RecountRun, segment: number, checkpoint: Checkpoint): Promise<boolean> {
    const { revision, after, done, counts } = checkpoint;
    const put = new PutCommand({
      TableName: this.#table,
      Item: { campaign, item: segmentName(version, segment), revision, after, done, ...countsAttributes(counts) },
      ConditionExpression: revision === 1 ? 'attribute_not_exists(campaign)' : 'revision = :before',
      ...(revision === 1 ? {} : { ExpressionAttributeValues: { ':before': revision - 1 } }),
    });
    return isWritten(this.#client.send(put));
  }
}
