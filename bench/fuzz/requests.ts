import fc from 'fast-check';
import type { DescribedOperation, Parameter } from './document.ts';
import { hostileName, hostileText } from './hostile.ts';
import type { Values } from './values.ts';

/** Who sends a request: the index of a citizen, or somebody whose token is no good for it. */
export type Sender = number | 'nobody' | 'garbage' | 'other-scope';

export interface FuzzRequest {
  /** The operation that it was made from. */
  readonly operationId: string;
  /** Whether it asks for that operation and nothing else: its method and path have not been tampered with. */
  readonly plain: boolean;
  readonly method: string;
  /** As it goes over the wire. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly sender: Sender;
}

export const CITIZENS = 6;

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Whole letters only: half a surrogate pair has no encoding in an address. */
function encoded(value: unknown): string {
  return encodeURIComponent(textOf(value).toWellFormed());
}

interface Target {
  readonly target: string;
  readonly tampered: boolean;
}

const TRICKS: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace('/api/', '/API/'),
  (path) => path.replace('/api/', '/./api/'),
  (path) => path.replace('/api/', '/x/../api/'),
  (path) => path.replace('/api/', '/x/%2e%2e/api/'),
  (path) => path.replace('/api/', '/%61pi/'),
  (path) => path.replace('/campaigns/', '/campaigns%2F'),
  (path) => path.replace('/campaigns/', '/campaigns//'),
  (path) => `${path}%00`,
  (path) => `${path}%`,
  (path) => `${path}%zz`,
  (path) => `${path}%ff%fe`,
  (path) => `${path}%c0%ae`,
  (path) => `${path}%250a`,
  (path) => `${path}%0a`,
  (path) => `${path}%20`,
  (path) => `${path};a=b`,
  (path) => `${path}.json`,
  (path) => `${path}\u00e9`,
  (path) => `${path}#fragment`,
  (path) => `http://elsewhere.example${path}`,
  (path) => path.toUpperCase(),
];

function pathOf({ path }: DescribedOperation, parameters: readonly Parameter[], values: Values): fc.Arbitrary<Target> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const given = fc.record(Object.fromEntries(inPath.map(({ name, schema }) => [name, values.any(schema, name)])));
  const trick = fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, fc.constantFrom(...TRICKS));
  return fc.tuple(given, trick).map(([parts, apply]) => {
    const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(parts[name]));
    // Nothing between two slashes, or dots alone: another address.
    const odd = Object.values(parts).some(
      (part) => /^(\.{0,2}|%2e.*)$/i.test(encoded(part)) || encoded(part).includes('%2F'),
    );
    return apply === null ? { target, tampered: odd } : { target: apply(target), tampered: true };
  });
}

function queryOf(parameters: readonly Parameter[], values: Values): fc.Arbitrary<string> {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const pair = ({ name, schema }: Parameter) =>
    values.any(schema, name).map((value) => `${encoded(name)}=${encoded(value)}`);
  const strange = fc.tuple(hostileName, hostileText).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const broken = fc.constantFrom('&&', '=', '%', '%ff=%ff', 'a[]=1&a[]=2', 'limit=1&limit=2', '?', '+', '__proto__=x');
  const regular =
    inQuery.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...inQuery.map(pair)), { maxLength: inQuery.length });
  return fc
    .tuple(
      regular,
      fc.oneof({ weight: 8, arbitrary: fc.constant([]) }, fc.array(fc.oneof(strange, broken), { maxLength: 3 })),
    )
    .map(([pairs, others]) => [...pairs, ...others].join('&'))
    .map((query) => (query === '' ? '' : `?${query}`));
}

interface Body {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

const encoder = new TextEncoder();
const utf8 = (text: string) => encoder.encode(text);

function doubled(text: string): string {
  return text.startsWith('{') && text.length > 2 ? `{${text.slice(1, -1)},${text.slice(1)}` : `${text}${text}`;
}

/** How a JSON text can be sent wrongly. */
const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xe9, 0xff]), Buffer.from(text.slice(-2))]),
  (text) => utf8(text.slice(0, Math.floor(text.length / 2))),
  (text) => utf8(`${text} x`),
  (text) => utf8(doubled(text)),
  (text) => utf8(`{"__proto__":{"choice":"for"},${text.slice(1)}`),
  (text) => utf8(`${'['.repeat(20_000)}${text}${']'.repeat(20_000)}`),
  (text) => utf8(`${'{"a":'.repeat(5_000)}${text}${'}'.repeat(5_000)}`),
  (text) => utf8(text.padEnd(70_000)),
  (text) => utf8(text.replaceAll('"', "'")),
  () => utf8('NaN'),
  () => utf8('1e999'),
  () => utf8(''),
  () => new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0x00]),
];

const TYPES = [
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/problem+json',
  '',
] as const;

function bodyOf({ requestBody }: DescribedOperation, values: Values): fc.Arbitrary<Body | null> {
  const schema = requestBody?.content['application/json']?.schema;
  const unasked = fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    fc.constant({ bytes: utf8('{"a":1}'), contentType: 'application/json' }),
  );
  if (schema === undefined) return unasked;
  const text = values.any(schema, '').map((value) => JSON.stringify(value) ?? 'null');
  const encode = fc.oneof({ weight: 9, arbitrary: fc.constant(utf8) }, fc.constantFrom(...ENCODINGS));
  const contentType = fc.oneof(
    { weight: 12, arbitrary: fc.constant('application/json') },
    fc.constantFrom<string | null>(null, ...TYPES),
  );
  return fc.oneof(
    { weight: 15, arbitrary: fc.record({ bytes: fc.tuple(text, encode).map(([json, by]) => by(json)), contentType }) },
    fc.constant(null),
  );
}

/** What HTTP allows in a header: visible Latin-1 and spaces. */
function headerText(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?')
    .trim();
}

const EXTRA_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'x-long': 'x'.repeat(7_000) },
  { 'x-long': 'x'.repeat(11_000) },
  { 'x-long': 'x'.repeat(30_000) },
  Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`x-many-${index}`, 'x'])),
  { 'x-http-method-override': 'DELETE' },
  { 'x-origin-secret': 'guessed' },
  { 'x-forwarded-for': '203.0.113.9, 127.0.0.1', 'x-forwarded-host': 'elsewhere.example' },
  { accept: 'text/html' },
  { 'accept-encoding': 'br;q=1.0, *;q=0' },
  { 'content-encoding': 'gzip' },
  { host: 'elsewhere.example' },
  { origin: 'https://elsewhere.example' },
  { cookie: 'a=b; __proto__=c' },
  { range: 'bytes=0-1' },
  { 'if-none-match': '*' },
  { constructor: 'x' },
];

function headersOf(parameters: readonly Parameter[], values: Values): fc.Arbitrary<Record<string, string>> {
  const stated = parameters.filter((parameter) => parameter.in === 'header');
  const own = fc.record(
    Object.fromEntries(
      stated.map(({ name, schema }) => [
        name.toLowerCase(),
        fc.oneof(
          fc.constantFrom('key-1', 'key-2', 'key-3'),
          values.any(schema, name).map((value) => headerText(textOf(value))),
        ),
      ]),
    ),
    { requiredKeys: [] },
  );
  const extra = fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, fc.constantFrom(...EXTRA_HEADERS));
  const isGiven = (entry: [string, string | undefined]): entry is [string, string] => entry[1] !== undefined;
  return fc
    .tuple(own, extra)
    .map(([mine, others]) => Object.fromEntries(Object.entries({ ...mine, ...others }).filter(isGiven)));
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'] as const;

/** Requests to one operation, most of them right in most of their parts. */
export function requestTo(operation: DescribedOperation, values: Values): fc.Arbitrary<FuzzRequest> {
  const { parameters, operationId } = operation;
  const method = fc.oneof(
    { weight: 20, arbitrary: fc.constant(operation.method) },
    fc.constantFrom<string>(...METHODS),
  );
  const citizen = fc.nat(CITIZENS - 1);
  const sender = fc.oneof<[fc.WeightedArbitrary<Sender>, fc.WeightedArbitrary<Sender>]>(
    { weight: 12, arbitrary: citizen },
    { weight: 2, arbitrary: fc.constantFrom('nobody', 'garbage', 'other-scope') },
  );
  return fc
    .tuple(
      method,
      pathOf(operation, parameters, values),
      queryOf(parameters, values),
      headersOf(parameters, values),
      bodyOf(operation, values),
      sender,
    )
    .map(([chosen, { target, tampered }, query, headers, body, who]) => ({
      operationId,
      plain: chosen === operation.method && !tampered,
      method: chosen,
      target: `${target}${query}`,
      headers: body?.contentType == null ? headers : { 'content-type': body.contentType, ...headers },
      body: body?.bytes ?? null,
      sender: who,
    }));
}
