import type { Campaign } from '../core/campaign.ts';
import { outOfBounds } from '../core/place.ts';
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

/** Throws `places-not-taken` where the campaign has no map, `out-of-range` for a place outside of it. */
export function requirePlaceable(campaign: Campaign, { place }: ProposalEdit): void {
  if (!place) return;
  if (campaign.places === null) {
    throw new Problem('places-not-taken', `Proposals of ${campaign.id} have no places; leave \`place\` out`);
  }
  const errors = outOfBounds(campaign.places, place).map(({ axis, least, most }) => ({
    pointer: `/place/${axis}`,
    code: 'out-of-range' as const,
    detail: `${place[axis]} is outside of this campaign's map, which goes from ${least} to ${most}`,
  }));
  const [first] = errors;
  if (first) throw new Problem(first.code, `body${first.pointer}: ${first.detail}`, { errors });
}
