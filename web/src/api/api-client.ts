import type { Client } from 'openapi-fetch';
import type { paths } from './schema.d.ts';

/** As `openapi-fetch` types it, by the API's own description; what it does is below, in a third of the weight. */
export type ApiClient = Pick<Client<paths>, 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'>;

type Value = string | number | boolean;

interface Call {
  readonly params?: {
    readonly path?: Readonly<Record<string, Value>>;
    readonly query?: Readonly<Record<string, Value | readonly Value[] | null | undefined>>;
    readonly header?: Readonly<Record<string, string>>;
  };
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** `/api/things/{id}` with its parts filled in; of a list in the query, each by itself. */
function addressOf(template: string, { path = {}, query = {} }: NonNullable<Call['params']>): string {
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => `${name}=${encodeURIComponent(each)}`),
  );
  return pairs.length === 0 ? address : `${address}?${pairs.join('&')}`;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // What is not of the API: the gateway's words, or another's.
    return text;
  }
}

/** @param send asks for an answer, with whatever has to be put into the request */
export function apiClient(send: (request: Request) => Promise<Response>): ApiClient;
export function apiClient(send: (request: Request) => Promise<Response>): unknown {
  const by =
    (method: string) =>
    async (template: string, { params = {}, body, ...init }: Call = {}) => {
      const headers = new Headers(params.header);
      if (body !== undefined) headers.set('content-type', 'application/json');
      const text = body === undefined ? null : JSON.stringify(body);
      const response = await send(new Request(addressOf(template, params), { ...init, method, headers, body: text }));
      const answer = parsed(await response.text());
      return response.ok ? { data: answer, response } : { error: answer, response };
    };
  return { GET: by('GET'), PUT: by('PUT'), POST: by('POST'), PATCH: by('PATCH'), DELETE: by('DELETE') };
}
