import type { Browser, Page } from 'playwright-core';

export interface Device {
  readonly viewport: { readonly width: number; readonly height: number };
  /** How many times slower than this machine's its processor is. */
  readonly cpu: number;
  /** Bytes a second and ms; null: as fast as this machine. */
  readonly network: {
    readonly latency: number;
    readonly downloadThroughput: number;
    readonly uploadThroughput: number;
  } | null;
}

/** The slow phone of the goals: a processor four times slower than this one, 1.6 Mbit/s down, 150 ms there and back. */
export const SLOW_PHONE: Device = {
  viewport: { width: 360, height: 740 },
  cpu: 4,
  network: { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
};
export const DESKTOP: Device = { viewport: { width: 1280, height: 800 }, cpu: 1, network: null };

/** From this width on, px, it is no phone. */
const WIDE = 700;
/** Cards that a phone shows at first: when these have their words, the list can be read. */
const FIRST_CARDS = 2;
/** How long after the first ones the rest of the list may begin to come, ms. */
const BEHIND = 3_000;

declare global {
  // What the page's own observers have seen, ms and a sum of shifts.
  var seen: { readable: number; largestPaint: number; shift: number };
}

/** Runs in the page before anything else. */
function observe(firstCards: number): void {
  globalThis.seen = { readable: 0, largestPaint: 0, shift: 0 };
  const cards = new MutationObserver(() => {
    if (document.querySelectorAll('article[data-number] h2 a').length < firstCards) return;
    cards.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        globalThis.seen.readable = performance.now();
      }),
    );
  });
  cards.observe(document, { subtree: true, childList: true });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) globalThis.seen.largestPaint = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ('value' in entry && 'hadRecentInput' in entry && typeof entry.value === 'number' && !entry.hadRecentInput)
        globalThis.seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** A theme that is chosen, a search that is written, or an order that is chosen. */
type Act = { readonly theme: string } | { readonly search: string } | { readonly sort: string };

/** Runs in the page: ms from an act until other cards are painted. */
export function answerTo(act: Act): Promise<number> {
  // With the line above them that says how many there are: a list in random order may begin with the same three.
  const shown = () => {
    const cards = document.querySelectorAll('article[data-number]');
    const numbers = Array.from(cards, (card) => card.getAttribute('data-number')).slice(0, 3);
    return [...numbers, ...Array.from(document.querySelectorAll('[role="status"]'), (line) => line.textContent)].join();
  };
  const before = shown();
  return new Promise((resolve) => {
    const began = performance.now();
    const list = new MutationObserver(() => {
      if (shown() === before) return;
      list.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    list.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    if ('theme' in act) document.querySelector<HTMLInputElement>(`input[name="theme"][value="${act.theme}"]`)?.click();
    else if ('sort' in act) {
      const select = Array.from(document.querySelectorAll('select')).find(({ options }) =>
        Array.from(options).some(({ value }) => value === act.sort),
      );
      if (select === undefined) throw new Error('There is no such order on the page.');
      select.value = act.sort;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      const input = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (input === null) throw new Error('There is no search on the page.');
      input.value = act.search;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  });
}

/** Opens a page with nothing in the cache, and hands it over once all has come. */
export async function openPage(
  browser: Browser,
  url: string,
  { viewport, cpu, network }: Device,
  look: (page: Page) => Promise<unknown>,
  begin: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const isMobile = viewport.width < WIDE;
  const context = await browser.newContext({ viewport, isMobile, hasTouch: isMobile, locale: 'fr-BE' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    if (network !== null) await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
    if (cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await page.addInitScript(observe, FIRST_CARDS);
    await begin(page);
    await page.goto(url, { waitUntil: 'networkidle' });
    // All proposals come behind the first ones: a filter is tried once they are there.
    await page.waitForTimeout(BEHIND);
    await page.waitForLoadState('networkidle');
    await look(page);
  } finally {
    await context.close();
  }
}
