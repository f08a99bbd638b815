import type { Language } from '../core/campaign.ts';
import { escapeXml } from './atom.ts';

/** What a page says of itself to those who do not run it: search engines, and whoever shows a link that is shared. */
export interface PageWords {
  readonly language: Language;
  readonly title: string;
  /** null: none, and no search engine should keep the page. */
  readonly description: string | null;
  /** The name of the campaign. */
  readonly site: string;
  /** Where the site is, such as `https://ideas.example.org`; null where that is not known. */
  readonly origin: string | null;
  /** Below its language, such as `/liege/proposals/7`. */
  readonly path: string;
  /** Languages in which the same page can be read. */
  readonly languages: readonly Language[];
}

/** Characters of a description; those who show it cut it there or before. */
const LONGEST = 200;
/** What the built page has in the place of what is filled in. */
const HEAD = '<!--head-->';
const TITLE = /<title>[^<]*<\/title>/;
const LANGUAGE = /<html lang="[a-z]+">/;

/** One line of so many characters at most, cut between words. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`;
}

/** As the site's own script writes it once it runs. */
function windowTitle({ title, site }: PageWords): string {
  return title === site ? site : `${title} · ${site}`;
}

function tagsOf({ language, title, description, site, origin, path, languages }: PageWords): string[] {
  const properties: (readonly [string, string])[] = [
    ['og:site_name', site],
    ['og:title', title],
    ['og:type', 'article'],
    ['og:locale', language],
  ];
  const links: string[] = [];
  if (description !== null) properties.push(['og:description', shortened(description)]);
  if (description !== null && origin !== null) {
    const own = `${origin}/${language}${path}`;
    properties.push(['og:url', own], ['og:image', `${origin}/share.png`]);
    links.push(`<link rel="canonical" href="${escapeXml(own)}">`);
    for (const other of languages) {
      const address = escapeXml(`${origin}/${other}${path}`);
      links.push(`<link rel="alternate" hreflang="${other}" href="${address}">`);
    }
  }
  const named =
    description === null
      ? '<meta name="robots" content="noindex">'
      : `<meta name="description" content="${escapeXml(shortened(description))}">`;
  return [
    named,
    '<meta name="twitter:card" content="summary_large_image">',
    ...properties.map(([name, content]) => `<meta property="${name}" content="${escapeXml(content)}">`),
    ...links,
  ];
}

/**
 * The site's page with its title and tags filled in. The page itself stays what it is: the same script runs in it.
 * @throws Error when the built page has no place for them
 */
export function filledPage(page: string, words: PageWords): string {
  if (!page.includes(HEAD) || !TITLE.test(page) || !LANGUAGE.test(page)) {
    throw new Error(`The page has to have a title, a language and ${HEAD}: see web/index.html.`);
  }
  // Functions, for a replacement text may itself hold what stands for a match, such as `$&`.
  return page
    .replace(LANGUAGE, () => `<html lang="${words.language}">`)
    .replace(TITLE, () => `<title>${escapeXml(windowTitle(words))}</title>`)
    .replace(HEAD, () => tagsOf(words).join('\n    '));
}
