import { createServer, type IncomingHttpHeaders, request, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TILE_MAX_AGE } from '../../functions/http/tile-operations.ts';
import { LARGEST_PICTURE } from '../../functions/tiles/fetch-picture.ts';
import { EditedAssembly } from '../security/support/edited-assembly.ts';
import { TestPlatform } from '../support/platform.ts';

/** What a PNG begins with, and bytes that are no text. */
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe, 0x00]);
/** Shows the middle of Liège. */
const LIEGE = '12/2111/1376';

type Behave = (response: ServerResponse) => void;
const picture: Behave = (response) => {
  response.writeHead(200, { 'content-type': 'image/png', 'set-cookie': 'who=are-you', 'cache-control': 'no-store' });
  response.end(PICTURE);
};

let behave: Behave = picture;
const asked: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
const server = createServer(({ url, headers }, response) => {
  asked.push({ url, headers });
  behave(response);
});

let assembly: EditedAssembly;
let site: TestPlatform;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tile server has no port');
  const url = `http://127.0.0.1:${address.port}/osm/{z}/{y}/{x}?key=secret`;
  assembly = new EditedAssembly((resources) => {
    for (const { Type, Properties } of Object.values(resources))
      if (Type === 'AWS::Lambda::Function' && Properties.Environment?.Variables?.TILES !== undefined)
        Properties.Environment.Variables.TILES = JSON.stringify({ url, maxZoom: 18 });
  });
  site = await TestPlatform.start('2024-03-05T10:00:00Z', { assembly: assembly.folder });
});
afterAll(async () => {
  await site.stop();
  assembly.remove();
  server.closeAllConnections();
  server.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${site.platform.url}${path}`, { headers });

/** As it stands: `fetch` would make another address of it. */
const raw = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(site.platform.url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

const behaving = async (how: Behave) => {
  behave = how;
  const response = await get(`/tiles/${LIEGE}.png`);
  behave = picture;
  return { status: response.status, code: (await response.json()).code };
};

describe('a picture of the map', () => {
  it('comes from the tile server byte by byte, and may be kept for long', async () => {
    const response = await get(`/tiles/${LIEGE}.png`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PICTURE);
    expect(asked.at(-1)?.url).toBe('/osm/12/1376/2111?key=secret');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': `public, max-age=${TILE_MAX_AGE}`,
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('is asked for without anything of the citizen: the server gets the same from everybody', async () => {
    await get(`/tiles/${LIEGE}.png`);
    await get(`/tiles/${LIEGE}.png?who=anna`, {
      authorization: `Bearer ${await site.token('anna')}`,
      cookie: 'session=anna',
      referer: 'https://ideas.example.org/fr/liege/proposals/12',
      'user-agent': 'the browser of Anna',
      'accept-language': 'fr-BE',
      'x-forwarded-for': '192.0.2.7',
      'if-none-match': '"anna"',
    });
    const [before, after] = asked.slice(-2);
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toMatch(/anna|192\.0\.2\.7|liege|fr-BE/i);
    expect(Object.keys(after?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'sec-fetch-mode',
      'user-agent',
    ]);
  });

  it.each([
    '/tiles/12/2111/1376',
    '/tiles/12/2111/1376.jpg',
    '/tiles/12/2111/-1.png',
    '/tiles/12/2111/1e3.png',
    '/tiles/12.5/2111/1376.png',
    '/tiles/08/132/86.png',
    '/tiles/8/132/086.png',
    '/tiles/19/270208/176128.png',
    '/tiles/99999999999999999999/1/1.png',
    '/tiles/3/8/1.png',
    '/tiles/3/1/8.png',
    '/tiles/12/2111/1376.png%00',
    '/tiles/12/2111/%2e%2e%2f1376.png',
    '/tiles/12/..%2f..%2fadmin/1376.png',
    '/tiles/../secret/1376.png',
    '/tiles/12/../1376.png',
    '/tiles/12/2111/../../../etc/passwd',
    '/tiles//2111/1376.png',
    '/tiles/12/2111/1376.png/',
    // Tiles that there are, of Antwerp and of New York.
    '/tiles/12/2098/1363.png',
    '/tiles/16/19295/24636.png',
  ])('is none at %s, and nobody is asked', async (path) => {
    const before = asked.length;
    expect(await raw(path)).toBe(404);
    expect(asked.length).toBe(before);
  });

  it('of the whole world and of what lies around the map are there', async () => {
    for (const path of ['/tiles/0/0/0.png', '/tiles/12/2107/1370.png']) expect((await get(path)).status).toBe(200);
  });
});

describe('a tile server that does not do what it should', () => {
  it.each<[string, Behave, number, string]>([
    ['has no such picture', (response) => response.writeHead(404).end('Not here'), 404, 'unknown-tile'],
    ['fails', (response) => response.writeHead(500).end('Stack trace'), 502, 'tiles-unreachable'],
    ['refuses the key', (response) => response.writeHead(403).end('<p>key</p>'), 502, 'tiles-unreachable'],
    [
      'leads elsewhere',
      (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      502,
      'tiles-unreachable',
    ],
    [
      'sends a page',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<script>alert(1)</script>'),
      502,
      'tiles-unreachable',
    ],
    [
      'sends a drawing, in which scripts could be',
      (response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'),
      502,
      'tiles-unreachable',
    ],
    [
      'sends too much',
      (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(LARGEST_PICTURE + 1)),
      502,
      'tiles-unreachable',
    ],
    ['hangs up', (response) => response.destroy(), 502, 'tiles-unreachable'],
    // It ends by itself; the test's own time limit is what would fail.
    ['says nothing', () => {}, 502, 'tiles-unreachable'],
  ])('%s', async (_, how, status, code) => {
    expect(await behaving(how)).toEqual({ status, code });
  });

  it('is no longer asked once it has gone, and an error is not kept', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const response = await get(`/tiles/${LIEGE}.png`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([502, 'no-store']);
    expect(await response.text()).not.toContain('secret');
  });
});
