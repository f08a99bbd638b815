import { BatchGetCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../core/campaign.ts';
import { itemThatFailed } from './dynamo.ts';
import { applyUpdate, cursorName, type PageEntry, pageKey, SEALED, sequenceIn, staleCursors } from './tally-updates.ts';

/** BatchGetItem takes this many keys. */
const KEYS_A_READ = 100;
/** Every attempt moves the shard's cursor forward or finds that another invocation has, so few are needed. */
const ATTEMPTS = 10;

/** In a campaign's place, for what cannot be said to be of any; no campaign has an empty id. */
export const NO_CAMPAIGN = '';

export type Page = Readonly<Record<string, unknown>>;

export function counterIn(page: Page | undefined, counter: string): number {
  const value = page?.[counter];
  return typeof value === 'number' ? value : 0;
}

export class Tallies {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The pages that exist, by name; strongly consistent. */
  async read(campaign: string, pages: readonly string[]): Promise<Map<string, Page>> {
    const found = new Map<string, Page>();
    for (let start = 0; start < pages.length; start += KEYS_A_READ) {
      let keys: Record<string, unknown>[] = pages
        .slice(start, start + KEYS_A_READ)
        .map((page) => pageKey(campaign, page));
      while (keys.length > 0) {
        const { Responses, UnprocessedKeys } = await this.#client.send(
          new BatchGetCommand({ RequestItems: { [this.#table]: { Keys: keys, ConsistentRead: true } } }),
        );
        for (const item of Responses?.[this.#table] ?? [])
          found.set(String(item.page).slice(campaign.length + 1), item);
        keys = UnprocessedKeys?.[this.#table]?.Keys ?? [];
      }
    }
    return found;
  }

  /**
   * Applies each entry exactly once, whatever has been delivered before: what the page's cursor has passed is dropped.
   * Entries are of one shard and in its order.
   */
  async apply(
    campaign: string,
    page: string,
    shard: string,
    entries: readonly PageEntry[],
    at: Instant,
  ): Promise<void> {
    let left = entries;
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt === ATTEMPTS) throw new Error(`Page ${page} of ${campaign} kept changing under shard ${shard}`);
      const seen = await this.#tryApply(campaign, page, shard, left, at);
      if (seen === null || SEALED in seen) return;
      const cursor = seen[cursorName(shard)];
      if (typeof cursor !== 'string')
        throw new Error(`Page ${page} of ${campaign} refused shard ${shard} without a cursor`);
      left = left.filter(({ sequence }) => sequence > sequenceIn(cursor));
    }
  }

  /** Null when the write was made; else the page that refused it. */
  async #tryApply(
    campaign: string,
    page: string,
    shard: string,
    entries: readonly PageEntry[],
    at: Instant,
  ): Promise<Page | null> {
    try {
      const update = applyUpdate(pageKey(campaign, page), shard, entries, at);
      const { Attributes } = await this.#client.send(new UpdateCommand({ TableName: this.#table, ...update }));
      await this.#dropCursors(campaign, page, staleCursors(Attributes ?? {}, at));
      return null;
    } catch (error) {
      return itemThatFailed(error);
    }
  }

  async #dropCursors(campaign: string, page: string, cursors: readonly [string, string][]): Promise<void> {
    for (const [name, value] of cursors) {
      const drop = new UpdateCommand({
        TableName: this.#table,
        Key: pageKey(campaign, page),
        UpdateExpression: 'REMOVE #cursor',
        ConditionExpression: '#cursor = :value',
        ExpressionAttributeNames: { '#cursor': name },
        ExpressionAttributeValues: { ':value': value },
      });
      await this.#client.send(drop).catch(itemThatFailed);
    }
  }

  /**
   * Makes a page say what the recount found, and seals it: records that come later were counted already. Counters that
   * are not in `counts` stay, and a page that a later version has sealed stays as it is.
   */
  async seal(campaign: string, page: string, counts: ReadonlyMap<string, number>, version: number): Promise<void> {
    const names: Record<string, string> = { '#sealed': SEALED };
    const values: Record<string, number> = { ':version': version };
    const sets = [...counts].map(([counter, count], index) => {
      names[`#${index}`] = counter;
      values[`:${index}`] = count;
      return `#${index} = :${index}`;
    });
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: pageKey(campaign, page),
      UpdateExpression: `SET ${['#sealed = :version', ...sets].join(', ')}`,
      ConditionExpression: 'attribute_not_exists(#sealed) OR #sealed <= :version',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    });
    await this.#client.send(update).catch(itemThatFailed);
  }
}
