import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../http.ts';
import { ElectionApi } from '../replay/api.ts';
import { LIEGE_SEED } from '../replay/arguments.ts';
import { chooseElection } from '../replay/choose-election.ts';
import { handInAll } from '../replay/hand-in.ts';
import { silentProgress } from '../replay/progress.ts';
import { startWorld } from '../replay/world.ts';
import { openBrowser } from '../verify/browser.ts';
import { answerTo, openPage, SLOW_PHONE } from './page.ts';

/** Into the voting, ms: the buttons stand on every card. */
const AFTER_OPENING = 60_000;
const SEARCH = 'velo';
const THEMES = ['energy-transition', 'social-inclusion', 'digital-revolution'] as const;

export interface SiteSpeed {
  readonly proposals: number;
  /** One for each opening with nothing in the cache, ms from the navigation until the first cards can be read. */
  readonly readable: readonly number[];
  /** Largest contentful paint of the same openings, ms. */
  readonly largestPaint: readonly number[];
  /** Cumulative layout shift of the same openings, from the navigation until all has come. */
  readonly shift: readonly number[];
  /** From a click on a theme until the list shows it, ms, painting included. */
  readonly filter: readonly number[];
  /** The same until a search's last letter is answered, ms. */
  readonly search: readonly number[];
}

/** Opens the list of Liège's 923 proposals on a simulated slow phone, so many times, and filters it. */
export async function siteSpeed(openings: number): Promise<SiteSpeed> {
  const election = await chooseElection({ source: 'liege', scale: 1, seed: LIEGE_SEED });
  const workDir = await mkdtemp(join(tmpdir(), 'reinventons-site-'));
  const platform = await startWorld(election, { dataDir: join(workDir, 'data') });
  const client = new ApiClient({ url: platform.url, concurrency: 1 });
  const api = new ElectionApi(client, election.campaign.id);
  const browser = await openBrowser();
  try {
    await handInAll(election, api, silentProgress);
    await api.moveClockTo('voting', 'opens', AFTER_OPENING);
    const url = `${platform.url}/fr/${election.campaign.id}/proposals`;
    const speed: Record<'readable' | 'largestPaint' | 'shift' | 'filter' | 'search', number[]> = {
      readable: [],
      largestPaint: [],
      shift: [],
      filter: [],
      search: [],
    };
    // The platform's own first requests are not what is measured.
    await openPage(browser, url, SLOW_PHONE, async () => undefined);
    for (let opening = 0; opening < openings; opening += 1) {
      await openPage(browser, url, SLOW_PHONE, async (page) => {
        const seen = await page.evaluate(() => globalThis.seen);
        speed.readable.push(seen.readable);
        speed.largestPaint.push(seen.largestPaint);
        speed.shift.push(seen.shift);
        for (const theme of THEMES) speed.filter.push(await page.evaluate(answerTo, { theme }));
        speed.search.push(await page.evaluate(answerTo, { search: SEARCH }));
      });
    }
    return { proposals: election.drafts.length, ...speed };
  } finally {
    await browser.close();
    await client.close();
    await platform.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}
