import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { itemThatFailed } from './dynamo.ts';

const stateItem = z.object({ revision: z.number(), done: z.record(z.string(), z.number()) });

/** Which transitions of a campaign have been carried out, and when. */
export interface CampaignState {
  readonly revision: number;
  readonly done: ReadonlyMap<string, Instant>;
}

const NOTHING_DONE: CampaignState = { revision: 0, done: new Map() };

export class CampaignStates {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(campaign: string): Promise<CampaignState> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { campaign, item: 'STATE' }, ConsistentRead: true }),
    );
    if (!Item) return NOTHING_DONE;
    const { revision, done } = stateItem.parse(Item);
    return { revision, done: new Map(Object.entries(done)) };
  }

  /** Notes `transition` as done, whatever else is noted meanwhile. The first instant noted stands, and is returned. */
  async ensureDone(campaign: string, transition: string, at: Instant): Promise<Instant> {
    for (;;) {
      const state = await this.read(campaign);
      const before = state.done.get(transition);
      if (before !== undefined) return before;
      if (await this.markDone(campaign, state, transition, at)) return at;
    }
  }

  /** The state after `transition` was noted as done; null when another caller changed the state meanwhile. */
  async markDone(
    campaign: string,
    state: CampaignState,
    transition: string,
    at: Instant,
  ): Promise<CampaignState | null> {
    const done = new Map(state.done).set(transition, at);
    try {
      await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { campaign, item: 'STATE' },
          UpdateExpression: 'SET #done = :done, revision = :next',
          ConditionExpression: state.revision === 0 ? 'attribute_not_exists(revision)' : 'revision = :revision',
          ExpressionAttributeNames: { '#done': 'done' },
          ExpressionAttributeValues: {
            ':done': Object.fromEntries(done),
            ':next': state.revision + 1,
            ...(state.revision === 0 ? {} : { ':revision': state.revision }),
          },
        }),
      );
      return { revision: state.revision + 1, done };
    } catch (error) {
      itemThatFailed(error);
      return null;
    }
  }
}
