import { display, isObject, type Json, type JsonObject, parseJson } from '../json.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

export const messageAnswer = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

export const INTERNAL_ERROR = messageAnswer(500, 'Internal Server Error');

/** Headers that belong to the connection: API Gateway sets them itself. */
const OWN = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'upgrade']);

const structured = (result: JsonObject): HttpAnswer | null => {
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return null;
  const { body = '', headers: given = {}, cookies } = result;
  if (typeof body !== 'string' && body !== null) return null;
  const headers: Record<string, string | string[]> = { 'content-type': 'text/plain;charset=utf-8' };
  for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
    if (!OWN.has(name.toLowerCase())) headers[name.toLowerCase()] = display(value);
  }
  if (Array.isArray(cookies)) headers['set-cookie'] = cookies.map(String);
  return {
    status,
    headers,
    body: result.isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
};

const parsed = (payload: string): Json | undefined => {
  try {
    return parseJson(payload);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The HTTP answer that a function's result stands for, by the rules of payload format 2.0. */
export const answerOf = (payload: string): HttpAnswer => {
  const result = parsed(payload);
  if (result === undefined) return INTERNAL_ERROR;
  if (isObject(result) && result.statusCode !== undefined) return structured(result) ?? INTERNAL_ERROR;
  // Anything else is the body of a 200; text goes out as it is.
  const body = typeof result === 'string' ? result : payload;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
};
