import * as z from 'zod';
import type { Place } from '../core/place.ts';

/** Holds every proposal that has, or had, a place; one that lost it says so by having none. */
export const PLACES_INDEX = 'places';

export const placeAttribute = z.object({ latitude: z.number(), longitude: z.number(), label: z.string().nullable() });

const markItem = z
  .object({
    number: z.string().transform(Number),
    revision: z.number(),
    place: placeAttribute.pick({ latitude: true, longitude: true }).optional(),
  })
  .transform(({ place = null, ...mark }): PlaceMark => ({ ...mark, place }));

/** Where a proposal is, as the index knows it. */
export interface PlaceMark {
  readonly number: number;
  /** The proposal's, when it was there. */
  readonly revision: number;
  /** Null where it no longer has a place. */
  readonly place: Pick<Place, 'latitude' | 'longitude'> | null;
}

export function placeMarkFrom(item: Readonly<Record<string, unknown>>): PlaceMark {
  return markItem.parse(item);
}

/** What a proposal with a place has in its item, by which the index finds it. */
export function placeAttributes(campaign: string, place: Place | null) {
  return place === null ? {} : { place, placedIn: campaign };
}
