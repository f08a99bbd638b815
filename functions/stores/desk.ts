import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { StaffAct } from '../core/audit.ts';
import type { Instant } from '../core/campaign.ts';
import type { Pausable, Pause } from '../core/pause.ts';
import type { AuditLog } from './audit-log.ts';
import { numberingFrom, paperKey, pauseAttribute } from './ballot-papers.ts';

/** The partition of a campaign that the desk alone writes to: nothing in it can change a ballot or a result. */
export function deskPartition(campaign: string): string {
  return `${campaign}#desk`;
}

export type PauseOutcome =
  | { readonly outcome: 'done'; readonly sequence: number }
  /** `pause`: what there is instead; null when nothing is paused. */
  | { readonly outcome: 'conflict'; readonly pause: Pause | null }
  | { readonly outcome: 'contended' };

export type PublishOutcome =
  | { readonly outcome: 'done'; readonly sequence: number }
  | { readonly outcome: 'published-before'; readonly at: Instant }
  | { readonly outcome: 'contended' };

export type AskOutcome =
  | { readonly outcome: 'done'; readonly sequence: number }
  /** `asked`: what somebody has asked for, after the same version. */
  | { readonly outcome: 'asked-before'; readonly asked: { readonly at: Instant; readonly reason: string } }
  | { readonly outcome: 'contended' };

/** Who acts, when, and why in words. */
export interface Acting {
  readonly staff: string;
  readonly at: Instant;
  readonly text: string;
}

const publicationItem = z.object({ at: z.number() });
const askItem = z.object({ at: z.number(), reason: z.string() });

function publicationKey(campaign: string): { campaign: string; item: string } {
  return { campaign: deskPartition(campaign), item: 'PUBLICATION' };
}

/** Since when a moderator has made the campaign's result public; null: none has. */
export async function publishedAt(
  client: DynamoDBDocumentClient,
  table: string,
  campaign: string,
): Promise<Instant | null> {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: publicationKey(campaign), ConsistentRead: true }),
  );
  return Item ? publicationItem.parse(Item).at : null;
}

/** What moderators do to a campaign as a whole. */
export class Desk {
  readonly #table: string;
  readonly #audit: AuditLog;

  constructor(table: string, audit: AuditLog) {
    this.#table = table;
    this.#audit = audit;
  }

  /** Votes that were on their way count; within seconds, none is taken any more. */
  async pause(campaign: string, what: Pausable, { staff, at, text }: Acting): Promise<PauseOutcome> {
    return this.#write(campaign, what, staff, at, actOn('pause', what, text), {
      UpdateExpression: 'SET #paused = :pause',
      ConditionExpression: 'attribute_not_exists(#paused)',
      ExpressionAttributeNames: { '#paused': pauseAttribute(what) },
      ExpressionAttributeValues: { ':pause': { since: at, reason: text } },
    });
  }

  /** Ends the pause that began at `since`, and no other. */
  async resume(campaign: string, what: Pausable, pause: Pause, { staff, at, text }: Acting): Promise<PauseOutcome> {
    return this.#write(campaign, what, staff, at, actOn('resume', what, text), {
      UpdateExpression: 'SET pauses = list_append(if_not_exists(pauses, :none), :past) REMOVE #paused',
      ConditionExpression: '#paused.since = :since',
      ExpressionAttributeNames: { '#paused': pauseAttribute(what) },
      ExpressionAttributeValues: { ':none': [], ':past': [{ ...pause, what, until: at }], ':since': pause.since },
    });
  }

  async #write(
    campaign: string,
    what: Pausable,
    staff: string,
    at: Instant,
    act: StaffAct,
    update: {
      UpdateExpression: string;
      ConditionExpression: string;
      ExpressionAttributeNames: Record<string, string>;
      ExpressionAttributeValues: Record<string, unknown>;
    },
  ): Promise<PauseOutcome> {
    const ReturnValuesOnConditionCheckFailure = 'ALL_OLD' as const;
    const write = { TableName: this.#table, Key: paperKey(campaign), ...update, ReturnValuesOnConditionCheckFailure };
    const recorded = await this.#audit.record(campaign, staff, at, act, [{ Update: write }]);
    switch (recorded.outcome) {
      case 'recorded':
        return { outcome: 'done', sequence: recorded.entry.sequence };
      case 'refused':
        return { outcome: 'conflict', pause: numberingFrom(recorded.item).paused[what] };
      case 'contended':
        return { outcome: 'contended' };
    }
  }

  /** Makes the result public, from this version on. */
  async publish(campaign: string, version: number, { staff, at, text }: Acting): Promise<PublishOutcome> {
    const act = { ...actOn('publish-result', `result/${version}`, text), before: version, after: version };
    const put = {
      TableName: this.#table,
      Item: { ...publicationKey(campaign), at, version },
      ConditionExpression: 'attribute_not_exists(campaign)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    const recorded = await this.#audit.record(campaign, staff, at, act, [{ Put: put }]);
    switch (recorded.outcome) {
      case 'recorded':
        return { outcome: 'done', sequence: recorded.entry.sequence };
      case 'refused':
        return { outcome: 'published-before', at: publicationItem.parse(recorded.item).at };
      case 'contended':
        return { outcome: 'contended' };
    }
  }

  /** Notes that the ballots are to be counted once more, after this version: once for each, whoever asks. */
  async askRecount(campaign: string, version: number, { staff, at, text }: Acting): Promise<AskOutcome> {
    const act = { ...actOn('ask-recount', `result/${version}`, text), before: version };
    const put = {
      TableName: this.#table,
      Item: { campaign: deskPartition(campaign), item: 'RECOUNT', version, at, reason: text },
      ConditionExpression: 'attribute_not_exists(campaign) OR version < :version',
      ExpressionAttributeValues: { ':version': version },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    const recorded = await this.#audit.record(campaign, staff, at, act, [{ Put: put }]);
    switch (recorded.outcome) {
      case 'recorded':
        return { outcome: 'done', sequence: recorded.entry.sequence };
      case 'refused':
        return { outcome: 'asked-before', asked: askItem.parse(recorded.item) };
      case 'contended':
        return { outcome: 'contended' };
    }
  }
}

function actOn(act: StaffAct['act'], subject: string, text: string): StaffAct {
  return { act, subject, reason: null, text, before: null, after: null };
}
