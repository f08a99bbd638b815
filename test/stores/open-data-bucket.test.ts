import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OpenDataBucket } from '../../functions/stores/open-data-bucket.ts';

/** What the server was sent, and how many requests it breaks off first. */
const received: { url: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
let broken = 0;

let server: Server;
let bucket: OpenDataBucket;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reinventons-bucket-'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (broken > 0) {
        broken--;
        return void response.destroy();
      }
      received.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const endpoint = `http://127.0.0.1:${port}`;
  const quiet = () => {};
  const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const client = new S3Client({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1, logger });
  bucket = new OpenDataBucket(client, 'data');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('sends a file whole with its hash, its kind and that it never changes, again where the connection broke', async () => {
  const path = join(folder, 'votes.csv');
  writeFileSync(path, 'number,choice\r\n1,for\r\n');
  const sha256 = createHash('sha256').update('number,choice\r\n1,for\r\n').digest();
  broken = 2;
  await bucket.putFile('open-data/c/1/', path, {
    name: 'votes.csv',
    bytes: 22,
    sha256: sha256.toString('hex'),
    rows: 1,
  });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    url: expect.stringMatching(/^\/data\/open-data\/c\/1\/votes\.csv/),
    body: expect.stringContaining('number,choice\r\n1,for\r\n'),
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-amz-checksum-sha256': sha256.toString('base64'),
    },
  });
  broken = 3;
  const again = bucket.putFile('open-data/c/1/', path, {
    name: 'votes.csv',
    bytes: 22,
    sha256: sha256.toString('hex'),
    rows: 1,
  });
  await expect(again).rejects.toThrow();
});
