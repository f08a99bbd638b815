import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** Attributes of an item as they are written. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Bytes of long attributes that an item keeps itself: of its 400 KB, the rest is for what else it holds. */
export const ITSELF = 250_000;
/** Bytes of one part: a query brings three. */
const PART = 300_000;

const heldApart = z.object({ parts: z.string() });
const partItem = z.object({ bytes: z.instanceof(Uint8Array) });

interface Place {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** Fast, and with a window over all of it: lists that are the same twice are held once. */
export function compress(text: string): Uint8Array {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(text, { params });
}

export function decompress(bytes: Uint8Array): string {
  return brotliDecompressSync(bytes).toString('utf8');
}

/**
 * The item to be written, in which `long` attributes stand as they are or, where they are too long for an item, are
 * held apart: compressed, in items of their own, which are written here first. Those are named by their content, so it
 * does not matter who else writes the same item, or whether this is done twice.
 *
 * @param prefix of the parts' sort keys, in the partition of the item
 */
export async function holdApart(
  { client, table }: Place,
  campaign: string,
  prefix: string,
  { long, ...short }: Attributes & { readonly long: Attributes },
): Promise<Attributes> {
  const text = JSON.stringify(long);
  if (Buffer.byteLength(text) <= ITSELF) return { ...short, ...long };
  const bytes = compress(text);
  const parts = `${prefix}${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}#`;
  for (let start = 0; start < bytes.length; start += PART) {
    const item = `${parts}${String(start / PART).padStart(4, '0')}`;
    const Item = { campaign, item, bytes: bytes.subarray(start, start + PART) };
    await client.send(new PutCommand({ TableName: table, Item }));
  }
  return { ...short, parts };
}

/** An item as it was before `holdApart`. */
export async function putTogether({ client, table }: Place, campaign: string, item: Attributes): Promise<Attributes> {
  const held = heldApart.safeParse(item).data;
  if (held === undefined) return item;
  const query = {
    TableName: table,
    KeyConditionExpression: 'campaign = :campaign AND begins_with(#item, :parts)',
    ExpressionAttributeNames: { '#item': 'item' },
    ExpressionAttributeValues: { ':campaign': campaign, ':parts': held.parts },
    ConsistentRead: true,
  };
  const bytes: Uint8Array[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, query))
    bytes.push(...Items.map((part) => partItem.parse(part).bytes));
  const long = z.record(z.string(), z.unknown()).parse(JSON.parse(decompress(Buffer.concat(bytes))));
  return { ...item, ...long };
}
