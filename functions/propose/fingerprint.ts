import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';
import type { ProposalDraft } from '../core/proposal.ts';

/** Tells whether a request that comes again asks for the same. */
export function fingerprintOf(draft: ProposalDraft): string {
  return createHash('sha256').update(canonicalJson(draft)).digest('base64url');
}
