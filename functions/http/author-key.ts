import { createHash } from 'node:crypto';
import type { Caller } from './request.ts';

/** Tells one's own proposals from others' without holding who one is. */
export function authorKeyOf({ issuer, subject }: Pick<Caller, 'issuer' | 'subject'>): string {
  return createHash('sha256').update(`author|${issuer}|${subject}`).digest('base64url').slice(0, 22);
}
