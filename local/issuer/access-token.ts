import { randomUUID } from 'node:crypto';
import { type CryptoKey, importJWK, SignJWT } from 'jose';
import type { IssuerKeys } from './keys.ts';

export interface AccessTokenClaims {
  readonly sub: string;
  readonly clientId: string;
  readonly scope: string;
  readonly groups: readonly string[];
  /** Further claims, none of which takes the place of one below. */
  readonly further?: Readonly<Record<string, unknown>> | undefined;
  /** Seconds from now on. */
  readonly expiresIn: number;
}

export type SignAccessToken = (claims: AccessTokenClaims) => Promise<string>;

/**
 * Makes access tokens with the claims of Cognito's, which have `client_id` and no `aud`:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 * Their times are the machine's: a jump of the virtual clock must not end anybody's session.
 */
export async function accessTokenSigner(issuer: string, jwk: IssuerKeys['signing']): Promise<SignAccessToken> {
  const key = await importJWK(jwk, 'RS256');
  return (claims) => sign(issuer, key, jwk.kid, claims);
}

function sign(issuer: string, key: CryptoKey | Uint8Array, kid: string, claims: AccessTokenClaims): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const payload = {
    ...claims.further,
    sub: claims.sub,
    ...(claims.groups.length === 0 ? {} : { 'cognito:groups': claims.groups }),
    iss: issuer,
    version: 2,
    client_id: claims.clientId,
    token_use: 'access',
    scope: claims.scope,
    auth_time: now,
    exp: now + claims.expiresIn,
    iat: now,
    jti: randomUUID(),
    username: claims.sub,
  };
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
}
