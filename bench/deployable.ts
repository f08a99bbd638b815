import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignFile } from '../functions/http/campaign-file.ts';
import { synthesize } from '../infra/synthesize.ts';

/** A campaign, ready to be deployed. */
export interface Deployable {
  /** Folder with the campaign's file. */
  readonly campaigns: string;
  /** Folder with one bundle a function. */
  readonly functions: string;
  readonly assembly: string;
}

const made = new Map<string, Promise<Deployable>>();

/** Makes it in this folder. `now`: as for `synthesize`. */
export async function makeDeployable(folder: string, campaign: CampaignFile, now?: Date): Promise<Deployable> {
  const campaigns = join(folder, 'campaigns');
  const outdir = join(folder, 'build');
  await mkdir(campaigns, { recursive: true });
  await writeFile(join(campaigns, `${campaign.id}.json`), JSON.stringify(campaign, null, 2));
  const assembly = await synthesize({ campaigns, outdir, ...(now && { now }) });
  return { campaigns, functions: join(outdir, 'functions'), assembly };
}

/** Makes each once for all benchmarks of this process, which does away with them when it ends. */
export function deployable(campaign: CampaignFile, now?: Date): Promise<Deployable> {
  const key = JSON.stringify([campaign, now]);
  const known = made.get(key);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), 'reinventons-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const making = makeDeployable(folder, campaign, now);
  made.set(key, making);
  return making;
}
