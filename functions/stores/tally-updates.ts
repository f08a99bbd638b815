import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../core/campaign.ts';
import { type Deltas, sumOf } from '../core/tally.ts';

/** What one stream record does to one page. */
export interface PageEntry {
  /** Padded, see paddedSequence. */
  readonly sequence: string;
  readonly deltas: Deltas;
}

const CURSOR = 'c_';
/** Set by the official recount: the page's counters are final, later records are part of the recount already. */
export const SEALED = 'sealed';
/** A stream's records live for 24 hours; an older cursor guards nothing any more. */
export const CURSOR_LIFETIME = 25 * 60 * 60 * 1000;

export function pageKey(campaign: string, page: string): { page: string } {
  return { page: `${campaign}#${page}` };
}

/** The cursor's attribute: one a shard. */
export function cursorName(shard: string): string {
  return `${CURSOR}${shard}`;
}

/** The last record applied and, behind a bar that sorts after every digit, when: `000…17|1496300400000`. */
function cursorValue(sequence: string, at: Instant): string {
  return `${sequence}|${at}`;
}

export function sequenceIn(cursor: string): string {
  return cursor.split('|')[0] ?? cursor;
}

/** The cursors of a page whose shard has said nothing for CURSOR_LIFETIME, with the values seen. */
export function staleCursors(page: Readonly<Record<string, unknown>>, now: Instant): [string, string][] {
  return Object.entries(page).flatMap(([name, value]) => {
    if (!name.startsWith(CURSOR) || typeof value !== 'string') return [];
    const at = Number(value.split('|')[1]);
    return now - at > CURSOR_LIFETIME ? [[name, value]] : [];
  });
}

/**
 * Adds the entries' counts and moves the shard's cursor in the same write, unless the page has seen the first of them.
 * Entries are of one page and one shard, in order, and at least one. A write whose counts cancel out still moves the
 * cursor: a part of the batch may come again.
 */
export function applyUpdate(key: { page: string }, shard: string, entries: readonly PageEntry[], at: Instant) {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) throw new RangeError('A page is updated by one entry or more');
  const sums = [...sumOf(entries.map(({ deltas }) => deltas))].filter(([, delta]) => delta !== 0);
  const names: Record<string, string> = { '#cursor': cursorName(shard), '#sealed': SEALED };
  const values: Record<string, number | string> = {
    ':first': first.sequence,
    ':cursor': cursorValue(last.sequence, at),
  };
  sums.forEach(([counter, delta], index) => {
    names[`#${index}`] = counter;
    values[`:${index}`] = delta;
  });
  const add = sums.length === 0 ? '' : `ADD ${sums.map((_, index) => `#${index} :${index}`).join(', ')} `;
  return {
    Key: key,
    UpdateExpression: `${add}SET #cursor = :cursor`,
    ConditionExpression: 'attribute_not_exists(#sealed) AND (attribute_not_exists(#cursor) OR #cursor < :first)',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const satisfies Omit<UpdateCommandInput, 'TableName'>;
}
