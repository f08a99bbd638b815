import { request } from 'undici';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export interface Address {
  /** Where the connection goes. */
  readonly url: string;
  /** Sent with each request; `host` where the connection goes elsewhere than the address says. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Sent {
  readonly body?: unknown;
  readonly token?: string;
  readonly key?: string;
}

/** The deployed API as a stranger sees it. */
export class Site {
  readonly #address: Address;

  constructor(address: Address) {
    this.#address = address;
  }

  async call(method: 'GET' | 'POST' | 'PUT', path: string, { body, token, key }: Sent = {}): Promise<Answer> {
    const answer = await request(new URL(path, this.#address.url), {
      method,
      headers: {
        ...this.#address.headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    const isJson = /json/.test(String(answer.headers['content-type']));
    return { status: answer.statusCode, body: isJson ? JSON.parse(text) : text };
  }

  /** Throws unless the answer has this status. */
  async must(status: number, method: 'GET' | 'POST' | 'PUT', path: string, sent: Sent = {}): Promise<Answer['body']> {
    const answer = await this.call(method, path, sent);
    if (answer.status === status) return answer.body;
    throw new Error(
      `${method} ${path}: ${answer.status} in place of ${status}: ${JSON.stringify(answer.body).slice(0, 500)}`,
    );
  }
}
