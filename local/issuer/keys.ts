import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'jose';
import * as z from 'zod';
import { readKeptFile, writeKeptFile } from '../kept-file.ts';

const privateJwk = z.object({
  kty: z.literal('RSA'),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});
const keyFile = z.object({ signing: privateJwk, cookies: z.array(z.string()).min(1) });

export type IssuerKeys = z.infer<typeof keyFile>;

/** The issuer's keys, made on the first start and kept, so that tokens and sign-ins survive a restart. */
export function issuerKeys(dataDir: string): IssuerKeys {
  const file = join(dataDir, 'issuer.json');
  const text = readKeptFile(file);
  if (text !== null) {
    try {
      return keyFile.parse(JSON.parse(text));
    } catch (error) {
      throw new Error(
        `The issuer's keys in ${file} cannot be read. Delete the file; tokens made so far become invalid.`,
        {
          cause: error,
        },
      );
    }
  }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomUUID() };
  const keys = keyFile.parse({ signing: jwk, cookies: [randomBytes(32).toString('base64url')] });
  writeKeptFile(file, JSON.stringify(keys));
  return keys;
}

export function publicJwk({ kty, alg, use, kid, n, e }: IssuerKeys['signing']): JWK {
  return { kty, alg, use, kid, n, e };
}
