import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign } from '../functions/core/campaign.ts';
import {
  type CampaignFile,
  CampaignFileError,
  type CampaignProblem,
  readCampaign,
} from '../functions/http/campaign-file.ts';
import { readJsonFile } from './json-file.ts';

export interface ReadCampaign {
  /** The file's path, as messages print it. */
  readonly file: string;
  /** What the file says: this is what is bundled, and what the rules' hash is taken over. */
  readonly source: CampaignFile;
  readonly campaign: Campaign;
}

/**
 * Every campaign of a folder, by file name: all `*.json` but the JSON Schemas (`*.schema.json`).
 * Throws a CampaignFileError with the problems of all files at once.
 */
export function readCampaigns(folder: string): ReadCampaign[] {
  const problems: CampaignProblem[] = [];
  const campaigns: ReadCampaign[] = [];
  for (const file of campaignFiles(folder)) {
    try {
      campaigns.push({ file, ...readCampaign(readJsonFile(file), file) });
    } catch (error) {
      if (!(error instanceof CampaignFileError)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...repeatedIds(campaigns));
  if (problems.length > 0) throw new CampaignFileError(problems);
  return campaigns;
}

function campaignFiles(folder: string): string[] {
  const names = readFolder(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort();
  if (names.length > 0) return names.map((name) => join(folder, name));
  throw problem(
    folder,
    '/',
    'a folder',
    'holds no campaign',
    'put one JSON file a campaign into it, or name another folder',
  );
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const reason = `cannot be read as a folder of campaigns (${error instanceof Error ? error.message : String(error)})`;
    throw problem(folder, '/', 'it', reason, 'name a folder with one JSON file a campaign');
  }
}

function repeatedIds(campaigns: readonly ReadCampaign[]): CampaignProblem[] {
  return campaigns.flatMap(({ file, campaign: { id } }, index) => {
    const first = campaigns.findIndex(({ campaign }) => campaign.id === id);
    if (first === index) return [];
    const reason = `is also the id in ${campaigns[first]?.file}`;
    return [{ file, path: '/id', found: JSON.stringify(id), reason, remedy: 'give each campaign an id of its own' }];
  });
}

function problem(file: string, path: string, found: string, reason: string, remedy: string): CampaignFileError {
  return new CampaignFileError([{ file, path, found, reason, remedy }]);
}
