import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../infra/synthesize.ts';
import { TEST_CAMPAIGNS } from './campaign-files.ts';

/** Synthesizes once what every test file runs: the real template and bundles, with the campaigns of the tests. */
export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'reinventons-test-'));
  const campaigns = join(folder, 'campaigns');
  mkdirSync(campaigns);
  for (const campaign of TEST_CAMPAIGNS)
    writeFileSync(join(campaigns, `${campaign.id}.json`), JSON.stringify(campaign));
  process.env.TEST_ASSEMBLY = await synthesize({ campaigns, outdir: folder, now: new Date('2024-01-01') });
  globalThis.removeTestAssembly = () => rmSync(folder, { recursive: true, force: true });
}
