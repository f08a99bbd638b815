import { campaignQuery } from './api/campaigns.ts';
import { queryClient } from './api/query-client.ts';
import { type Language, languageOf, preferredOf } from './i18n/languages.ts';
import { type Catalogue, loadCatalogue } from './i18n/messages.ts';
import { campaignOf } from './paths.ts';
import { watchSession } from './session/session.ts';
import { askBallotEarly } from './votes/ballots.ts';
import { watchVotes } from './votes/use-vote.ts';

export interface Started {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

/**
 * What comes before the first picture: the language's texts, while the campaign, and the ballot of whoever is signed in,
 * are already being asked for.
 *
 * @returns null where the page is left for one that has a language in its address
 */
export async function start(): Promise<Started | null> {
  const { pathname, search, hash } = location;
  const language = languageOf(pathname);
  if (language === null) {
    location.replace(`/${preferredOf(navigator.languages)}${pathname === '/' ? '' : pathname}${search}${hash}`);
    return null;
  }
  const campaign = campaignOf(pathname);
  if (campaign !== null) void queryClient.prefetchQuery(campaignQuery(campaign));
  watchSession();
  if (campaign !== null) void askBallotEarly(campaign);
  watchVotes();
  return { language, catalogue: await loadCatalogue(language) };
}
