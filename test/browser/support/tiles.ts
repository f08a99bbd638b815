import { once } from 'node:events';
import { createServer } from 'node:http';
import { indexed } from './png.ts';

const SIZE = 256;
/** Ground, street, park, river. */
const PALETTE = [0xf2efe9, 0xffffff, 0xc8dfb2, 0xaad3df];
const DEEPEST = 18;

/** A city that there is nowhere, with streets, parks and a river, at any zoom: the same picture for the same address. */
function tile(z: number, x: number, y: number): Buffer {
  const rows = Buffer.alloc((SIZE + 1) * SIZE);
  const step = 2 ** (DEEPEST - z);
  for (let down = 0; down < SIZE; down += 1)
    for (let right = 0; right < SIZE; right += 1) {
      const [east, south] = [((x * SIZE + right) * step) / 64, ((y * SIZE + down) * step) / 64];
      rows[down * (SIZE + 1) + 1 + right] = colourAt(east, south);
    }
  return indexed({ width: SIZE, height: SIZE, rows, palette: PALETTE });
}

function colourAt(east: number, south: number): number {
  if (Math.abs(((south + Math.sin(east / 60) * 50) % 400) - 200) < 9) return 3;
  if (east % 14 < 1 || south % 17 < 1) return 1;
  return Math.sin(east / 37) * Math.cos(south / 29) > 0.75 ? 2 : 0;
}

/** A server of a map's pictures on this machine. */
export async function startTiles(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createServer(({ url = '' }, answer) => {
    const [, z, x, y] = /^\/(\d+)\/(\d+)\/(\d+)\.png$/.exec(url) ?? [];
    if (z === undefined) answer.writeHead(404).end();
    else answer.writeHead(200, { 'content-type': 'image/png' }).end(tile(Number(z), Number(x), Number(y)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, stop: () => server.close() };
}
