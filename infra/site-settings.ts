import { SCOPES } from '../functions/http/operations.ts';
import { type Identity, scopeName } from './identity.ts';

/** Where the pictures of a map come from. */
export interface Tiles {
  /** With {z}, {x} and {y}, such as `https://tiles.example.org/{z}/{x}/{y}.png`. */
  readonly url: string;
  /** Whom the map owes its data, shown below it. */
  readonly attribution: string;
}

/** What the site learns at `/api/site`. */
export function siteSettings(identity: Identity, tiles: Tiles | undefined) {
  return {
    issuer: identity.issuer,
    clientId: identity.client ?? identity.audience,
    scopes: ['openid', 'email', ...SCOPES.map(scopeName)],
    tiles: tiles ?? null,
  };
}

/** Where the site's requests go while somebody signs in. */
export function signInOrigins({ issuer, origins }: Identity): readonly string[] {
  return origins ?? [new URL(issuer).origin];
}

/** `https://tiles.example.org` */
export function tilesOrigin({ url }: Tiles): string {
  return new URL(url).origin;
}
