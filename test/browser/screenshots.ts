// Pictures of the main pages for docs/screenshots: npm run screenshots [-- NAME…]
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Phase } from '../../functions/core/campaign.ts';
import { launch, visit } from './support/browser.ts';
import { addressOf } from './support/pages.ts';
import { CAMPAIGN, pause, type RunningPlatform, startPlatform } from './support/platform.ts';
import { withPalette } from './support/png.ts';
import { beginSignedIn } from './support/sign-in.ts';

const FOLDER = join(import.meta.dirname, '../../docs/screenshots');
const CITIZEN = 'citizen-of-the-pictures';
const TITLES_COME = 1_500;
const SIZES = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 720 },
} as const;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly sizes: readonly (keyof typeof SIZES)[];
  readonly dark?: boolean;
  /** Who is signed in. */
  readonly as?: 'citizen' | 'moderator';
  /** What is scrolled to the top of the picture, a selector; the page's own top where it is left out. */
  readonly from?: string;
}

const BOTH = ['phone', 'desktop'] as const;
const PICTURES: Readonly<Partial<Record<Phase, readonly Picture[]>>> = {
  ideation: [
    { name: 'hand-in', path: '/hand-in', sizes: BOTH },
    { name: 'desk-queue', path: '/desk/queue', sizes: ['desktop'], as: 'moderator' },
  ],
  voting: [
    { name: 'home', path: '', sizes: BOTH },
    { name: 'proposals', path: '/proposals?sort=votes', sizes: BOTH, as: 'citizen' },
    {
      name: 'proposals-dark',
      path: '/proposals?sort=number',
      sizes: BOTH,
      as: 'citizen',
      dark: true,
      from: '[data-number]',
    },
    { name: 'map', path: '/proposals?view=map&at=1', sizes: BOTH, as: 'citizen' },
    { name: 'proposal', path: '/proposals/1', sizes: BOTH, as: 'citizen' },
    { name: 'ballot', path: '/ballot', sizes: ['phone'], as: 'citizen' },
  ],
  'follow-up': [
    { name: 'results', path: '/results', sizes: BOTH },
    { name: 'outcomes', path: '/outcomes', sizes: BOTH },
    { name: 'desk', path: '/desk', sizes: ['desktop'], as: 'moderator' },
  ],
};

async function vote({ url, tokenOf }: RunningPlatform): Promise<void> {
  const { access_token: token } = await tokenOf(CITIZEN);
  for (const [number, choice] of [
    [1, 'for'],
    [3, 'for'],
    [8, 'for'],
    [12, 'against'],
  ] as const) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const path = `/api/campaigns/${CAMPAIGN}/ballot/${number}`;
    const answer = await fetch(`${url}${path}`, { method: 'PUT', headers, body: JSON.stringify({ choice }) });
    if (!answer.ok) throw new Error(`PUT ${path} was answered ${answer.status}: ${await answer.text()}`);
  }
}

async function take(browser: Browser, platform: RunningPlatform, picture: Picture, size: keyof typeof SIZES) {
  const { name, path, as, dark = false, from } = picture;
  const { page, troubles, close } = await visit(browser, platform.url, {
    viewport: SIZES[size],
    isMobile: size === 'phone',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (as === 'citizen') await beginSignedIn(page, platform, CITIZEN);
  if (as === 'moderator') await beginSignedIn(page, platform, 'moderator-of-the-pictures', ['moderators']);
  await page.goto(addressOf(path), { waitUntil: 'networkidle' });
  // Titles of a ranking and of a ballot come behind everything else.
  await pause(TITLES_COME);
  await page.waitForLoadState('networkidle');
  if (from !== undefined)
    await page
      .locator(from)
      .first()
      .evaluate((element) => element.scrollIntoView());
  const png = withPalette(await page.screenshot({ animations: 'disabled' }));
  await writeFile(join(FOLDER, `${name}-${size}.png`), png);
  await close();
  if (troubles.length > 0) throw new Error(`${name}: ${troubles.join('; ')}`);
  console.log(`${name}-${size}.png  ${Math.ceil(png.length / 1000)} kB`);
}

const wanted = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
const browser = await launch();
try {
  for (const phase of ['ideation', 'voting', 'follow-up'] as const) {
    const pictures = (PICTURES[phase] ?? []).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
    if (pictures.length === 0) continue;
    const platform = await startPlatform(phase);
    try {
      if (phase === 'voting') await vote(platform);
      await platform.idle();
      for (const picture of pictures) for (const size of picture.sizes) await take(browser, platform, picture, size);
    } finally {
      await platform.stop();
    }
  }
} finally {
  await browser.close();
}
