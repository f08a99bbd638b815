import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HttpAnswer } from './gateway/response.ts';

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html */
const SMALLEST = 1_000;
const LARGEST = 10_000_000;
/** Of CloudFront's list what platforms answer with; kinds that are packed already are not in it. */
const KINDS =
  /^(?:text\/(?:html|css|plain|csv|javascript|xml|markdown)|application\/(?:json|javascript|xml|rss\+xml|atom\+xml|manifest\+json|wasm)|image\/svg\+xml)\b/;
/** Packed once: files with an entity tag are asked for again and again. */
const kept = new Map<string, Buffer>();
const MOST_KEPT = 200;

type Encoding = 'br' | 'gzip';

/** What the viewer takes, by the request's `Accept-Encoding`; brotli is preferred, as CloudFront does. */
export const encodingOf = (accepted: string): Encoding | null => {
  const names = accepted.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : null;
};

const pack = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'gzip'
    ? gzipped(body)
    : brotlied(body, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
      });

const packOnce = async (body: Buffer, encoding: Encoding, etag: string | null): Promise<Buffer> => {
  if (etag === null) return pack(body, encoding);
  const key = `${encoding} ${body.length} ${etag}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const packed = await pack(body, encoding);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, packed);
  return packed;
};

/** The answer as a distribution that compresses sends it: text of some size, to those who take it so. */
export const compressed = async (answer: HttpAnswer, accepted: string): Promise<HttpAnswer> => {
  const { status, headers } = answer;
  const encoding = encodingOf(accepted);
  const kind = headers['content-type'];
  if (encoding === null || status !== 200 || typeof kind !== 'string' || !KINDS.test(kind)) return answer;
  if (headers['content-encoding'] !== undefined) return answer;
  const body = Buffer.from(answer.body);
  if (body.length < SMALLEST || body.length > LARGEST) return answer;
  const { etag, vary = [] } = headers;
  return {
    status,
    headers: {
      ...headers,
      'content-encoding': encoding,
      vary: ['Accept-Encoding', vary].flat().join(', '),
      // What is packed has other bytes than what the tag stood for.
      ...(typeof etag === 'string' && { etag: etag.replace(/^(?!W\/)/, 'W/') }),
    },
    body: await packOnce(body, encoding, typeof etag === 'string' ? etag : null),
  };
};
