import type { Logger } from '@aws-lambda-powertools/logger';
import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { problemAnswer, problemOf, successAnswer } from './answers.ts';
import { unlessKnown } from './conditional.ts';
import { EDGE_SECRET, edgeGuard } from './edge.ts';
import { invalidFields } from './field-errors.ts';
import { noBody } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { type ApiEvent, type Caller, callerOf, idempotencyKeyOf, jsonBody, receivedAt } from './request.ts';
import { requireModerator, type Staff } from './staff.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** A request whose every part has passed the operation's schemas. */
export interface ApiRequest<Params, Query, Body, Scope> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Scope extends null ? null : Caller;
  readonly receivedAt: Instant;
  readonly idempotencyKey: string | null;
}

export interface Reply<Body> {
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation with the code that answers it. */
export interface Route {
  readonly operation: Operation;
  readonly answer: (event: ApiEvent) => Promise<Answer>;
}

function parse<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw invalidFields(where, parsed.error);
  return parsed.data;
}

interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, S extends z.ZodType> extends Operation {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly success: { readonly status: 200 | 201; readonly schema: S; readonly mediaType?: string };
}

function cacheControl({ maxAge }: Operation): string {
  return maxAge === 0 ? 'no-store' : `public, max-age=${maxAge}`;
}

function takesBody({ body }: Operation): boolean {
  return body !== noBody;
}

function build<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, S extends z.ZodType, C>(
  operation: Shape<P, Q, B, S>,
  callerIn: (event: ApiEvent) => C,
  handler: (
    request: Omit<ApiRequest<z.output<P>, z.output<Q>, z.output<B>, null>, 'caller'> & { readonly caller: C },
  ) => Promise<Reply<z.input<S>>>,
): Route {
  const answer = async (event: ApiEvent): Promise<Answer> => {
    const reply = await handler({
      caller: callerIn(event),
      params: parse(operation.params, event.pathParameters ?? {}, 'path'),
      query: parse(operation.query, event.queryStringParameters ?? {}, 'query'),
      body: parse(operation.body, takesBody(operation) ? jsonBody(event) : null, 'body'),
      receivedAt: receivedAt(event),
      idempotencyKey: operation.idempotencyKey ? idempotencyKeyOf(event) : null,
    });
    const { status, mediaType } = operation.success;
    const whole = successAnswer(status, mediaType, reply.body, {
      'cache-control': cacheControl(operation),
      ...reply.headers,
    });
    return operation.conditional ? unlessKnown(event, whole) : whole;
  };
  return { operation, answer };
}

/** A route that anyone may call. */
export function publicRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, S extends z.ZodType>(
  operation: Shape<P, Q, B, S> & { readonly scope: null },
  handler: (request: ApiRequest<z.output<P>, z.output<Q>, z.output<B>, null>) => Promise<Reply<z.input<S>>>,
): Route {
  return build(operation, () => null, handler);
}

/** A route that needs a signed-in caller with the operation's scope. */
export function callerRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, S extends z.ZodType>(
  operation: Shape<P, Q, B, S> & { readonly scope: NonNullable<Operation['scope']> },
  handler: (request: ApiRequest<z.output<P>, z.output<Q>, z.output<B>, string>) => Promise<Reply<z.input<S>>>,
): Route {
  return build(operation, (event) => callerOf(event, operation.scope), handler);
}

/** A route of the city's desk: it needs the scope and, beyond it, the group; of the caller it gets a pseudonym alone. */
export function staffRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, S extends z.ZodType>(
  operation: Shape<P, Q, B, S> & { readonly scope: 'moderate' },
  handler: (
    request: Omit<ApiRequest<z.output<P>, z.output<Q>, z.output<B>, null>, 'caller'> & { readonly caller: Staff },
  ) => Promise<Reply<z.input<S>>>,
): Route {
  return build(operation, (event) => requireModerator(callerOf(event, operation.scope)), handler);
}

/** Made for the first fault: no start waits for what most environments never use. */
function loggerOf(serviceName: string): () => Promise<Logger> {
  let logger: Promise<Logger> | null = null;
  const make = async () => {
    const { Logger } = await import('@aws-lambda-powertools/logger');
    return new Logger({ serviceName });
  };
  return () => {
    logger ??= make();
    return logger;
  };
}

/** The one place in which an error becomes an answer. Only our own faults are logged; a refusal is not a fault. */
function problemAnswers(loggerFor: () => Promise<Logger>): MiddlewareObj<ApiEvent, Answer> {
  return {
    onError: async (request) => {
      const problem = problemOf(request.error);
      const { requestId } = request.event.requestContext;
      if (problem.status >= 500) (await loggerFor()).error(problem.code, { requestId, error: problem });
      request.response = problemAnswer(problem, requestId);
    },
  };
}

/**
 * The Lambda handler of a function that answers HTTP.
 *
 * @param operations the API's, or those of this function alone
 * @throws Error when its routes are not exactly those
 */
export function serve(name: Operation['function'], operations: readonly Operation[], routes: readonly Route[]) {
  const expected = operations
    .filter((operation) => operation.function === name)
    .map(({ method, path }) => `${method} ${path}`);
  const given = routes.map(({ operation: { method, path } }) => `${method} ${path}`);
  if (expected.toSorted().join() !== given.toSorted().join()) {
    throw new Error(`${name} answers [${given.join(', ')}], but the API gives it [${expected.join(', ')}]`);
  }
  const answers = new Map(routes.map(({ operation: { method, path }, answer }) => [`${method} ${path}`, answer]));
  const guard = edgeGuard(process.env[EDGE_SECRET]);
  return middy<ApiEvent, Answer>()
    .use(problemAnswers(loggerOf(name)))
    .before(({ event }) => guard(event))
    .handler(async (event) => {
      // The route that the gateway has authorized, and no other: a path read once more could lead to another one.
      const answer = answers.get(event.routeKey);
      if (!answer)
        throw new Error(`${name} is given ${event.routeKey}, but answers [${[...answers.keys()].join(', ')}]`);
      return answer(event);
    });
}
