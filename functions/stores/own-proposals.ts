import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ANONYMOUS } from '../core/anonymous.ts';
import type { Instant } from '../core/campaign.ts';
import type { Proposal } from '../core/proposal.ts';
import { authorCountKey } from './author-counts.ts';
import { authoredPage } from './authored.ts';
import { isWritten } from './dynamo.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';

export interface ProposalPlace {
  readonly campaign: string;
  readonly number: number;
}

export interface OwnProposal extends ProposalPlace {
  readonly proposal: Proposal;
}

const indexedKey = z.object({ campaign: z.string(), number: z.string().transform(Number) });
const countItem = z.object({ handedIn: z.number(), expiresAt: z.number().optional() });

/** One author's proposals over all campaigns, by the index of authors; it may lag behind the table by a second. */
export class OwnProposals {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Where `limit` of them are, behind `after`, in order; `next` is null at the end. */
  async places(
    authorKey: string,
    after: ProposalPlace | null,
    limit: number,
  ): Promise<{ places: ProposalPlace[]; next: ProposalPlace | null }> {
    const behind = after && proposalKey(after.campaign, after.number);
    const page = { table: this.#table, authorKey, after: behind, limit };
    const { keys: places, next } = await authoredPage(this.#client, page, indexedKey);
    return { places, next };
  }

  /** Null when it is not, or no longer, the author's. */
  async read({ campaign, number }: ProposalPlace, authorKey: string): Promise<OwnProposal | null> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: proposalKey(campaign, number), ConsistentRead: true }),
    );
    return Item?.authorKey === authorKey ? { campaign, number, proposal: proposalFrom(Item) } : null;
  }

  /**
   * Takes name and key of the author away; everything else stays, since it was published. What is not public has no use
   * for its place any more, which may be somebody's door. False when that was done.
   */
  async makeAnonymous({ campaign, number, proposal }: OwnProposal, authorKey: string, at: Instant): Promise<boolean> {
    const isPublic = proposal.status === 'published' || proposal.status === 'merged';
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: proposalKey(campaign, number),
      UpdateExpression: `SET author = :anonymous, changedAt = :at ADD revision :one REMOVE authorKey${isPublic ? '' : ', place'}`,
      ConditionExpression: 'authorKey = :author',
      ExpressionAttributeValues: {
        ':anonymous': ANONYMOUS[proposal.language],
        ':at': new Date(at).toISOString(),
        ':one': 1,
        ':author': authorKey,
      },
    });
    return isWritten(this.#client.send(update));
  }

  /** How many proposals the author has handed in to a campaign that limits them, and until when that is known. */
  async handedIn(campaign: string, authorKey: string): Promise<{ count: number; until: Instant | null } | null> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: authorCountKey(campaign, authorKey), ConsistentRead: true }),
    );
    if (!Item) return null;
    const { handedIn, expiresAt } = countItem.parse(Item);
    return { count: handedIn, until: expiresAt === undefined ? null : expiresAt * 1000 };
  }
}
