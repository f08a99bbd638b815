import { Agent, type IncomingMessage, request as open } from 'node:http';
import type { FuzzRequest } from './requests.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A request that got no answer within this time, in milliseconds, hangs: the gateway itself gives up after 30 s. */
export const PATIENCE = 29_000;

/** Bytes of a body that may be on their way still when its request has been refused. */
const NOT_READ = 30_000;
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
  async send(request: FuzzRequest, token: string | null, again = true): Promise<FuzzAnswer | string> {
    try {
      return await this.#once(request, token);
    } catch (error) {
      // Refused before its body was read, with an answer that was lost as the connection ended: nothing was done.
      if (again && (request.body?.byteLength ?? 0) > NOT_READ) return this.send(request, token, false);
      // Node's parser answers what it cannot hold with 431 and hangs up, often before the answer has been read.
      if (headOf(request) > LARGEST_HEAD) return { status: 431, headers: {}, body: Buffer.alloc(0) };
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
