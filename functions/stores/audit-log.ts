import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  paginateQuery,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type AuditEntry, STAFF_ACTS, type StaffAct } from '../core/audit.ts';
import type { Instant } from '../core/campaign.ts';
import { canonicalJson } from '../core/canonical-json.ts';

/** What an act writes; a condition should ask for `ReturnValuesOnConditionCheckFailure: 'ALL_OLD'`. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export type RecordOutcome =
  | { readonly outcome: 'recorded'; readonly entry: AuditEntry }
  /** The condition of the write at `index` failed; `item` is what is there, empty where nothing is. */
  | { readonly outcome: 'refused'; readonly index: number; readonly item: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'contended' };

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** The sequence that the next page is before; null at the end. */
  readonly next: number | null;
}

/** Each failed attempt means that somebody else's act got in between. */
const ATTEMPTS = 24;
/** The longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 40;
const DIGITS = 9;

const entryItem = z
  .object({
    campaign: z.string(),
    number: z.number(),
    at: z.number(),
    by: z.string(),
    act: z.enum(STAFF_ACTS),
    subject: z.string(),
    reason: z.string().nullable(),
    text: z.string().nullable(),
    before: z.number().nullable(),
    after: z.number().nullable(),
    previous: z.string().nullable(),
    hash: z.string(),
  })
  .transform(({ number, ...entry }): AuditEntry => ({ ...entry, sequence: number }));

/** Over everything but the hash itself. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const content = Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'hash'));
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}

/** Padded, so that keys sort as numbers do. */
function sequenceKey(sequence: number): string {
  return String(sequence).padStart(DIGITS, '0');
}

function itemOf({ sequence, ...entry }: AuditEntry): Record<string, unknown> {
  return { ...entry, sequence: sequenceKey(sequence), number: sequence };
}

/**
 * Every act of the city's staff. An entry is written in the transaction of what it records, behind the latest one: no
 * act without its entry, no entry without its act, and none is ever changed. Whoever writes may put and query here and
 * has no right to update or delete; each entry carries the hash of the one before, so that one put in another's place
 * would show.
 */
export class AuditLog {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Does all the writes and records the act, or does nothing. */
  async record(
    campaign: string,
    by: string,
    at: Instant,
    act: StaffAct,
    writes: readonly Write[],
  ): Promise<RecordOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const latest = await this.#latest(campaign);
      const { sequence = 0, hash: previous = null } = latest ?? {};
      const content = { ...act, campaign, sequence: sequence + 1, at, by, previous };
      const entry = { ...content, hash: hashOf(content) };
      const refused = await this.#write(entry, writes);
      if (refused === null) return { outcome: 'recorded', entry };
      if (refused !== 'again') return refused;
      await setTimeout(Math.random() * LONGEST_PAUSE);
    }
    return { outcome: 'contended' };
  }

  /** Null when everything was written. */
  async #write(entry: AuditEntry, writes: readonly Write[]): Promise<RecordOutcome | 'again' | null> {
    const put = {
      TableName: this.#table,
      Item: itemOf(entry),
      ConditionExpression: 'attribute_not_exists(campaign)',
    };
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems: [...writes, { Put: put }] }));
      return null;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = (error.CancellationReasons ?? []).slice(0, writes.length);
      const index = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
      if (index < 0) return 'again';
      return { outcome: 'refused', index, item: unmarshall(reasons[index]?.Item ?? {}) };
    }
  }

  async #latest(campaign: string): Promise<AuditEntry | null> {
    const { entries } = await this.page(campaign, null, 1);
    return entries[0] ?? null;
  }

  /** The entries behind the sequence `after`, oldest first, one query after the other. */
  async *from(campaign: string, after: number): AsyncGenerator<AuditEntry> {
    const query: QueryCommandInput = {
      TableName: this.#table,
      KeyConditionExpression: 'campaign = :campaign AND #sequence > :after',
      ExpressionAttributeNames: { '#sequence': 'sequence' },
      ExpressionAttributeValues: { ':campaign': campaign, ':after': sequenceKey(after) },
      ConsistentRead: true,
      // Few at once: whoever reads stops when they have enough.
      Limit: 200,
    };
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, query))
      for (const item of Items) yield entryItem.parse(item);
  }

  /** The entries before the sequence `before`, or the newest. */
  async page(campaign: string, before: number | null, limit: number): Promise<AuditPage> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'campaign = :campaign',
        ExpressionAttributeValues: { ':campaign': campaign },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
        ...(before !== null && { ExclusiveStartKey: { campaign, sequence: sequenceKey(before) } }),
      }),
    );
    const entries = Items.map((item) => entryItem.parse(item));
    return { entries, next: LastEvaluatedKey ? (entries.at(-1)?.sequence ?? null) : null };
  }
}
