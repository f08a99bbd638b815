import { createHash } from 'node:crypto';
import type { Campaign } from '../core/campaign.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { ANYONE } from '../core/eligibility.ts';
import { USUAL_COMMENTS, USUAL_CURRENCY, USUAL_OPEN_DATA, USUAL_PROPOSALS, USUAL_RETENTION } from '../core/limits.ts';
import { nameProblems } from './campaign-names.ts';
import { readPhases } from './campaign-phases.ts';
import { placesProblems } from './campaign-places.ts';
import { CampaignFileError, type FoundProblem } from './campaign-problem.ts';
import { rightsProblems } from './campaign-rights.ts';
import { type CampaignFile, campaignFileSchema } from './campaign-schema.ts';
import { selectionProblems } from './campaign-selection.ts';
import { shapeProblems } from './campaign-shape.ts';

export { CampaignFileError, type CampaignProblem } from './campaign-problem.ts';
export { type CampaignFile, campaignFileSchema } from './campaign-schema.ts';

/**
 * The campaign that a file describes. `value` is the parsed JSON, `file` the name to print in messages.
 * Throws a CampaignFileError with every problem found; dates and names are only looked at once the shape is right.
 */
export function parseCampaign(value: unknown, file: string): Campaign {
  return readCampaign(value, file).campaign;
}

/** As `parseCampaign`, with the file's content as it was written. */
export function readCampaign(value: unknown, file: string): { source: CampaignFile; campaign: Campaign } {
  const parsed = campaignFileSchema.safeParse(value);
  if (!parsed.success) throw failure(file, shapeProblems(value, parsed.error.issues));
  const source = parsed.data;
  const { phases, problems } = readPhases(source);
  problems.push(
    ...nameProblems(source),
    ...rightsProblems(source),
    ...selectionProblems(source),
    ...placesProblems(source),
  );
  if (problems.length > 0) throw failure(file, problems);
  const campaign: Campaign = {
    id: source.id,
    name: source.name,
    description: source.description,
    languages: source.languages,
    timeZone: source.timeZone,
    currency: source.currency ?? USUAL_CURRENCY,
    phases,
    themes: source.themes,
    districts: source.districts.map(({ id, name, within = null, centre = null }) => ({ id, name, within, centre })),
    places: source.places ?? null,
    moderation: source.proposals.moderation,
    holdAfterReports: source.proposals.holdAfterReports ?? null,
    // Null is a value of its own: no limit.
    maxProposals: source.proposals.maxPerCitizen === undefined ? USUAL_PROPOSALS : source.proposals.maxPerCitizen,
    comments: { ...USUAL_COMMENTS, ...source.comments },
    captcha: source.captcha ?? false,
    receipts: source.receipts ?? true,
    openData: { ...USUAL_OPEN_DATA, ...source.openData },
    eligibility: source.eligibility ? { ...source.eligibility, for: source.eligibility.for ?? ANYONE.for } : ANYONE,
    retention: { ...USUAL_RETENTION, ...source.retention },
    voting: { ...source.voting, results: source.voting.results ?? 'at-closing' },
    selection: source.selection,
    rulesHash: rulesHash(source),
  };
  return { source, campaign };
}

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of all that the file says but `$schema`. */
function rulesHash(source: CampaignFile): string {
  const rules = Object.fromEntries(Object.entries(source).filter(([key]) => key !== '$schema'));
  return createHash('sha256').update(canonicalJson(rules), 'utf8').digest('hex');
}

function failure(file: string, problems: readonly FoundProblem[]): CampaignFileError {
  return new CampaignFileError(problems.map((problem) => ({ file, ...problem })));
}
