import { randomBytes } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { UNLINKED } from './ballot-item.ts';
import { type BallotKey, keyOf } from './ballot-updates.ts';
import { itemThatFailed } from './dynamo.ts';
import { runKey } from './recounts.ts';
import { RESULT_PREFIX } from './results.ts';

/** `no-ballot`: there is none, or no longer. `no-result-yet`: a recount is to come or under way; later it can be done. */
export type UnlinkOutcome = 'unlinked' | 'no-ballot' | 'no-result-yet';

const versioned = z.object({ version: z.number() });
const revised = z.looseObject({ revision: z.number() });

/** Takes ballots from their citizens: away altogether while voting is open, to nobody afterwards. */
export class BallotErasure {
  readonly #client: DynamoDBDocumentClient;
  readonly #ballots: string;
  readonly #campaigns: string;

  constructor(client: DynamoDBDocumentClient, tables: { ballots: string; campaigns: string }) {
    this.#client = client;
    this.#ballots = tables.ballots;
    this.#campaigns = tables.campaigns;
  }

  /** Withdraws all choices at once, for voting that has not closed; the counters follow. False when there was none. */
  async withdraw(key: BallotKey): Promise<boolean> {
    const { Attributes } = await this.#client.send(
      new DeleteCommand({ TableName: this.#ballots, Key: keyOf(key), ReturnValues: 'ALL_OLD' }),
    );
    return Attributes !== undefined;
  }

  /**
   * Moves a ballot of closed voting to a random key, in one transaction: at no moment is it there twice or not at all.
   * A recount reads the table bit by bit and could meet it twice or miss it, so none may be under way: the transaction
   * checks that the recount after the latest result has not begun. What the ballot keeps are its choices alone.
   */
  async unlink(key: BallotKey, closed: Instant): Promise<UnlinkOutcome> {
    if (!(await this.#exists(key))) return 'no-ballot';
    const version = await this.#latestVersion(key.campaign);
    if (version === null) return 'no-result-yet';
    // Marked first, so that the counters take neither its leaving nor its coming for votes. There is a result: no vote
    // that was received in time is still on its way.
    const item = await this.#mark(key);
    if (!item) return 'no-ballot';
    // `accountAge` was counted when it came and is the citizen's, not the ballot's: it does not go along.
    const { revision, accountAge: _, ...kept } = revised.parse(item);
    const voterKey = `~${randomBytes(16).toString('base64url')}`;
    const moved = { ...kept, ...keyOf({ ...key, voterKey }), revision: 1, changedAt: closed };
    const transaction = new TransactWriteCommand({
      TransactItems: [
        {
          ConditionCheck: {
            TableName: this.#campaigns,
            Key: runKey(key.campaign, version + 1),
            ConditionExpression: 'attribute_not_exists(campaign)',
          },
        },
        { Put: { TableName: this.#ballots, Item: moved, ConditionExpression: 'attribute_not_exists(ballot)' } },
        {
          Delete: {
            TableName: this.#ballots,
            Key: keyOf(key),
            ConditionExpression: 'revision = :revision',
            ExpressionAttributeValues: { ':revision': revision },
          },
        },
      ],
    });
    try {
      await this.#client.send(transaction);
      return 'unlinked';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [running, , left] = error.CancellationReasons ?? [];
      if (running?.Code === 'ConditionalCheckFailed') return 'no-result-yet';
      // The same request, sent twice at once, has moved it.
      if (left?.Code === 'ConditionalCheckFailed') return 'no-ballot';
      throw error;
    }
  }

  async #exists(key: BallotKey): Promise<boolean> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#ballots, Key: keyOf(key), ConsistentRead: true }),
    );
    return Item !== undefined;
  }

  async #mark(key: BallotKey): Promise<Record<string, unknown> | null> {
    const update = new UpdateCommand({
      TableName: this.#ballots,
      Key: keyOf(key),
      UpdateExpression: 'SET #unlinked = :true',
      ConditionExpression: 'attribute_exists(ballot)',
      ExpressionAttributeNames: { '#unlinked': UNLINKED },
      ExpressionAttributeValues: { ':true': true },
      ReturnValues: 'ALL_NEW',
    });
    try {
      const { Attributes } = await this.#client.send(update);
      return Attributes ?? null;
    } catch (error) {
      itemThatFailed(error);
      return null;
    }
  }

  async #latestVersion(campaign: string): Promise<number | null> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#campaigns,
        KeyConditionExpression: 'campaign = :campaign AND begins_with(#item, :prefix)',
        ProjectionExpression: 'version',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: { ':campaign': campaign, ':prefix': RESULT_PREFIX },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    const [latest] = Items;
    return latest ? versioned.parse(latest).version : null;
  }
}
