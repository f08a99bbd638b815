import { setTimeout } from 'node:timers/promises';
import { GetItemCommand, TransactionConflictException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { ANNULMENT_REASONS, type Annulment, type BallotPaper } from '../core/ballot-paper.ts';
import type { Instant } from '../core/campaign.ts';
import { PAUSABLE, type PastPause, type Pausable, type Pause } from '../core/pause.ts';
import { asNumber, asNumbers, asText, itemThatFailed, type TableClient } from './dynamo.ts';

/** DynamoDB keeps no empty set; no proposal has the number 0. */
const NO_NUMBERS = asNumbers([0]);

/** How often the freeze is tried while transactions on the item are under way, which end within milliseconds. */
const ATTEMPTS = 8;
/** The longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 40;

const numbers = z.set(z.number()).default(new Set());
const pauseItem = z.object({ since: z.number(), reason: z.string() });
const paperItem = z.object({
  last: z.number().default(0),
  removed: numbers,
  frozenAt: z.number().optional(),
  frozenLast: z.number().default(0),
  frozenWithout: numbers,
  rulesHash: z.string().optional(),
  pausedSubmissions: pauseItem.optional(),
  pausedVoting: pauseItem.optional(),
  pauses: z.array(pauseItem.extend({ what: z.enum(PAUSABLE), until: z.number() })).default([]),
});
const linkItem = z.number();
const removalItem = z.object({ reason: z.enum(ANNULMENT_REASONS), at: z.number() });

/** The numbers given so far, the ballot paper once it is frozen, and what is paused. */
export interface Numbering {
  readonly last: number;
  readonly removed: ReadonlySet<number>;
  readonly paper: BallotPaper | null;
  readonly paused: Readonly<Record<Pausable, Pause | null>>;
  /** The pauses that have ended, in order. */
  readonly pauses: readonly PastPause[];
  /** Why numbers were taken off since voting opened. */
  readonly removals: readonly Annulment[];
  /** The lead of each number that was merged while voting was open. */
  readonly links: ReadonlyMap<number, number>;
}

export function paperKey(campaign: string): { campaign: string; item: string } {
  // A partition of its own: the functions that number proposals and freeze the paper may write to no other.
  return { campaign: `${campaign}#paper`, item: 'PAPER' };
}

export function numberingFrom(item: Readonly<Record<string, unknown>> | undefined): Numbering {
  const { last, removed, frozenAt, frozenLast, frozenWithout, rulesHash, ...state } = paperItem.parse(item ?? {});
  const paused = { submissions: state.pausedSubmissions ?? null, voting: state.pausedVoting ?? null };
  const numbering = { last, removed, paper: null, paused, pauses: state.pauses, ...notedIn(item ?? {}) };
  if (frozenAt === undefined || rulesHash === undefined) return numbering;
  const annulled = removed.difference(frozenWithout);
  return { ...numbering, paper: { last: frozenLast, without: frozenWithout, annulled, frozenAt, rulesHash } };
}

function paperFrom(item: Readonly<Record<string, unknown>> | undefined): BallotPaper {
  const { paper } = numberingFrom(item);
  if (!paper) throw new Error('The ballot paper was frozen but does not say so');
  return paper;
}

/** `pausedVoting`: where a pause is noted. */
export function pauseAttribute(what: Pausable): 'pausedSubmissions' | 'pausedVoting' {
  return what === 'voting' ? 'pausedVoting' : 'pausedSubmissions';
}

/** An attribute for each removal and each link, so that one write notes it without knowing of others. */
const REMOVAL = 'removal_';
const LINK = 'merged_';

function notedIn(item: Readonly<Record<string, unknown>>) {
  return { removals: removalsIn(item), links: linksIn(item) };
}

function linksIn(item: Readonly<Record<string, unknown>>): ReadonlyMap<number, number> {
  const links = Object.entries(item).filter(([name]) => name.startsWith(LINK));
  return new Map(links.map(([name, lead]) => [Number(name.slice(LINK.length)), linkItem.parse(lead)]));
}

function removalsIn(item: Readonly<Record<string, unknown>>): Annulment[] {
  return Object.entries(item)
    .filter(([name]) => name.startsWith(REMOVAL))
    .map(([name, value]) => ({ number: Number(name.slice(REMOVAL.length)), ...removalItem.parse(value) }))
    .sort((one, other) => one.number - other.number);
}

/**
 * Gives the next number, unless another has been given meanwhile, the paper is frozen or submissions are paused.
 * `off`: the number is not on the paper until somebody puts it there.
 */
export function giveNumberUpdate(campaign: string, number: number, off = false) {
  return {
    Key: paperKey(campaign),
    UpdateExpression: `SET #last = :number${off ? ' ADD removed :off' : ''}`,
    ConditionExpression: `attribute_not_exists(frozenAt) AND attribute_not_exists(pausedSubmissions) AND ${number === 1 ? 'attribute_not_exists(#last)' : '#last = :before'}`,
    ExpressionAttributeNames: { '#last': 'last' },
    ExpressionAttributeValues: {
      ':number': number,
      ...(number === 1 ? {} : { ':before': number - 1 }),
      ...(off && { ':off': new Set([number]) }),
    },
  };
}

/** Takes a number off: before the freeze it will not be on the paper, afterwards its votes are annulled. */
export function removeNumberUpdate(campaign: string, number: number, why: Omit<Annulment, 'number'> | null = null) {
  return {
    Key: paperKey(campaign),
    UpdateExpression: `ADD removed :number${why ? ' SET #removal = :why' : ''}`,
    ...(why && { ExpressionAttributeNames: { '#removal': `${REMOVAL}${number}` } }),
    ExpressionAttributeValues: { ':number': new Set([number]), ...(why && { ':why': why }) },
  };
}

/** Puts a number back. On a frozen paper it is there again if it was when voting opened. */
export function returnNumberUpdate(campaign: string, number: number) {
  return {
    Key: paperKey(campaign),
    UpdateExpression: 'DELETE removed :number REMOVE #removal',
    ExpressionAttributeNames: { '#removal': `${REMOVAL}${number}` },
    ExpressionAttributeValues: { ':number': new Set([number]) },
  };
}

/** Takes a number off for as long as its proposal is merged; only before the freeze. */
export function foldNumberUpdate(campaign: string, number: number) {
  const update = removeNumberUpdate(campaign, number);
  return { ...update, ConditionExpression: 'attribute_not_exists(frozenAt)' };
}

/** Notes, or forgets with null, that the votes on a number may be moved to its lead by those who cast them. */
export function linkNumberUpdate(campaign: string, number: number, lead: number | null) {
  return {
    Key: paperKey(campaign),
    UpdateExpression: lead === null ? 'REMOVE #link' : 'SET #link = :lead',
    ExpressionAttributeNames: { '#link': `${LINK}${number}` },
    ...(lead !== null && { ExpressionAttributeValues: { ':lead': lead } }),
  };
}

/** Changes nothing: for a transaction that must not go through while submissions are paused. */
export function submissionsOpenCheck(campaign: string) {
  return {
    Key: paperKey(campaign),
    ConditionExpression: 'attribute_not_exists(pausedSubmissions)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** Changes nothing: for a transaction that must not go through once the paper is frozen. */
export function paperOpenCheck(campaign: string) {
  return { Key: paperKey(campaign), ConditionExpression: 'attribute_not_exists(frozenAt)' };
}

/** Numbers and ballot papers: one item a campaign, so that a number is given before the freeze or not at all. */
export class BallotPapers {
  readonly #client: TableClient;
  readonly #table: string;

  constructor(client: TableClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(campaign: string): Promise<Numbering> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: marshall(paperKey(campaign)), ConsistentRead: true }),
    );
    return numberingFrom(Item && unmarshall(Item));
  }

  /** Freezes the paper as it stands in this one write. A paper frozen before stays as it is and is returned. */
  async freeze(campaign: string, rulesHash: string, at: Instant): Promise<BallotPaper> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#freezeOnce(campaign, rulesHash, at);
      } catch (error) {
        // Somebody hands in, or says what something costs, in this very moment; the SDK does not try again.
        if (!(error instanceof TransactionConflictException) || attempt === ATTEMPTS) throw error;
        await setTimeout(Math.random() * LONGEST_PAUSE);
      }
    }
  }

  async #freezeOnce(campaign: string, rulesHash: string, at: Instant): Promise<BallotPaper> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: marshall(paperKey(campaign)),
          UpdateExpression:
            'SET frozenAt = :at, rulesHash = :hash, frozenLast = if_not_exists(#last, :zero), frozenWithout = if_not_exists(removed, :none)',
          ConditionExpression: 'attribute_not_exists(frozenAt)',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: {
            ':at': asNumber(at),
            ':hash': asText(rulesHash),
            ':zero': asNumber(0),
            ':none': NO_NUMBERS,
          },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return paperFrom(Attributes && unmarshall(Attributes));
    } catch (error) {
      return paperFrom(itemThatFailed(error));
    }
  }
}
