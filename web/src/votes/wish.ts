import type { FailureCode } from '../api/problem.ts';

/** What somebody wants their ballot to say about a proposal. */
export type Wanted = 'for' | 'against' | 'none';

/**
 * A vote that is not counted yet.
 * - `signing-in`: made by somebody who is not signed in; it is sent when they are
 * - `sending`: it will be sent, is on its way, or is tried again because nothing came back
 * - `failed`: refused, or tried so often that somebody has to ask for it again
 */
export interface Wish {
  readonly campaign: string;
  readonly number: number;
  readonly wanted: Wanted;
  readonly state: 'signing-in' | 'sending' | 'failed';
  /** Why it failed, or why it is being tried again. */
  readonly failure: FailureCode | null;
  /** How often it was sent without an answer that counts. */
  readonly tries: number;
  /** The id of whose vote it is; null before they have signed in. */
  readonly person: string | null;
}

export function keyOf({ campaign, number }: Pick<Wish, 'campaign' | 'number'>): string {
  return `${campaign}/${number}`;
}

const WANTED = new Set<unknown>(['for', 'against', 'none'] satisfies Wanted[]);
const STATES = new Set<unknown>(['signing-in', 'sending', 'failed'] satisfies Wish['state'][]);

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null) return false;
  if (!('campaign' in value && 'number' in value && 'wanted' in value && 'state' in value)) return false;
  if (!('failure' in value && 'tries' in value && 'person' in value)) return false;
  const { campaign, number, wanted, state, tries, person } = value;
  const named = typeof campaign === 'string' && typeof number === 'number' && typeof tries === 'number';
  return named && WANTED.has(wanted) && STATES.has(state) && (person === null || typeof person === 'string');
}

/** What was kept by `JSON.stringify`; what is no wish is left out, and so is everything where it is no list. */
export function wishesIn(text: string | null): readonly Wish[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isWish) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
