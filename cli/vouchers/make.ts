import { randomBytes } from 'node:crypto';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../functions/core/campaign.ts';
import { VOUCHER_ALPHABET, VOUCHER_LENGTH } from '../../functions/core/voucher-code.ts';
import { codeKey, voucherHash } from '../../functions/stores/voucher-items.ts';

/** BatchWriteItem takes this many. */
const BATCH = 25;

function newCode(): string {
  // 32 signs divide 256 evenly: each is as likely as any other.
  return [...randomBytes(VOUCHER_LENGTH)].map((byte) => VOUCHER_ALPHABET[byte % VOUCHER_ALPHABET.length]).join('');
}

export interface VoucherOrder {
  readonly campaign: string;
  readonly count: number;
  /** When the table forgets them. */
  readonly expiresAt: Instant;
}

/** Makes codes and gives them batch by batch, each once its hashes are in the table: no code is given that is not valid. */
export async function* makeVouchers(
  database: DynamoDBDocumentClient,
  table: string,
  { campaign, count, expiresAt }: VoucherOrder,
): AsyncGenerator<string[]> {
  for (let made = 0; made < count; made += BATCH) {
    const codes = Array.from({ length: Math.min(BATCH, count - made) }, newCode);
    let items: Record<string, unknown>[] = codes.map((code) => ({
      ...codeKey(campaign, voucherHash(campaign, code)),
      expiresAt: Math.ceil(expiresAt / 1000),
    }));
    while (items.length > 0) {
      const requests = items.map((Item) => ({ PutRequest: { Item } }));
      const { UnprocessedItems } = await database.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
      items = (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) =>
        PutRequest?.Item ? [PutRequest.Item] : [],
      );
    }
    yield codes;
  }
}
