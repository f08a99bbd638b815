import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { filledPage, type PageWords, shortened } from '../../functions/browse/filled-page.ts';

const PAGE = readFileSync('web/index.html', 'utf8');
const words = (given: Partial<PageWords> = {}): PageWords => ({
  language: 'nl',
  title: 'Meer banken',
  description: 'Een bank om de 200 m',
  site: 'Luik opnieuw uitvinden',
  origin: 'https://ideas.example.org',
  path: '/liege/proposals/7',
  languages: ['fr', 'nl'],
  ...given,
});

/** What a program that shows links finds: tags and attributes, read without a script. */
function readBack(html: string) {
  const plainOf = (text: string) =>
    text.replaceAll(
      /&(lt|gt|quot|apos|amp|#39);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
    );
  const meta = new Map(
    [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)].map(([, name, content]) => [
      name,
      plainOf(content ?? ''),
    ]),
  );
  const title = plainOf(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '');
  return { title, meta, elements: html.match(/<[a-z]+/g)?.length ?? 0 };
}

describe('a page that is filled in', () => {
  it('has title, description, address and its other languages', () => {
    const html = filledPage(PAGE, words());
    const { title, meta } = readBack(html);
    expect(title).toBe('Meer banken · Luik opnieuw uitvinden');
    expect(meta.get('description')).toBe('Een bank om de 200 m');
    expect(meta.get('og:title')).toBe('Meer banken');
    expect(meta.get('og:url')).toBe('https://ideas.example.org/nl/liege/proposals/7');
    expect(html).toContain('<html lang="nl">');
    expect(html).toContain('<link rel="canonical" href="https://ideas.example.org/nl/liege/proposals/7">');
    expect(html).toContain('hreflang="fr" href="https://ideas.example.org/fr/liege/proposals/7"');
  });

  it.each([
    '</title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "<!--head--> $& $1 $` $' <title>",
    '&lt;b&gt; & &amp;',
  ])('says %j as it was written, and makes nothing of it', (text) => {
    const plain = readBack(filledPage(PAGE, words()));
    const html = filledPage(PAGE, words({ title: text, description: text, site: text }));
    const { title, meta, elements } = readBack(html);
    expect(title).toBe(text);
    expect(meta.get('og:description')).toBe(text);
    expect(meta.get('og:site_name')).toBe(text);
    expect(elements).toBe(plain.elements);
    expect(html).not.toMatch(/<script>|<img/);
  });

  it('is for nobody to keep where it has nothing to say', () => {
    const { meta } = readBack(filledPage(PAGE, words({ description: null })));
    expect(meta.get('robots')).toBe('noindex');
    expect(meta.has('og:url')).toBe(false);
  });

  it('is refused where the built page has no place for it', () => {
    expect(() => filledPage('<html lang="fr"><title>x</title>', words())).toThrow('<!--head-->');
  });
});

it('a description is one line of 200 characters at most, cut between words', () => {
  expect(shortened(' a\n b ')).toBe('a b');
  expect(shortened(`${'word '.repeat(50)}`)).toBe(`${'word '.repeat(40).trim()}…`);
  expect(shortened('x'.repeat(300))).toHaveLength(101);
});
