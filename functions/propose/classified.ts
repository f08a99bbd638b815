import type { Campaign } from '../core/campaign.ts';
import type { ProposalEdit } from '../core/proposal.ts';
import { Problem } from '../http/problem.ts';

function requireOneOf(pointer: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const detail = `"${value}" is none of this campaign's; it has ${known.join(', ')}`;
  throw new Problem('invalid-value', `body${pointer}: ${detail}`, {
    errors: [{ pointer, code: 'invalid-value', detail }],
  });
}

/** Throws `invalid-value` for a theme, district or language that the campaign does not have. */
export function requireClassified(campaign: Campaign, { theme, district, language }: ProposalEdit): void {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  if (theme !== undefined) requireOneOf('/theme', theme, ids(campaign.themes));
  if (language !== undefined) requireOneOf('/language', language, campaign.languages);
  if (district != null) requireOneOf('/district', district, ids(campaign.districts));
}
