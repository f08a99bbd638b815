import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** A check of a million votes has to be done by then. */
const LIMIT = 10 * 60_000;

export interface PageCheck {
  /** From the choice of the folder to the verdict. */
  readonly seconds: number;
  /** Class names of the verdict: `verdict holds` where nothing is wrong. */
  readonly verdict: string;
}

/** The browser that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  return driver.launch({ executablePath, args: ['--no-sandbox'] });
}

/** Opens the page from its file, without a network, and gives it an archive's folder. */
export async function checkInBrowser(browser: Browser, html: string, folder: string): Promise<PageCheck> {
  const context = await browser.newContext({ offline: true });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(html).href);
    const started = performance.now();
    await page.setInputFiles('#folder', folder);
    await page.waitForSelector('#verdict:not([hidden])', { timeout: LIMIT });
    const seconds = (performance.now() - started) / 1000;
    return { seconds, verdict: (await page.getAttribute('#verdict', 'class')) ?? '' };
  } finally {
    await context.close();
  }
}
