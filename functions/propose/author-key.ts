import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';
import type { ProposalDraft } from '../core/proposal.ts';
import type { Caller } from '../http/request.ts';

/** Tells one's own proposals from others' without holding who one is. */
export function authorKeyOf({ issuer, subject }: Caller): string {
  return createHash('sha256').update(`author|${issuer}|${subject}`).digest('base64url').slice(0, 22);
}

export function fingerprintOf(draft: ProposalDraft): string {
  return createHash('sha256').update(canonicalJson(draft)).digest('base64url');
}
