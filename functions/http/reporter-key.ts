import { createHash } from 'node:crypto';
import type { Caller } from './request.ts';

/** Files a citizen's reports, apart from what files their proposals. */
export function reporterKeyOf({ issuer, subject }: Pick<Caller, 'issuer' | 'subject'>): string {
  return createHash('sha256').update(`reporter|${issuer}|${subject}`).digest('base64url').slice(0, 22);
}
