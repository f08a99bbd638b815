import { GetItemCommand, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Instant } from '../core/campaign.ts';
import type { TableClient } from './dynamo.ts';
import { codeItem, codeKey, holderItem, holderKey } from './voucher-items.ts';

/** A voucher that a citizen has redeemed. */
export interface Holding {
  readonly hash: string;
  readonly redeemedAt: Instant;
  /** When the table forgets it. */
  readonly expiresAt: Instant;
}

export type RedeemOutcome =
  | { readonly outcome: 'redeemed' | 'held-another'; readonly redeemedAt: Instant }
  | { readonly outcome: 'unknown' | 'used' | 'contended' };

/** How often a voucher is looked at again when another request for it or by the same citizen is under way. */
const ATTEMPTS = 8;

/** Whoever holds a voucher, by hashes on both sides: neither codes nor citizens are in the table. */
export class Vouchers {
  readonly #client: TableClient;
  readonly #table: string;

  constructor(client: TableClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(campaign: string, voucherKey: string): Promise<Holding | null> {
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key: marshall(holderKey(campaign, voucherKey)),
        ConsistentRead: true,
      }),
    );
    if (!Item) return null;
    const { hash, redeemedAt, expiresAt } = holderItem.parse(unmarshall(Item));
    return { hash, redeemedAt, expiresAt: expiresAt * 1000 };
  }

  /**
   * Gives the voucher to the citizen, in one conditional write of both sides: of any number at once one gets it, and
   * who has it already keeps it. Nobody gets a second one, so a second code stays open.
   */
  async redeem(
    campaign: string,
    hash: string,
    voucherKey: string,
    at: Instant,
    expiresAt: Instant,
  ): Promise<RedeemOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const held = await this.read(campaign, voucherKey);
      if (held) return { outcome: held.hash === hash ? 'redeemed' : 'held-another', redeemedAt: held.redeemedAt };
      const refusal = await this.#take(campaign, hash, voucherKey, at, expiresAt);
      if (refusal === null) return { outcome: 'redeemed', redeemedAt: at };
      if (refusal !== 'again') return { outcome: refusal };
    }
    return { outcome: 'contended' };
  }

  /** Null when the voucher was taken. */
  async #take(
    campaign: string,
    hash: string,
    voucherKey: string,
    at: Instant,
    expiresAt: Instant,
  ): Promise<'unknown' | 'used' | 'again' | null> {
    const code = {
      TableName: this.#table,
      Key: marshall(codeKey(campaign, hash)),
      UpdateExpression: 'SET holder = :holder',
      ConditionExpression: 'attribute_exists(#item) AND attribute_not_exists(holder) AND attribute_not_exists(spent)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: marshall({ ':holder': voucherKey }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    const holder = {
      TableName: this.#table,
      Item: marshall({
        ...holderKey(campaign, voucherKey),
        hash,
        redeemedAt: at,
        expiresAt: Math.ceil(expiresAt / 1000),
      }),
      ConditionExpression: 'attribute_not_exists(#item)',
      ExpressionAttributeNames: { '#item': 'item' },
    };
    try {
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: code }, { Put: holder }] }));
      return null;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [reason] = error.CancellationReasons ?? [];
      if (reason?.Code !== 'ConditionalCheckFailed') return 'again';
      if (!reason.Item) return 'unknown';
      const { holder: other } = codeItem.parse(unmarshall(reason.Item));
      return other === voucherKey ? 'again' : 'used';
    }
  }

  /** Takes the citizen off both sides; the code stays spent, for nobody must vote twice with it. */
  async forget(campaign: string, voucherKey: string, { hash }: Holding): Promise<void> {
    const code = {
      TableName: this.#table,
      Key: marshall(codeKey(campaign, hash)),
      UpdateExpression: 'SET spent = :true REMOVE holder',
      // The code may have expired before; its item must not be made anew.
      ConditionExpression: 'holder = :holder',
      ExpressionAttributeValues: marshall({ ':true': true, ':holder': voucherKey }),
    };
    const holder = { TableName: this.#table, Key: marshall(holderKey(campaign, voucherKey)) };
    try {
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: code }, { Delete: holder }] }));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [reason] = error.CancellationReasons ?? [];
      if (reason?.Code !== 'ConditionalCheckFailed') throw error;
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: holder }] }));
    }
  }
}
