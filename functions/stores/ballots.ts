import { GetItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Ballot, choiceOn, choicesLeft } from '../core/ballot.ts';
import { moveChoice } from '../core/move-choice.ts';
import { ballotFrom, readableBallot } from './ballot-item.ts';
import {
  attributeKeyOf,
  type BallotKey,
  type CastChoice,
  type ChoiceChange,
  castUpdate,
  changeSidesUpdate,
  keyOf,
  type MoveChoice,
  moveUpdate,
  withdrawUpdate,
} from './ballot-updates.ts';
import { asText, itemThatFailed, type TableClient } from './dynamo.ts';

/** `contended`: other requests of the same citizen kept changing this very choice; nothing was written. */
export interface VoteOutcome {
  readonly outcome: 'changed' | 'unchanged' | 'limit-reached' | 'contended';
  readonly ballot: Ballot;
}

const scanPlace = z.object({ ballot: z.string() });
/** A place in a scan of the table. */
export type ScanPlace = z.infer<typeof scanPlace>;

export interface ScanPart {
  readonly campaign: string;
  readonly segment: number;
  readonly segments: number;
  /** The most items of the table that one page looks at. Default: what 1 MB holds. */
  readonly limit?: number;
}

export interface ScanPage {
  readonly ballots: readonly Ballot[];
  /** Items of the campaign that are no ballots. */
  readonly unreadable: number;
  /** Null on the last page. */
  readonly next: ScanPlace | null;
}

/** How often a choice is looked at again when other requests of the same citizen change it meanwhile. */
const ATTEMPTS = 5;

type Update = ReturnType<typeof castUpdate>;

export class Ballots {
  readonly #client: TableClient;
  readonly #table: string;

  constructor(client: TableClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(key: BallotKey): Promise<Ballot> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: attributeKeyOf(key), ConsistentRead: true }),
    );
    return ballotFrom(Item && unmarshall(Item));
  }

  /**
   * One conditional write and no read, unless the number is on the ballot already. Sending the same choice again, or
   * the SDK's own retry after a lost answer, finds it there and changes nothing.
   */
  async castChoice(change: CastChoice, maxChoices: number | null): Promise<VoteOutcome> {
    let attempt = await this.#try(castUpdate(change, maxChoices));
    for (let count = 1; count < ATTEMPTS && !attempt.done; count++) {
      const { ballot } = attempt;
      const current = choiceOn(ballot, change.number);
      if (current === change.choice) return { outcome: 'unchanged', ballot };
      if (current === null && choicesLeft(ballot, maxChoices) === 0) return { outcome: 'limit-reached', ballot };
      attempt = await this.#try(current === null ? castUpdate(change, maxChoices) : changeSidesUpdate(change));
    }
    return { outcome: attempt.done ? 'changed' : 'contended', ballot: attempt.ballot };
  }

  /**
   * Moves a choice from one number to another in one conditional write; sets cannot lose and gain a number in one
   * expression, so the ballot is read first, which a vote never does. What another request has changed meanwhile is
   * looked at again.
   */
  async moveChoice(change: MoveChoice): Promise<VoteOutcome> {
    let ballot = await this.read(change);
    for (let count = 0; count < ATTEMPTS; count++) {
      const choices = moveChoice(ballot, change.from, change.to);
      if (choices === null) return { outcome: 'unchanged', ballot };
      const attempt = await this.#try(moveUpdate(change, choices, ballot.revision));
      if (attempt.done) return { outcome: 'changed', ballot: attempt.ballot };
      ballot = attempt.ballot;
    }
    return { outcome: 'contended', ballot };
  }

  async withdrawChoice(change: Omit<ChoiceChange, 'choice'>): Promise<VoteOutcome> {
    const { done, ballot } = await this.#try(withdrawUpdate(change));
    return { outcome: done ? 'changed' : 'unchanged', ballot };
  }

  /**
   * The ballots of the campaign on one page (1 MB) of one of `segments` parts of the table, with the place where the
   * next page begins; `after` null reads the first.
   */
  async scanPage({ campaign, segment, segments, limit }: ScanPart, after: ScanPlace | null): Promise<ScanPage> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new ScanCommand({
        TableName: this.#table,
        Segment: segment,
        TotalSegments: segments,
        ConsistentRead: true,
        FilterExpression: 'begins_with(ballot, :prefix)',
        ExpressionAttributeValues: { ':prefix': asText(keyOf({ campaign, voterKey: '' }).ballot) },
        ...(after && { ExclusiveStartKey: { ballot: asText(after.ballot) } }),
        ...(limit !== undefined && { Limit: limit }),
      }),
    );
    const read = Items.map((item) => readableBallot(unmarshall(item)));
    const ballots = read.filter((ballot) => ballot !== null);
    const next = LastEvaluatedKey ? scanPlace.parse(unmarshall(LastEvaluatedKey)) : null;
    return { ballots, unreadable: read.length - ballots.length, next };
  }

  /** Every ballot of the campaign that lies in one of `segments` parts of the table, page by page. */
  async *scan(campaign: string, segment: number, segments: number): AsyncGenerator<readonly Ballot[]> {
    let after: ScanPlace | null = null;
    do {
      const page: ScanPage = await this.scanPage({ campaign, segment, segments }, after);
      yield page.ballots;
      after = page.next;
    } while (after);
  }

  async #try(update: Update): Promise<{ done: boolean; ballot: Ballot }> {
    try {
      const { Attributes } = await this.#client.send(new UpdateItemCommand({ TableName: this.#table, ...update }));
      return { done: true, ballot: ballotFrom(Attributes && unmarshall(Attributes)) };
    } catch (error) {
      const item = itemThatFailed(error);
      return { done: false, ballot: ballotFrom('ballot' in item ? item : undefined) };
    }
  }
}
