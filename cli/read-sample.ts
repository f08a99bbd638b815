import * as z from 'zod';
import type { Campaign, Instant } from '../functions/core/campaign.ts';
import { LocalTimeError } from '../functions/core/local-time.ts';
import { nearest } from '../functions/core/nearest.ts';
import { isOpen } from '../functions/core/phases.ts';
import type { ProposalDraft } from '../functions/core/proposal.ts';
import { instantOf } from '../functions/core/zone.ts';
import { CampaignFileError, type CampaignProblem } from '../functions/http/campaign-file.ts';
import { proposalDraft } from '../functions/http/schemas.ts';
import { readJsonFile } from '../infra/json-file.ts';

const sampleSchema = z.strictObject({
  campaign: z.string(),
  proposals: z.array(z.strictObject({ day: z.string(), ...proposalDraft.shape })).min(1),
});

/** A proposal to begin with, and when it was handed in. */
export interface SampleProposal {
  readonly at: Instant;
  readonly draft: ProposalDraft;
}

/** Proposals are handed in at noon, which no zone skips or repeats. */
const HOUR = '12:00';

/**
 * The proposals of a sample, in the file's order. Throws a CampaignFileError for what does not fit `campaign`: a theme,
 * district or language that it does not have, a day on which ideation is not open.
 */
export function readSample(file: string, campaign: Campaign): SampleProposal[] {
  const parsed = sampleSchema.safeParse(readJsonFile(file));
  if (!parsed.success) {
    throw new CampaignFileError(
      parsed.error.issues.map(({ path, message }) => ({
        file,
        path: `/${path.join('/')}`,
        found: 'a value',
        reason: 'is not as a proposal has it',
        remedy: message,
      })),
    );
  }
  const problems: CampaignProblem[] = [];
  const known = (path: string, value: string, kind: string, values: readonly string[]): void => {
    if (values.includes(value)) return;
    const reason = `is no ${kind} of the campaign ${campaign.id}`;
    const remedy = `write ${JSON.stringify(nearest(value, values) ?? values[0])}, or another of its ${kind}s`;
    problems.push({ file, path, found: JSON.stringify(value), reason, remedy });
  };
  known('/campaign', parsed.data.campaign, 'id', [campaign.id]);
  const themes = campaign.themes.map(({ id }) => id);
  const districts = campaign.districts.map(({ id }) => id);
  const sample = parsed.data.proposals.map(({ day, ...draft }, index) => {
    const path = `/proposals/${index}`;
    known(`${path}/theme`, draft.theme, 'theme', themes);
    if (draft.district !== null) known(`${path}/district`, draft.district, 'district', districts);
    known(`${path}/language`, draft.language, 'language', campaign.languages);
    const at = instantOfDay(day, campaign);
    if (typeof at === 'number') return { at, draft };
    problems.push({ file, path: `${path}/day`, found: JSON.stringify(day), ...at });
    return { at: 0, draft };
  });
  if (problems.length > 0) throw new CampaignFileError(problems);
  return sample;
}

function instantOfDay(day: string, campaign: Campaign): Instant | { reason: string; remedy: string } {
  try {
    const at = instantOf(`${day}T${HOUR}`, campaign.timeZone);
    if (isOpen(campaign, 'ideation', at)) return at;
    return { reason: 'is not a day of ideation', remedy: 'write one on which ideation is open' };
  } catch (error) {
    if (!(error instanceof LocalTimeError)) throw error;
    return { reason: error.reason, remedy: error.remedy };
  }
}
