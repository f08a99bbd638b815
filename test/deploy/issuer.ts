import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import * as z from 'zod';
import { SCOPES } from '../../functions/http/operations.ts';
import { scopeName } from '../../infra/identity.ts';

export const AUDIENCE = 'deploy-test';
const KEY_FILE = 'private-key.json';
/** Longer than the whole journey on AWS. */
const LIFETIME = '2h';

const privateKey = z.looseObject({ kid: z.string(), kty: z.literal('RSA'), d: z.string() });

/** An OpenID Connect issuer as far as a JWT authorizer looks: two files and a key. */
export interface Issuer {
  readonly url: string;
  /** An access token with all scopes. */
  token(subject: string, groups?: readonly string[]): Promise<string>;
}

/**
 * Writes what an authorizer asks an issuer for, to be put at `url` as it is, and the key that must not be put there.
 * API Gateway takes RS256 alone: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function writeIssuer(folder: string, url: string): Promise<void> {
  const { publicKey, privateKey: secret } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  const base = url.replace(/\/$/, '');
  const files = {
    '.well-known/openid-configuration': { issuer: base, jwks_uri: `${base}/jwks.json` },
    'jwks.json': { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] },
    [KEY_FILE]: { ...(await exportJWK(secret)), kid },
  };
  await mkdir(join(folder, '.well-known'), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content));
}

/** Signs with the key that `writeIssuer` has left in `folder`. */
export async function issuerOf(folder: string, url: string): Promise<Issuer> {
  const file = join(folder, KEY_FILE);
  if (!existsSync(file))
    throw new Error(`There is no ${file}: write one with  npm run test:deploy -- issuer ${folder} ${url}`);
  const jwk = privateKey.parse(JSON.parse(await readFile(file, 'utf8')));
  const key = await importJWK(jwk, 'RS256');
  const issuer = url.replace(/\/$/, '');
  return {
    url: issuer,
    token: (subject, groups = []) =>
      new SignJWT({
        scope: SCOPES.map(scopeName).join(' '),
        client_id: AUDIENCE,
        token_use: 'access',
        ...(groups.length === 0 ? {} : { 'cognito:groups': groups }),
      })
        .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(key),
  };
}

/** An issuer on this machine, for an emulator that runs on it as well. */
export async function serveIssuer(folder: string): Promise<Issuer & { close(): Promise<void> }> {
  const open = new Set(['/.well-known/openid-configuration', '/jwks.json']);
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (!open.has(path)) {
      response.writeHead(404).end();
      return;
    }
    readFile(join(folder, path)).then(
      (content) => response.writeHead(200, { 'content-type': 'application/json' }).end(content),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer listens at no port.');
  const url = `http://localhost:${address.port}`;
  await writeIssuer(folder, url);
  const issuer = await issuerOf(folder, url);
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { ...issuer, close };
}
