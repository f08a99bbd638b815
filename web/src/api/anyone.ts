import createClient from 'openapi-fetch';
import { Failure, failureOf } from './problem.ts';
import type { components, paths } from './schema.d.ts';

export type Schemas = components['schemas'];

/** For what anyone may read. It never sends a token: answers to everybody are kept at the edge, one for all. */
export const anyone = createClient<paths>();

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a call gives, or a Failure that says why it does not: `await answerOf(anyone.GET('/api/campaigns'))`.
 * @throws Failure, and what an aborted request throws
 */
export async function answerOf<T>(call: Promise<Answered<T>>): Promise<NonNullable<T>> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (cause) {
    if (cause instanceof Failure || (cause instanceof DOMException && cause.name === 'AbortError')) throw cause;
    throw new Failure('unreachable', 0, null, { cause });
  }
  const { data, error, response } = answered;
  if (!response.ok || data === undefined || data === null) throw failureOf(response.status, error);
  return data;
}
