import { apiClient } from './api-client.ts';
import { Failure, failureOf } from './problem.ts';
import type { components } from './schema.d.ts';

export type Schemas = components['schemas'];

/** For what anyone may read. It never sends a token: answers to everybody are kept at the edge, one for all. */
export const anyone = apiClient((request) => fetch(request));

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** As openapi-fetch types an answer: it makes a list of every tuple, such as latitude and longitude. */
type WithoutTuples<T> = T extends (infer E)[]
  ? WithoutTuples<E>[]
  : T extends object
    ? { [K in keyof T]: WithoutTuples<T[K]> }
    : T;

/**
 * What a call gives, or a Failure that says why it does not: `await answerOf(anyone.GET('/api/campaigns'))`.
 * Where it holds tuples, say what it is: `answerOf<Schemas['Campaign']>(…)`.
 * @throws Failure, and what an aborted request throws
 */
export async function answerOf<T>(call: Promise<Answered<T>>): Promise<NonNullable<T>>;
export async function answerOf<T>(call: Promise<Answered<WithoutTuples<T>>>): Promise<T>;
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
