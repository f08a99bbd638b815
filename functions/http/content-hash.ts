import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';

/** Tells whether a request that comes again with the same Idempotency-Key asks for the same. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('base64url');
}
