import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../functions/core/campaign.ts';
import { violationsOf } from './support/axe.ts';
import { launch, visit } from './support/browser.ts';
import { becomes, changes } from './support/drawn.ts';
import { addressOf, DESK_PAGES, PAGES } from './support/pages.ts';
import { CAMPAIGN, type RunningPlatform, startPlatform } from './support/platform.ts';
import { beginSignedIn } from './support/sign-in.ts';
import { keysShownIn, words } from './support/words.ts';

let platform: RunningPlatform;
let browser: Browser;
beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform('follow-up'), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

describe.each(LANGUAGES)('in %s', (language) => {
  it('every page says its language, shows words and no message’s name, and asks nobody else for anything', async () => {
    const { page, troubles, close } = await visit(browser, platform.url);
    const found: string[] = [];
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(addressOf(path, language), { waitUntil: 'networkidle' });
      await becomes(() => page.locator('html').getAttribute('lang'), language);
      const keys = keysShownIn((await page.locator('body').textContent()) ?? '');
      if (keys.length > 0) found.push(`${name}: ${keys.join(', ')}`);
    }
    expect(found).toEqual([]);
    // A proposal that does not exist is asked for, and refused.
    expect(troubles.filter((trouble) => !/\/999\b|status of 404/.test(trouble))).toEqual([]);
    await close();
  });
});

describe('languages', () => {
  it('are changed without leaving the page, its filters or what was read', async () => {
    const { page, troubles, close } = await visit(browser, platform.url);
    await page.goto(addressOf('/proposals?theme=energy-transition&q=velo'));
    await page.getByRole('link', { name: /Nederlands/ }).click();
    await page.getByRole('heading', { level: 1, name: words('proposals.title', {}, 'nl') }).waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe(addressOf('/proposals', 'nl'));
    expect(Object.fromEntries(searchParams)).toMatchObject({ theme: 'energy-transition', q: 'velo' });
    await becomes(() => page.locator('html').getAttribute('lang'), 'nl');
    await becomes(() => page.getByRole('searchbox').inputValue(), 'velo');
    expect(troubles).toEqual([]);
    await close();
  });

  it('come with a page that says more than the first ones, by a link and by a change of language', async () => {
    const { page, troubles, close } = await visit(browser, platform.url);
    await page.goto(addressOf(''), { waitUntil: 'networkidle' });
    await page
      .getByRole('navigation')
      .getByRole('link', { name: words('nav.results') })
      .click();
    await page.getByRole('heading', { name: words('results.ranking') }).waitFor();
    await page.getByRole('link', { name: /Deutsch/ }).click();
    await page.getByRole('heading', { name: words('results.ranking', {}, 'de') }).waitFor();
    await page
      .getByRole('link', { name: words('nav.rules', {}, 'de') })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: words('rules.title', {}, 'de') }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it.each([
    ['nl-BE', 'nl'],
    ['de-DE', 'de'],
    ['pt-BR', 'fr'],
  ])('a browser that prefers %s is led to %s', async (locale, language) => {
    const { page, close } = await visit(browser, platform.url, { locale });
    await page.goto('/');
    await page.waitForURL((url) => url.pathname.startsWith(`/${language}`));
    await close();
  });
});

describe('on the narrowest phone', () => {
  it.each(LANGUAGES)('what can be searched for can be read whole in %s', async (language) => {
    const { page, close } = await visit(browser, platform.url, { viewport: { width: 320, height: 640 } });
    await page.goto(addressOf('/proposals', language));
    const { room, wanted } = await page.getByRole('searchbox').evaluate((input: HTMLInputElement) => {
      const style = getComputedStyle(input);
      const pen = document.createElement('canvas').getContext('2d');
      if (pen === null) throw new Error('There is nothing to measure with.');
      pen.font = style.font;
      return {
        room: input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
        wanted: pen.measureText(input.placeholder).width,
      };
    });
    expect(wanted).toBeGreaterThan(0);
    expect(wanted).toBeLessThanOrEqual(room);
    await close();
  });
});

describe('a link that somebody shares', () => {
  const previewOf = async (path: string) => {
    const html = await (await fetch(`${platform.url}${path}`)).text();
    const tag = (name: string) =>
      new RegExp(`<meta[^>]*(?:property|name)="${name}"[^>]*content="([^"]*)"`).exec(html)?.[1];
    return {
      title: /<title>([^<]*)<\/title>/.exec(html)?.[1],
      ogTitle: tag('og:title'),
      ogDescription: tag('og:description'),
      description: tag('description'),
    };
  };
  const answer = async <T>(path: string) =>
    (await (await fetch(`${platform.url}/api/campaigns/${CAMPAIGN}${path}`)).json()) as T;
  const plain = (text: string | undefined) =>
    text?.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

  it('to a proposal has its title and its summary before any script has run', async () => {
    const { title, summary } = await answer<{ title: string; summary: string }>('/proposals/1');
    const preview = await previewOf(addressOf('/proposals/1'));
    expect(plain(preview.ogTitle)).toContain(title);
    expect(plain(preview.title)).toContain(title);
    const oneLine = summary.replaceAll(/\s+/g, ' ');
    expect(plain(preview.ogDescription)).toBe(oneLine);
    expect(plain(preview.description)).toBe(oneLine);
  });

  it('to a project has its title in the language of the link', async () => {
    const { items } = await answer<{ items: { id: string; title: Record<string, string> }[] }>('/projects');
    const [project] = items;
    const preview = await previewOf(addressOf(`/projects/${project?.id}`, 'fr'));
    expect(plain(preview.ogTitle)).toContain(project?.title.fr);
    expect(preview.ogDescription).not.toBe('');
  });
});

describe('the content security policy', () => {
  it('is on every page, allows what is here alone, and nothing written into the page', async () => {
    for (const path of [addressOf(''), addressOf('/proposals/1'), addressOf('/desk')]) {
      const policy = (await fetch(`${platform.url}${path}`)).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('is obeyed: a script that is put into a page does not run, and the test’s own eye sees that', async () => {
    const { page, troubles, close } = await visit(browser, platform.url);
    await page.goto(addressOf(''), { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "broken into"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('broken into');
    expect(troubles.join()).toContain('Content Security Policy');
    await close();
  });
});

describe('German text at twice its size', () => {
  it.each(Object.entries({ ...PAGES, ...DESK_PAGES }))('%s needs no scrolling sideways', async (_, path) => {
    const { page, close } = await visit(browser, platform.url, { viewport: { width: 640, height: 800 } });
    if (path.startsWith('/desk')) await beginSignedIn(page, platform, 'moderator-of-the-tests', ['moderators']);
    // What "text size 200 %" of a browser does: the root's font grows, the window does not.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await page.goto(addressOf(path, 'de'), { waitUntil: 'networkidle' });
    const sizes = () =>
      page.evaluate(() => ({
        root: getComputedStyle(document.documentElement).fontSize,
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
    await becomes(sizes, { root: '32px', over: 0 });
    if (!path.startsWith('/desk')) {
      await page.setViewportSize({ width: 320, height: 640 });
      await becomes(sizes, { root: '32px', over: 0 });
    }
    await close();
  });
});

describe('votes by the hour', () => {
  const open = async (width: number) => {
    const seen = await visit(browser, platform.url, { viewport: { width, height: 900 } });
    await seen.page.goto(addressOf('/results'), { waitUntil: 'networkidle' });
    const figure = seen.page.locator('figure');
    const slider = figure.getByRole('slider', { name: words('results.hours') });
    await slider.waitFor();
    return { ...seen, figure, slider };
  };

  it('are read hour by hour with the arrow keys, by eye and by ear, and begin at the busiest', async () => {
    const { page, figure, slider, troubles, close } = await open(320);
    const told = () => slider.getAttribute('aria-valuetext');
    const busiest = await told();
    await figure.getByText(words('results.hours.busiest')).waitFor();
    await slider.focus();
    await page.keyboard.press('Home');
    const first = await changes(told, busiest);
    const [hour = '', votes = ''] = first?.split(' · ') ?? [];
    await figure.getByText(hour).waitFor();
    await figure.getByText(votes, { exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await changes(told, first)).not.toBe(busiest);
    await page.keyboard.press('Tab');
    await becomes(told, busiest);
    expect(troubles).toEqual([]);
    await close();
  });

  it('are read where one points, and have the same numbers in their table', async () => {
    const { page, figure, slider, close } = await open(1280);
    const told = () => slider.getAttribute('aria-valuetext');
    const busiest = await told();
    await figure.locator('svg').hover();
    await changes(told, busiest);
    await page.mouse.move(0, 0);
    await becomes(told, busiest);
    const [hour = '', votes = ''] = busiest?.split(' · ') ?? [];
    await page.getByText(words('common.table')).last().click();
    const row = page.getByRole('row').filter({ hasText: hour });
    await becomes(() => row.getByRole('cell').textContent(), /\d+/.exec(votes)?.[0] ?? null);
    await close();
  });
});

describe('axe', () => {
  it('finds a fault that is planted: a picture without words, grey on grey, a target of 10 px', async () => {
    const { page, close } = await visit(browser, platform.url);
    await page.goto(addressOf('/rules'), { waitUntil: 'networkidle' });
    expect(await violationsOf(page)).toEqual([]);
    await page.evaluate(() => {
      const picture = document.createElement('img');
      picture.src = '/icon.svg';
      const faint = document.createElement('p');
      faint.textContent = 'Hardly to be read';
      faint.style.setProperty('color', '#999');
      faint.style.setProperty('background', '#aaa');
      const buttons = document.createElement('div');
      for (const label of ['one', 'two']) {
        const small = document.createElement('button');
        small.ariaLabel = label;
        for (const size of ['width', 'height']) small.style.setProperty(size, '10px');
        small.style.setProperty('padding', '0');
        small.style.setProperty('min-block-size', '0');
        buttons.append(small);
      }
      document.querySelector('main')?.append(picture, faint, buttons);
    });
    const found = (await violationsOf(page)).join('\n');
    expect(found).toContain('image-alt');
    expect(found).toContain('color-contrast');
    expect(found).toContain('target-size');
    await close();
  });
});
