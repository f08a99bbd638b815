import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CampaignFile } from '../../functions/http/campaign-file.ts';
import { campaignFile } from '../support/campaign-files.ts';

const DAY = 86_400_000;

/** In ms of the machine's clock: when ideas are no longer taken and votes are, and when these are not any more. */
export interface Dates {
  readonly votingOpens: number;
  readonly votingCloses: number;
}

const instant = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** A campaign whose phases lie around now. The result waits for a moderator to publish it. */
export function campaignAround(id: string, { votingOpens, votingCloses }: Dates): CampaignFile {
  const opens = instant(votingOpens);
  const closes = instant(votingCloses);
  return campaignFile({
    id,
    phases: {
      ideation: { opens: instant(votingOpens - 10 * DAY), closes: opens },
      voting: { opens, closes },
      analysis: { opens: closes, closes: instant(votingCloses + 30 * DAY) },
      'follow-up': { opens: instant(votingCloses + 30 * DAY) },
    },
    voting: { choices: ['for', 'against'], maxChoices: null, counts: 'live', results: 'on-publication' },
  });
}

/** Puts the campaign, and nothing else, into the folder that is deployed. */
export function writeCampaign(folder: string, campaign: CampaignFile): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${campaign.id}.json`), JSON.stringify(campaign));
}
