import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignFile } from '../../functions/http/campaign-file.ts';

/** A folder with one file a campaign, as a command is given it. */
export function campaignFolder(campaigns: readonly CampaignFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'reinventons-campaigns-'));
  for (const campaign of campaigns) writeFileSync(join(folder, `${campaign.id}.json`), JSON.stringify(campaign));
  return folder;
}
