import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';
import type { ProposalDraft } from '../core/proposal.ts';

/** Tells whether a request that comes again asks for the same. One without a place has the hash of before there were any. */
export function fingerprintOf({ place, ...words }: ProposalDraft): string {
  const content = place === null ? words : { ...words, place };
  return createHash('sha256').update(canonicalJson(content)).digest('base64url');
}
