import { gzipSync } from 'node:zlib';
import { errors, request } from 'undici';

/** Bytes of headers of an answer, which the edge bills with the body; of a usual answer of this API. */
export const HEADER_BYTES = 600;

/** A browser's part in the bill: asks for pages and answers, and counts what goes over the wire, compressed. */
export class Visitor {
  readonly #url: string;
  #requests = 0;
  #apiRequests = 0;
  #bytes = 0;

  constructor(url: string) {
    this.#url = url;
  }

  get requests(): number {
    return this.#requests;
  }

  get apiRequests(): number {
    return this.#apiRequests;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @returns the body; null when there is nothing at this path */
  async read(path: string): Promise<string | null> {
    const answer = await request(new URL(path, this.#url));
    const body = await answer.body.text();
    if (answer.statusCode === 404) return null;
    if (answer.statusCode !== 200)
      throw new errors.ResponseError(`GET ${path} was answered ${answer.statusCode}`, answer.statusCode, { body });
    this.#requests += 1;
    if (path.startsWith('/api/')) this.#apiRequests += 1;
    // The distribution compresses what browsers let it.
    this.#bytes += HEADER_BYTES + gzipSync(body).length;
    return body;
  }
}
