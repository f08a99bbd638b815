import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { BallotPaper } from '../core/ballot-paper.ts';
import type { Instant } from '../core/campaign.ts';
import { itemThatFailed } from './dynamo.ts';

/** DynamoDB keeps no empty set; no proposal has the number 0. */
const NO_NUMBERS = new Set([0]);

const numbers = z.set(z.number()).default(new Set());
const paperItem = z.object({
  last: z.number().default(0),
  removed: numbers,
  frozenAt: z.number().optional(),
  frozenLast: z.number().default(0),
  frozenWithout: numbers,
  rulesHash: z.string().optional(),
});

/** The numbers given so far, and the ballot paper once it is frozen. */
export interface Numbering {
  readonly last: number;
  readonly removed: ReadonlySet<number>;
  readonly paper: BallotPaper | null;
}

export function paperKey(campaign: string): { campaign: string; item: string } {
  // A partition of its own: the functions that number proposals and freeze the paper may write to no other.
  return { campaign: `${campaign}#paper`, item: 'PAPER' };
}

export function numberingFrom(item: Readonly<Record<string, unknown>> | undefined): Numbering {
  const { last, removed, frozenAt, frozenLast, frozenWithout, rulesHash } = paperItem.parse(item ?? {});
  const numbering = { last, removed, paper: null };
  if (frozenAt === undefined || rulesHash === undefined) return numbering;
  const annulled = removed.difference(frozenWithout);
  return { ...numbering, paper: { last: frozenLast, without: frozenWithout, annulled, frozenAt, rulesHash } };
}

function paperFrom(item: Readonly<Record<string, unknown>> | undefined): BallotPaper {
  const { paper } = numberingFrom(item);
  if (!paper) throw new Error('The ballot paper was frozen but does not say so');
  return paper;
}

/** Gives the next number, unless another has been given meanwhile or the paper is frozen. */
export function giveNumberUpdate(campaign: string, number: number) {
  return {
    Key: paperKey(campaign),
    UpdateExpression: 'SET #last = :number',
    ConditionExpression: `attribute_not_exists(frozenAt) AND ${number === 1 ? 'attribute_not_exists(#last)' : '#last = :before'}`,
    ExpressionAttributeNames: { '#last': 'last' },
    ExpressionAttributeValues: { ':number': number, ...(number === 1 ? {} : { ':before': number - 1 }) },
  };
}

/** Takes a number off: before the freeze it will not be on the paper, afterwards its votes are annulled. */
export function removeNumberUpdate(campaign: string, number: number) {
  return {
    Key: paperKey(campaign),
    UpdateExpression: 'ADD removed :number',
    ExpressionAttributeValues: { ':number': new Set([number]) },
  };
}

/** Numbers and ballot papers: one item a campaign, so that a number is given before the freeze or not at all. */
export class BallotPapers {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(campaign: string): Promise<Numbering> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: paperKey(campaign), ConsistentRead: true }),
    );
    return numberingFrom(Item);
  }

  /** Freezes the paper as it stands in this one write. A paper frozen before stays as it is and is returned. */
  async freeze(campaign: string, rulesHash: string, at: Instant): Promise<BallotPaper> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: paperKey(campaign),
          UpdateExpression:
            'SET frozenAt = :at, rulesHash = :hash, frozenLast = if_not_exists(#last, :zero), frozenWithout = if_not_exists(removed, :none)',
          ConditionExpression: 'attribute_not_exists(frozenAt)',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':at': at, ':hash': rulesHash, ':zero': 0, ':none': NO_NUMBERS },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return paperFrom(Attributes);
    } catch (error) {
      return paperFrom(itemThatFailed(error));
    }
  }
}
