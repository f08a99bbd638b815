import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { TestPlatform } from '../../support/platform.ts';

/** Tokens that nobody should be let in with: each has one thing wrong, and all else right. */
export interface Counterfeits {
  readonly expired: string;
  /** The right issuer's name under somebody else's signature. */
  readonly foreignKey: string;
  /** The right signature under another issuer's name. */
  readonly otherIssuer: string;
  readonly otherClient: string;
  readonly unsigned: string;
  /** Signed with the public key as if it were a shared secret. */
  readonly confused: string;
  /** What the site keeps to know who has signed in; it is no leave to do anything. */
  readonly idToken: string;
}

/** Makes counterfeits of a genuine access token, with the platform's own key where that is not what is wrong. */
export async function counterfeitsOf(site: TestPlatform, genuine: string): Promise<Counterfeits> {
  const { signing } = JSON.parse(readFileSync(join(site.dataDir, 'issuer.json'), 'utf8'));
  const key = await importJWK(signing, 'RS256');
  const { privateKey: foreign } = await generateKeyPair('RS256');
  const claims = decodeJwt(genuine);
  const header = { alg: 'RS256', kid: signing.kid };
  const sign = (changes: JWTPayload, by = key) =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader(header).sign(by);
  const hour = 3_600;
  const now = Math.floor(Date.now() / 1_000);
  const { iss, sub, client_id: aud } = claims;
  return {
    expired: await sign({ exp: now - hour, iat: now - 2 * hour }),
    foreignKey: await sign({}, foreign),
    otherIssuer: await sign({ iss: 'https://elsewhere.example' }),
    otherClient: await sign({ client_id: 'another-client' }),
    unsigned: new UnsecuredJWT(claims).encode(),
    confused: await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: signing.kid })
      .sign(new TextEncoder().encode(JSON.stringify({ kty: signing.kty, n: signing.n, e: signing.e }))),
    idToken: await new SignJWT({ iss, sub, aud: String(aud), token_use: 'id', exp: now + hour, iat: now })
      .setProtectedHeader(header)
      .sign(key),
  };
}
