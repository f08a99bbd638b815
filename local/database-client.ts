import { Pool } from 'undici';
import { isObject, type Json, type JsonObject, parseJson, textAt } from './json.ts';

/** An answer as it came, for passing on without a needless copy. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Thrown for an error answer of the database; `code` is DynamoDB's name for it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Speaks DynamoDB's JSON protocol over a few sockets that stay open. */
export class DatabaseClient {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #authorization: string;

  constructor(url: string, region: string) {
    const parsed = new URL(url);
    this.#pool = new Pool(parsed.origin, { connections: 32, keepAliveTimeout: 600_000 });
    this.#path = parsed.pathname;
    // One access key for all: DynamoDB Local keeps a database for each. No local engine checks signatures.
    this.#authorization =
      `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/dynamodb/aws4_request, ` +
      'SignedHeaders=host;x-amz-date;x-amz-target, Signature=0';
  }

  /** @param target such as `DynamoDB_20120810.GetItem` */
  async send(target: string, body: string | Buffer): Promise<RawAnswer> {
    const answer = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        'x-amz-date': '20260101T000000Z',
        authorization: this.#authorization,
      },
      body,
    });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  }

  /** @throws DatabaseError for an error answer */
  async call(operation: string, input: Json): Promise<JsonObject> {
    const answer = await this.send(`DynamoDB_20120810.${operation}`, JSON.stringify(input));
    const body = parseJson(answer.body.toString('utf8'));
    const output = isObject(body) ? body : {};
    if (answer.status === 200) return output;
    const code = (textAt(output, '__type') ?? `HTTP ${answer.status}`).split('#').at(-1) ?? '';
    throw new DatabaseError(code, `${operation}: ${code}: ${textAt(output, 'message') ?? textAt(output, 'Message')}`);
  }

  /** Whether something that speaks DynamoDB listens there. */
  async answers(): Promise<boolean> {
    try {
      await this.call('ListTables', { Limit: 1 });
      return true;
    } catch (error) {
      if (error instanceof Error) return false;
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
