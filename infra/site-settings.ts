import { TILE_PATH, USUAL_MAX_ZOOM } from '../functions/core/tiles.ts';
import { SCOPES } from '../functions/http/operations.ts';
import { type Identity, scopeName } from './identity.ts';
import type { Tiles } from './tiles.ts';

/** What the site learns at `/api/site`. */
export function siteSettings(identity: Identity, tiles: Tiles | undefined) {
  return {
    issuer: identity.issuer,
    clientId: identity.client ?? identity.audience,
    scopes: ['openid', 'email', ...SCOPES.map(scopeName)],
    tiles: tiles ? { url: TILE_PATH, attribution: tiles.attribution, maxZoom: tiles.maxZoom ?? USUAL_MAX_ZOOM } : null,
  };
}

/** Where the site's requests go while somebody signs in. */
export function signInOrigins({ issuer, origins }: Identity): readonly string[] {
  return origins ?? [new URL(issuer).origin];
}
