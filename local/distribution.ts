import type { IncomingMessage } from 'node:http';
import { createContext, runInContext } from 'node:vm';
import type { Buckets } from './buckets.ts';
import { cutToRange } from './byte-range.ts';
import { compressed } from './compression.ts';
import type { HttpAnswer } from './gateway/response.ts';
import { isObject, type Json, type JsonObject, listAt, numberAt, objectAt, textAt } from './json.ts';
import { readResponseHeaders } from './response-headers.ts';
import { type Deployment, TemplateError } from './template.ts';
import { wildcard } from './wildcard.ts';

/** What a CloudFront distribution in front of the API does to requests; nothing is cached. */
export interface Distribution {
  /** The answer out of the bucket that the request's path leads to, or null when it leads to the API. */
  readonly fromBucket: (request: IncomingMessage) => Promise<HttpAnswer | null>;
  /** Headers that the origin gets with every request, in the place of a viewer's own of that name. */
  readonly originHeaders: Readonly<Record<string, string>>;
  /** The address that the viewer-request function has made of the request's, once `refuse` has let it pass. */
  readonly urlOf: (request: IncomingMessage) => string;
  /** Headers that the viewer-request function has added to the request or changed. */
  readonly addedHeaders: (request: IncomingMessage) => Readonly<Record<string, string>>;
  /** The answer of the viewer-request function, or null when it lets the request pass. */
  readonly refuse: (request: IncomingMessage, requestId: string) => Promise<HttpAnswer | null>;
  /** The answer as it travels: compressed where the path's behaviour says so and the viewer takes it. */
  readonly compress: (request: IncomingMessage, answer: HttpAnswer) => Promise<HttpAnswer>;
  /** The headers with which an answer that has these leaves, by the policy of its path. */
  readonly headersOf: (request: IncomingMessage, given: HttpAnswer['headers']) => HttpAnswer['headers'];
}

type EdgeFunction = (event: object) => Promise<Json>;

const compile = (logicalId: string, code: string): EdgeFunction => {
  const handler: unknown = runInContext(`${code}\n;handler`, createContext({ Buffer, console }), {
    filename: logicalId,
  });
  if (typeof handler !== 'function') throw new TemplateError(`${logicalId}: its code has no function named handler.`);
  return async (event) => handler(event);
};

const valuesOf = (entries: Iterable<[string, string]>): Record<string, { value: string }> =>
  Object.fromEntries([...entries].map(([name, value]) => [name, { value }]));

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
const eventOf = (request: IncomingMessage, requestId: string): object => {
  const [uri = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'cookie' ? [] : [[name, String(value)]],
  );
  const cookies = (request.headers.cookie ?? '').split(/;\s*/).filter((cookie) => cookie !== '');
  return {
    version: '1.0',
    context: { distributionDomainName: request.headers.host ?? '', eventType: 'viewer-request', requestId },
    viewer: { ip: request.socket.remoteAddress ?? '' },
    request: {
      method: request.method,
      uri,
      querystring: valuesOf(new URLSearchParams(query)),
      headers: valuesOf(headers),
      cookies: valuesOf(cookies.map((cookie) => [cookie.split('=')[0] ?? '', cookie.slice(cookie.indexOf('=') + 1)])),
    },
  };
};

const answerOf = (response: JsonObject, status: number): HttpAnswer => {
  const { body } = response;
  const headers = Object.entries(objectAt(response, 'headers')).map(
    ([name, header]) => [name, textAt(header, 'value') ?? ''] as const,
  );
  const data = typeof body === 'string' ? body : (textAt(body, 'data') ?? '');
  return {
    status,
    headers: Object.fromEntries(headers),
    body: textAt(body, 'encoding') === 'base64' ? Buffer.from(data, 'base64') : data,
  };
};

const plain = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
  body: text,
});

/** Whether the viewer has it; of what was compressed on its way the tag has become a weak one. */
const isKnown = (tags: string | undefined, etag: string): boolean =>
  (tags ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/** What S3 answers to CloudFront for the object of a path; its address is the key. */
const readObject = async (
  buckets: Buckets,
  bucket: string,
  request: IncomingMessage,
  url: string,
): Promise<HttpAnswer> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(403, 'This distribution takes GET and HEAD.');
  const path = url.split('?')[0] ?? '/';
  let key: string;
  try {
    key = decodeURIComponent(path.slice(1));
  } catch (error) {
    if (error instanceof URIError) return plain(400, 'The address is not percent-encoded UTF-8.');
    throw error;
  }
  const found = key === '' || key.endsWith('/') ? null : await buckets.get(bucket, key);
  if (found === null) return plain(404, 'There is no such object.');
  const headers = { ...found.headers, etag: found.etag, 'last-modified': found.modified.toUTCString() };
  if (isKnown(request.headers['if-none-match'], found.etag)) return { status: 304, headers, body: '' };
  const part = cutToRange(found.body, request.headers.range);
  if (part === null) return plain(416, 'Nothing of this range is there.');
  return { status: part.status, headers: { ...headers, ...part.headers }, body: part.body };
};

/**
 * Reads the distribution whose origin is the API.
 * @param host where the API answers, such as localhost:3000
 * @param resolveText replaces dynamic references
 */
export const readDistribution = (
  deployment: Deployment,
  host: string,
  resolveText: (text: string) => string,
  buckets: Buckets,
): Distribution | null => {
  const originOf = (config: JsonObject): Json | undefined =>
    listAt(config, 'Origins').find((origin) => textAt(origin, 'DomainName') === host);
  const config = deployment.resources
    .filter((resource) => resource.type === 'AWS::CloudFront::Distribution')
    .map((resource) => objectAt(resource.properties, 'DistributionConfig'))
    .find((candidate) => originOf(candidate) !== undefined);
  if (config === undefined) return null;

  const functions = new Map(
    deployment.resources
      .filter((resource) => resource.type === 'AWS::CloudFront::Function')
      .map((resource) => [
        resource.arn,
        compile(resource.logicalId, textAt(resource.properties, 'FunctionCode') ?? ''),
      ]),
  );
  const functionOf = (behavior: Json): EdgeFunction | undefined => {
    const associations = listAt(behavior, 'FunctionAssociations');
    const association = associations.find((candidate) => textAt(candidate, 'EventType') === 'viewer-request');
    return functions.get(textAt(association, 'FunctionARN') ?? '');
  };
  const policies = new Map(
    deployment.resources
      .filter((resource) => resource.type === 'AWS::CloudFront::ResponseHeadersPolicy')
      .map((resource) => [resource.ref, readResponseHeaders(resource.properties)]),
  );
  const bucketOf = (behavior: Json): string | undefined => {
    const id = textAt(behavior, 'TargetOriginId');
    const origin = listAt(config, 'Origins').find((candidate) => textAt(candidate, 'Id') === id);
    const [name = '', service] = (textAt(origin, 'DomainName') ?? '').split(/\.(s3)\./);
    return service !== undefined && buckets.has(name) ? name : undefined;
  };
  const behaviors = [...listAt(config, 'CacheBehaviors'), objectAt(config, 'DefaultCacheBehavior')].map((behavior) => ({
    covers: wildcard(textAt(behavior, 'PathPattern') ?? '*'),
    run: functionOf(behavior),
    bucket: bucketOf(behavior),
    compresses: isObject(behavior) && behavior.Compress === true,
    headersOf: policies.get(textAt(behavior, 'ResponseHeadersPolicyId') ?? ''),
  }));
  const behaviorOf = (request: IncomingMessage) => {
    const path = request.url?.split('?')[0] ?? '/';
    return behaviors.find(({ covers }) => covers.test(path));
  };
  // What a function makes of an address does not change the behaviour that has called it.
  const rewritten = new WeakMap<IncomingMessage, string>();
  const added = new WeakMap<IncomingMessage, Readonly<Record<string, string>>>();
  const urlOf = (request: IncomingMessage): string => rewritten.get(request) ?? request.url ?? '/';
  return {
    urlOf,
    addedHeaders: (request) => added.get(request) ?? {},
    originHeaders: Object.fromEntries(
      listAt(originOf(config), 'OriginCustomHeaders').map((header) => [
        (textAt(header, 'HeaderName') ?? '').toLowerCase(),
        resolveText(textAt(header, 'HeaderValue') ?? ''),
      ]),
    ),
    refuse: async (request, requestId) => {
      const run = behaviorOf(request)?.run;
      if (run === undefined) return null;
      const result = await run(eventOf(request, requestId));
      const status = numberAt(result, 'statusCode');
      if (isObject(result) && status !== undefined) return answerOf(result, status);
      const [, query] = (request.url ?? '/').split(/\?(.*)/s);
      const uri = textAt(result, 'uri') ?? '/';
      const headers = Object.entries(objectAt(result, 'headers')).map(
        ([name, header]) => [name.toLowerCase(), textAt(header, 'value') ?? ''] as const,
      );
      added.set(request, Object.fromEntries(headers.filter(([name, value]) => request.headers[name] !== value)));
      rewritten.set(request, query === undefined ? uri : `${uri}?${query}`);
      return null;
    },
    fromBucket: async (request) => {
      const bucket = behaviorOf(request)?.bucket;
      return bucket === undefined ? null : readObject(buckets, bucket, request, urlOf(request));
    },
    compress: async (request, answer) => {
      if (behaviorOf(request)?.compresses !== true) return answer;
      return compressed(answer, String(request.headers['accept-encoding'] ?? ''));
    },
    headersOf: (request, given) =>
      behaviorOf(request)?.headersOf?.(given, request.headers.origin !== undefined) ?? given,
  };
};
