import { Problem } from '../http/problem.ts';

/** How long a server may take with a picture, ms: who looks at a map will have moved on. */
export const PATIENCE = 5_000;
/** Bytes of the largest picture: common ones have a tenth. */
export const LARGEST_PICTURE = 1_000_000;
/** What an `img` shows and nothing can run in. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/avif']);
/** Servers ask to be told who asks. */
const HEADERS = { accept: [...PICTURES].join(', '), 'user-agent': 'reinventons (participation platform of a city)' };

export interface Picture {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

function unreachable(what: string, cause?: unknown): Problem {
  return new Problem('tiles-unreachable', `The map's server ${what}; the map works without`, {}, { cause });
}

async function readPicture(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_PICTURE) throw unreachable('sends too large a picture');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Fetches a picture, with the same headers whoever wants it.
 * @throws Problem `unknown-tile` where the server has none, `tiles-unreachable` where it does not answer with one in time
 */
export async function fetchPicture(url: string): Promise<Picture> {
  try {
    const response = await fetch(url, { headers: HEADERS, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    if (response.status === 404 || response.status === 204)
      throw new Problem('unknown-tile', 'The server of the map has no picture of that address');
    const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (response.status !== 200) throw unreachable(`answers ${response.status}`);
    if (!PICTURES.has(mediaType)) throw unreachable('sends something else than a picture');
    return { mediaType, bytes: await readPicture(response) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unreachable('does not answer', error);
  }
}
