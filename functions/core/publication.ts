import type { Campaign, Instant } from './campaign.ts';

/** The transition after which a result is public whose campaign waits for it. */
export const PUBLISH = 'publish-results';

/** Whether a result may be shown as soon as there is one. `done`: the campaign's transitions. */
export function resultsPublic(campaign: Campaign, done: ReadonlyMap<string, Instant>): boolean {
  switch (campaign.voting.results) {
    case 'at-closing':
      return true;
    case 'on-publication':
      return done.has(PUBLISH);
  }
}
