import type * as z from 'zod';
import type { AnswerMark } from '../core/answer.ts';
import type { Campaign } from '../core/campaign.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import type { placesQuery } from '../http/schemas.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import type { Catalogue } from '../stores/catalogue.ts';
import type { Places } from '../stores/places.ts';
import type { AnswerMarks } from './answer-marks.ts';
import { matching } from './filters.ts';
import { type Placed, pageOf } from './page.ts';

export interface PlaceReadParts {
  readonly campaigns: DeployedCampaigns;
  readonly catalogueOf: (campaign: Campaign) => Catalogue;
  readonly answersOf: (campaign: Campaign) => AnswerMarks;
  readonly placesOf: (campaign: Campaign) => Places;
}

interface PlaceItem {
  readonly number: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Of what the list would show, all that has a place, by number. */
function listPlaces(
  campaign: Campaign,
  catalogue: Catalogue,
  places: Places,
  { q, limit, cursor, ...filters }: z.output<typeof placesQuery>,
  answers: ReadonlyMap<number, AnswerMark>,
) {
  const scores = q === undefined ? null : catalogue.scores(q);
  const entries: Placed<PlaceItem>[] = [];
  for (const { number } of matching(campaign, catalogue.published(), filters, scores, answers)) {
    const at = places.of(number);
    if (at) entries.push({ place: 0, number, item: { number, ...at } });
  }
  // Pages are long: in order, each entry is looked at once.
  entries.sort((one, other) => one.number - other.number);
  return pageOf(entries, 'places', limit, cursor);
}

export function placeReadRoutes({ campaigns, catalogueOf, answersOf, placesOf }: PlaceReadParts): Route[] {
  return [
    publicRoute(OPERATIONS.listPlaces, async ({ params, query, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      if (campaign.places === null) return { body: { items: [], total: 0, next: null } };
      const [catalogue, places] = [catalogueOf(campaign), placesOf(campaign)];
      const [answers] = await Promise.all([
        answersOf(campaign).refresh(receivedAt),
        catalogue.refresh(receivedAt),
        places.refresh(receivedAt),
      ]);
      if (query.q !== undefined) await catalogue.openSearch();
      return { body: listPlaces(campaign, catalogue, places, query, answers) };
    }),
  ];
}
