import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compressed, encodingOf } from '../../local/compression.ts';

const LONG = 'citizens '.repeat(500);
const answer = (headers: Record<string, string>, body: string | Buffer = LONG, status = 200) => ({
  status,
  headers,
  body,
});
const html = { 'content-type': 'text/html; charset=utf-8' };

describe('what travels compressed', () => {
  it('is packed as the viewer takes it, brotli before gzip', async () => {
    const br = await compressed(answer(html), 'gzip, deflate, br');
    expect(br.headers).toMatchObject({ ...html, 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(br.body).toString()).toBe(LONG);
    const gzip = await compressed(answer({ ...html, vary: 'Origin' }), 'gzip;q=0.8');
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding, Origin' });
    expect(gunzipSync(gzip.body).toString()).toBe(LONG);
    expect(encodingOf('identity')).toBeNull();
  });

  it('has a weak tag, and the same bytes when it is asked for again', async () => {
    const once = await compressed(answer({ ...html, etag: '"a"' }), 'br');
    expect(once.headers.etag).toBe('W/"a"');
    expect((await compressed(answer({ ...html, etag: '"a"' }), 'br')).body).toBe(once.body);
  });

  it.each([
    ['to who does not take it', answer(html), ''],
    ['what is short', answer(html, 'short'), 'br'],
    ['what is packed by its kind', answer({ 'content-type': 'image/png' }), 'br'],
    ['what is packed already', answer({ ...html, 'content-encoding': 'gzip' }), 'br'],
    ['a part of something', answer(html, LONG, 206), 'br'],
    ['what has no kind', answer({}), 'br'],
  ])('is not: %s', async (_, given, accepted) => {
    expect(await compressed(given, accepted)).toBe(given);
  });
});
