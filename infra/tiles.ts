import { LARGEST_ZOOM } from '../functions/core/tiles.ts';

/** Where the pictures of a map come from. The platform fetches them; citizens ask nobody but the platform. */
export interface Tiles {
  /** With {z}, {x} and {y}, such as `https://tiles.example.org/{z}/{x}/{y}.png`. A key in its query stays unknown to citizens. */
  readonly url: string;
  /** Whom the map owes its data, shown below it. */
  readonly attribution: string;
  /** How near the server's pictures go, up to 22. Default: 19. */
  readonly maxZoom?: number;
}

/** Thrown when the address of a tile server cannot be used; the message shows it and says what it has to be. */
export class TilesError extends Error {
  override readonly name = 'TilesError';

  constructor(found: unknown, remedy: string) {
    super(`The tile server's address or zoom is ${JSON.stringify(found)}, which ${remedy}.`);
  }
}

const PARTS = ['{z}', '{x}', '{y}'] as const;

/** Throws a TilesError. */
export function checkTiles({ url, maxZoom }: Tiles): void {
  for (const part of PARTS) if (url.split(part).length !== 2) throw new TilesError(url, `has to hold ${part} once`);
  const filled = (value: string) => PARTS.reduce((text, part) => text.replace(part, value), url);
  if (/[{}]/.test(filled('0'))) throw new TilesError(url, 'may hold no braces but those of {z}, {x} and {y}');
  if (!URL.canParse(filled('0'))) throw new TilesError(url, 'is no web address');
  const { protocol, hostname, host, username, password, hash } = new URL(filled('0'));
  if (host !== new URL(filled('1')).host) throw new TilesError(url, 'may not have {z}, {x} or {y} in its host');
  if (`${username}${password}${hash}` !== '') throw new TilesError(url, 'may hold neither a user nor a fragment');
  const here = hostname === 'localhost' || hostname === '127.0.0.1';
  if (protocol !== 'https:' && !(protocol === 'http:' && here)) throw new TilesError(url, 'has to begin with https://');
  if (maxZoom !== undefined && !(Number.isInteger(maxZoom) && maxZoom >= 0 && maxZoom <= LARGEST_ZOOM))
    throw new TilesError(maxZoom, `has to be a whole number from 0 to ${LARGEST_ZOOM}`);
}
