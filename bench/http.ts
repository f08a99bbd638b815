import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { errors, Pool } from 'undici';
import * as z from 'zod';

/** Statuses that say "later": the request was not carried out and may be sent again. */
export const RETRIED_STATUSES: readonly number[] = [429, 503];
/** How often one request is sent at most. */
export const ATTEMPTS = 6;
/** The first pause before a request is sent again, in milliseconds; it doubles each time. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5_000;

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  /** Makes a POST one that may be sent again. */
  readonly idempotencyKey?: string;
  /** Whether it may be sent again; the default is all but a POST without a key. */
  readonly repeatable?: boolean;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface ApiClientOptions {
  /** Scheme, host and port. */
  readonly url: string;
  /** The most requests under way at once, each on a connection of its own that is kept open. */
  readonly concurrency: number;
  /** How often one request is sent at most; default ATTEMPTS. */
  readonly attempts?: number;
  /** Told of every repetition; the default tells nobody. */
  readonly onRetry?: (request: ApiRequest, reason: string) => void;
}

const problemDetails = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  code: z.string().optional(),
  requestId: z.string().optional(),
});

/** An answer that was not the expected one. The message tells the request, the status, the problem's code and detail. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly status: number;
  /** The stable code of the problem details; null when the answer was something else. */
  readonly code: string | null;

  constructor(request: ApiRequest, answer: ApiAnswer) {
    const problem = problemDetails.safeParse(answer.body);
    const { code, title, detail, requestId } = problem.data ?? {};
    const said = [code, detail ?? title ?? excerpt(answer.body), requestId && `request ${requestId}`];
    super(`${request.method} ${request.path} was answered ${answer.status}: ${said.filter(Boolean).join(', ')}`);
    this.status = answer.status;
    this.code = code ?? null;
  }
}

/** No answer at all, however often the request was sent. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** A client of the API that keeps its connections, and repeats what may be repeated. */
export class ApiClient {
  readonly #pool: Pool;
  readonly #attempts: number;
  readonly #onRetry: (request: ApiRequest, reason: string) => void;

  constructor({ url, concurrency, attempts = ATTEMPTS, onRetry }: ApiClientOptions) {
    this.#attempts = attempts;
    this.#pool = new Pool(url, { connections: concurrency, pipelining: 1 });
    this.#onRetry = onRetry ?? (() => {});
  }

  /**
   * Sends the request and gives the body of a 2xx answer, as the schema reads it.
   *
   * @throws AnswerError for any other answer
   * @throws NoAnswerError when the network failed every time
   */
  async call<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T> {
    const answer = await this.send(request);
    if (answer.status < 200 || answer.status > 299) throw new AnswerError(request, answer);
    const read = schema.safeParse(answer.body);
    if (!read.success) {
      const problem = `${request.method} ${request.path} gave an unexpected body: ${z.prettifyError(read.error)}`;
      throw new TypeError(`${problem}\n${excerpt(answer.body)}`);
    }
    return read.data;
  }

  /** Sends the request, again if it may be sent again, and gives the last answer, whatever its status. */
  async send(request: ApiRequest): Promise<ApiAnswer> {
    const repeatable = request.repeatable ?? (request.method !== 'POST' || request.idempotencyKey !== undefined);
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt === this.#attempts || !repeatable;
      const outcome = await this.#attempt(request);
      if ('failure' in outcome) {
        const told = `${request.method} ${request.path} had no answer after ${attempt} attempts`;
        if (last) throw new NoAnswerError(`${told}: ${outcome.failure.message}`, { cause: outcome.failure });
        this.#onRetry(request, outcome.failure.message);
      } else {
        if (last || !RETRIED_STATUSES.includes(outcome.status)) return outcome;
        this.#onRetry(request, `status ${outcome.status}`);
      }
      await sleep(pauseAfter(attempt));
    }
  }

  /** Waits for what is under way, then closes the connections. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #attempt(request: ApiRequest): Promise<ApiAnswer | { failure: Error }> {
    try {
      const { statusCode, headers, body } = await this.#pool.request({
        method: request.method,
        path: request.path,
        headers: headersOf(request),
        body: request.body === undefined ? null : JSON.stringify(request.body),
      });
      const text = await body.text();
      return { status: statusCode, body: isJson(headers['content-type']) ? JSON.parse(text) : text };
    } catch (error) {
      if (isNetworkFailure(error)) return { failure: error };
      throw error;
    }
  }
}

function headersOf({ body, token, idempotencyKey }: ApiRequest): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

function isJson(contentType: string | string[] | undefined): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(String(contentType ?? ''));
}

function isNetworkFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  // A connection that breaks has a Node error code; undici has classes of its own for the rest.
  return (
    error instanceof errors.SocketError ||
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    ('code' in error && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(String(error.code)))
  );
}

function pauseAfter(attempt: number): number {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  return randomInt(Math.ceil(longest / 2), longest + 1);
}

function excerpt(body: unknown): string {
  return (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 300);
}
