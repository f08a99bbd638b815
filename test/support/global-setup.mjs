import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthesize } from '../../infra/synthesize.ts';
import { TEST_CAMPAIGNS } from './campaign-files.ts';

const PAGE = fileURLToPath(new URL('../../web/index.html', import.meta.url));

/** A site of one page and one script: these tests are about where it is served, those in a browser about what it does. */
function placeSite(folder) {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  copyFileSync(PAGE, join(folder, 'index.html'));
  writeFileSync(join(folder, 'assets', 'main-Ab12Cd34.js'), 'export {};\n');
  return folder;
}

/** Synthesizes once what every test file runs: the real template and bundles, with the campaigns of the tests. */
export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'reinventons-test-'));
  const campaigns = join(folder, 'campaigns');
  mkdirSync(campaigns);
  for (const campaign of TEST_CAMPAIGNS)
    writeFileSync(join(campaigns, `${campaign.id}.json`), JSON.stringify(campaign));
  process.env.TEST_ASSEMBLY = await synthesize({
    campaigns,
    outdir: folder,
    site: placeSite(join(folder, 'site')),
    now: new Date('2024-01-01'),
  });
  globalThis.removeTestAssembly = () => rmSync(folder, { recursive: true, force: true });
}
