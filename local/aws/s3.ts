import type { Buckets } from '../buckets.ts';
import { cutToRange } from '../byte-range.ts';
import { type AwsAnswer, AwsError, type AwsRequest, type AwsService, header } from './request.ts';

const MAX_KEYS = 1_000;
/** Headers of a PutObject that a GetObject answers with. */
const KEPT = ['content-type', 'cache-control', 'content-disposition', 'content-language'];

const xmlText = (text: string): string => text.replaceAll(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);

const xml = (status: number, body: string): AwsAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});

const fail = (status: number, code: string, message: string): AwsAnswer =>
  xml(status, `<Error><Code>${xmlText(code)}</Code><Message>${xmlText(message)}</Message></Error>`);

/** The SDK sends streams in chunks, each behind a line with its length: `<hex>[;extensions]\r\n<bytes>\r\n`. */
const unchunk = (body: Buffer): Buffer => {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || !(length > 0)) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(parts);
};

const payload = (request: AwsRequest): Buffer =>
  request.headers['x-amz-decoded-content-length'] === undefined ? request.body : unchunk(request.body);

/** Object storage on a folder: PutObject, GetObject (with one range), HeadObject, DeleteObject, ListObjectsV2. */
export const s3 = (buckets: Buckets): AwsService => {
  const list = async (request: AwsRequest, bucket: string, query: URLSearchParams): Promise<AwsAnswer> => {
    const prefix = query.get('prefix') ?? '';
    request.principal.require('s3:ListBucket', `arn:aws:s3:::${bucket}`, () => ({ 's3:prefix': [prefix] }));
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const delimiter = query.get('delimiter') ?? '';
    const most = Math.min(Number(query.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
    const entries: string[] = [];
    const folders = new Set<string>();
    let last = '';
    let truncated = false;
    for (const { key, size, modified } of await buckets.list(bucket, prefix)) {
      if (key <= after) continue;
      const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      const folder = cut < 0 ? null : key.slice(0, cut + delimiter.length);
      if (folder !== null && (folders.has(folder) || after.startsWith(folder))) {
        last = key;
        continue;
      }
      if (entries.length + folders.size >= most) {
        truncated = true;
        break;
      }
      last = key;
      if (folder !== null) folders.add(folder);
      else {
        entries.push(
          `<Contents><Key>${xmlText(key)}</Key><LastModified>${modified.toISOString()}</LastModified>` +
            `<Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
        );
      }
    }
    return xml(
      200,
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${xmlText(bucket)}</Name>` +
        `<Prefix>${xmlText(prefix)}</Prefix><KeyCount>${entries.length + folders.size}</KeyCount>` +
        `<MaxKeys>${most}</MaxKeys><IsTruncated>${truncated}</IsTruncated>` +
        (truncated ? `<NextContinuationToken>${xmlText(last)}</NextContinuationToken>` : '') +
        entries.join('') +
        [...folders].map((folder) => `<CommonPrefixes><Prefix>${xmlText(folder)}</Prefix></CommonPrefixes>`).join('') +
        '</ListBucketResult>',
    );
  };

  const get = async (request: AwsRequest, bucket: string, key: string): Promise<AwsAnswer> => {
    request.principal.require('s3:GetObject', `arn:aws:s3:::${bucket}/${key}`);
    const found = await buckets.get(bucket, key);
    if (found === null) {
      // Who may not list must not learn what is missing.
      request.principal.require('s3:ListBucket', `arn:aws:s3:::${bucket}`);
      throw new AwsError(404, 'NoSuchKey', 'The specified key does not exist.');
    }
    const part = cutToRange(found.body, header(request.headers, 'range'));
    if (part === null) throw new AwsError(416, 'InvalidRange', 'The requested range is not satisfiable');
    return {
      status: part.status,
      headers: {
        'content-type': 'application/octet-stream',
        ...found.headers,
        ...part.headers,
        etag: found.etag,
        'content-length': String(part.body.length),
        'last-modified': found.modified.toUTCString(),
      },
      body: part.body,
    };
  };

  const put = async (request: AwsRequest, bucket: string, key: string): Promise<AwsAnswer> => {
    request.principal.require('s3:PutObject', `arn:aws:s3:::${bucket}/${key}`);
    if (header(request.headers, 'if-none-match') === '*' && buckets.exists(bucket, key)) {
      throw new AwsError(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    }
    const given = KEPT.flatMap((name): [string, string][] => {
      const value = header(request.headers, name);
      return value === undefined ? [] : [[name, value]];
    });
    const { etag } = await buckets.put(bucket, key, payload(request), Object.fromEntries(given));
    return { status: 200, headers: { etag }, body: '' };
  };

  const answer = async (request: AwsRequest): Promise<AwsAnswer> => {
    const { pathname, searchParams } = new URL(request.url, 'http://local');
    const [bucket = '', ...parts] = pathname.slice(1).split('/').map(decodeURIComponent);
    const key = parts.join('/');
    if (!buckets.has(bucket)) throw new AwsError(404, 'NoSuchBucket', `The template has no bucket ${bucket}.`);
    if (key === '' && request.method === 'GET' && searchParams.get('list-type') === '2') {
      return list(request, bucket, searchParams);
    }
    if (key !== '' && (request.method === 'GET' || request.method === 'HEAD')) return get(request, bucket, key);
    if (key !== '' && request.method === 'PUT' && request.headers['x-amz-copy-source'] === undefined) {
      return put(request, bucket, key);
    }
    if (key !== '' && request.method === 'DELETE') {
      request.principal.require('s3:DeleteObject', `arn:aws:s3:::${bucket}/${key}`);
      await buckets.delete(bucket, key);
      return { status: 204, headers: {}, body: '' };
    }
    throw new AwsError(501, 'NotImplemented', `${request.method} ${request.url} is not run locally.`);
  };

  return { answer, denied: { status: 403, code: 'AccessDenied' }, fail };
};
