import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stop } from 'esbuild';
import * as z from 'zod';
import { readCampaigns } from '../../infra/campaigns.ts';
import { bundleVerifier, writeVerifier } from '../../verify/build.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { checkInBrowser, openBrowser } from '../verify/browser.ts';
import { makeArchive } from '../verify/make-archive.ts';

const SIZES = { whole: [95_000, 1_000_000], quick: [20_000] } as const;
const PROPOSALS = 923;
const CHOICES = 19;

const execute = promisify(execFile);
/** Has the process say at its end how many KB of memory it had at most. */
const TELL_MEMORY = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';
const reportSchema = z.object({ holds: z.boolean(), findings: z.array(z.object({ code: z.string() })) });

export const verify: Benchmark = {
  name: 'verify',
  about: 'Checking an archive: the script in Node, and the page in a browser, from a file and offline.',
  async run(tell, { quick }) {
    const workDir = await mkdtemp(join(tmpdir(), 'reinventons-verify-'));
    try {
      const verifier = await bundleVerifier();
      await stop();
      await writeVerifier(workDir, verifier);
      const rows: string[][] = [];
      for (const votes of quick ? SIZES.quick : SIZES.whole) rows.push(await measure(workDir, votes, tell));
      return {
        columns: ['votes', 'Node seconds', 'votes per second', 'resident MB', 'browser seconds'],
        rows,
        notes: [
          `Archives written by the platform's own code: random votes on ${PROPOSALS} proposals, ${CHOICES} a ballot, with all tiles.`,
          'Everything is looked at: hashes of all files, form and order, recount, tree, tiles, checkpoint, signature, selection.',
          'Node: `node verify.mjs FOLDER` as a process, its start included. Browser: Chromium, from the choice of the folder to the verdict.',
        ],
      };
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  },
};

async function measure(workDir: string, votes: number, tell: (line: string) => void): Promise<string[]> {
  const [campaign] = readCampaigns(resolve(import.meta.dirname, '../../campaigns'));
  if (campaign === undefined) throw new Error('there is no campaign');
  const root = await mkdtemp(join(workDir, 'archive-'));
  const folder = await makeArchive(root, campaign, { proposals: PROPOSALS, votes, choices: CHOICES });
  tell(`an archive of ${figure(votes)} votes`);
  const node = await checkInNode(join(workDir, 'verify.mjs'), folder);
  tell(`Node: ${figure(node.seconds)} s`);
  const browser = await openBrowser();
  try {
    const page = await checkInBrowser(browser, join(workDir, 'verify.html'), folder);
    if (page.verdict !== 'verdict holds') throw new Error(`the page says "${page.verdict}" of a good archive`);
    tell(`browser: ${figure(page.seconds)} s`);
    const perSecond = figure(Math.round(votes / node.seconds));
    return [figure(votes), figure(node.seconds), perSecond, figure(Math.round(node.megabytes)), figure(page.seconds)];
  } finally {
    await browser.close();
    await rm(root, { recursive: true });
  }
}

async function checkInNode(script: string, folder: string) {
  const started = performance.now();
  const { stdout, stderr } = await execute(process.execPath, ['--import', TELL_MEMORY, script, folder, '--json']);
  const seconds = (performance.now() - started) / 1000;
  const { holds, findings } = reportSchema.parse(JSON.parse(stdout));
  const looked = findings.map(({ code }) => code);
  if (!holds || !looked.includes('tiles-hold') || !looked.includes('selection-holds')) {
    throw new Error(`the script says of a good archive: ${looked.join(', ')}`);
  }
  return { seconds, megabytes: Number(stderr) / 1024 };
}
