import { Agent, type IncomingMessage, request as open } from 'node:http';
import type { FuzzRequest } from './requests.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A request that got no answer within this time, in milliseconds, hangs: the gateway itself gives up after 30 s. */
export const PATIENCE = 29_000;

/** Bytes of request line and headers that Node's parser holds: https://nodejs.org/api/http.html#httpmaxheadersize */
const LARGEST_HEAD = 16_384;

function headOf({ target, headers }: FuzzRequest): number {
  return Object.entries(headers).reduce((size, [name, value]) => size + name.length + value.length + 4, target.length);
}

/** Sends requests as they are: `fetch` would tidy up paths and refuse methods and headers. */
export class RawClient {
  readonly #agent: Agent;
  readonly #url: URL;

  constructor(url: string, concurrency: number) {
    this.#url = new URL(url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  }

  /** The answer, or in words why there is none. */
  async send(request: FuzzRequest, token: string | null): Promise<FuzzAnswer | string> {
    try {
      return await this.#once(request, token);
    } catch (error) {
      // Node's parser answers what it cannot hold or read and hangs up, often before the answer has been read.
      const refused = (status: number) => ({ status, headers: {}, body: Buffer.alloc(0) });
      if (headOf(request) > LARGEST_HEAD) return refused(431);
      if (!/^[\x21-\x7e]*$/.test(request.target)) return refused(400);
      return `no answer: ${String(error)}`;
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #once({ method, target, headers, body }: FuzzRequest, token: string | null): Promise<FuzzAnswer | string> {
    return new Promise((resolve, reject) => {
      const outgoing = open(
        {
          agent: this.#agent,
          host: this.#url.hostname,
          port: this.#url.port,
          method,
          path: target,
          headers: {
            ...headers,
            ...(token !== null && { authorization: `Bearer ${token}` }),
            ...(body !== null && { 'content-length': body.byteLength }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            clearTimeout(timer);
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) });
          });
        },
      );
      const timer = setTimeout(() => {
        resolve(`no answer within ${PATIENCE} ms`);
        outgoing.destroy();
      }, PATIENCE);
      outgoing.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      outgoing.end(body ?? undefined);
    });
  }
}
