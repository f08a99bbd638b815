import { type Language, languageOf } from './i18n/languages.ts';

/** Second parts of an address that name no campaign. */
const NO_CAMPAIGN = new Set(['signed-in']);

/** The id of the campaign that a path names behind its language; null where it names none. */
export function campaignOf(path: string): string | null {
  const part = path.split('/')[2];
  if (languageOf(path) === null || part === undefined || part === '' || NO_CAMPAIGN.has(part)) return null;
  return decodeURIComponent(part);
}

/** The same page in another language, with all that its address says besides. */
export function inLanguage(language: Language, url: string): string {
  const parts = url.split('/');
  return `/${[language, ...parts.slice(2)].join('/')}`;
}

/** The addresses of the site. The path's words are the same in every language, so that a link can be re-read. */
export function pathsOf(language: Language, campaign: string) {
  const home = `/${language}/${encodeURIComponent(campaign)}`;
  return {
    start: `/${language}`,
    home,
    proposals: `${home}/proposals`,
    proposal: (number: number) => `${home}/proposals/${number}`,
    handIn: `${home}/hand-in`,
    ballot: `${home}/ballot`,
    results: `${home}/results`,
    outcomes: `${home}/outcomes`,
    project: (id: string) => `${home}/projects/${encodeURIComponent(id)}`,
    account: `${home}/account`,
    rules: `${home}/rules`,
    accessibility: `${home}/accessibility`,
    privacy: `${home}/privacy`,
    desk: `${home}/desk`,
  } as const;
}
