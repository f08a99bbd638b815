import * as z from 'zod';
import { Problem } from '../http/problem.ts';

/** A list is ordered by a place, then by number; a cursor says where the page before ended. */
export interface Placed<T> {
  readonly place: number;
  readonly number: number;
  readonly item: T;
}

const position = z.tuple([z.string(), z.number(), z.number()]);

function compare(a: { place: number; number: number }, b: { place: number; number: number }): number {
  return a.place - b.place || a.number - b.number;
}

/** `order` names the order that the cursor belongs to. */
function cursorAfter(order: string, { place, number }: Placed<unknown>): string {
  return Buffer.from(JSON.stringify([order, place, number])).toString('base64url');
}

/** Throws `invalid-cursor`. */
function readCursor(cursor: string, order: string): { place: number; number: number } {
  try {
    const [of, place, number] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (of === order) return { place, number };
  } catch (cause) {
    throw new Problem('invalid-cursor', 'Send `next` of the page before, unchanged', {}, { cause });
  }
  throw new Problem('invalid-cursor', 'The cursor belongs to another order; start again without it');
}

export interface Page<T> {
  readonly items: T[];
  readonly total: number;
  readonly next: string | null;
}

/** The `limit` first entries in order, without sorting the rest: lists are long and pages short. */
function firstOf<T>(entries: Iterable<Placed<T>>, limit: number): Placed<T>[] {
  const first: Placed<T>[] = [];
  for (const entry of entries) {
    const last = first[limit - 1];
    if (last && compare(entry, last) > 0) continue;
    const index = first.findLastIndex((other) => compare(other, entry) < 0) + 1;
    first.splice(index, 0, entry);
    if (first.length > limit) first.pop();
  }
  return first;
}

/** The `limit` entries behind the cursor. Entries that came or went meanwhile neither repeat nor hide others. */
export function pageOf<T>(
  entries: readonly Placed<T>[],
  order: string,
  limit: number,
  cursor: string | undefined,
): Page<T> {
  const after = cursor === undefined ? null : readCursor(cursor, order);
  const left = after === null ? entries : entries.filter((entry) => compare(entry, after) > 0);
  const page = firstOf(left, limit);
  const last = page.at(-1);
  const next = last && left.length > limit ? cursorAfter(order, last) : null;
  return { items: page.map(({ item }) => item), total: entries.length, next };
}
