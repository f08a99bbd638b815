import * as z from 'zod';
import { LARGEST_PLACES_PAGE, PROPOSAL_LIMITS } from '../core/limits.ts';
import { roundDegrees } from '../core/place.ts';
import { count, wholeNumber, words } from './schema-parts.ts';

const degrees = (most: number) => z.number().min(-most).max(most).overwrite(roundDegrees);
const ROUNDED = 'In degrees (WGS 84); kept with five decimals';

/** As citizens send it. */
export const placeDraft = z
  .strictObject({
    latitude: degrees(90).meta({ description: ROUNDED, example: 50.64521 }),
    longitude: degrees(180).meta({ description: ROUNDED, example: 5.57365 }),
    label: words(PROPOSAL_LIMITS.label, 'line').nullable().default(null).meta({
      description: 'What its author calls it, such as the name of a street',
    }),
  })
  .meta({ id: 'PlaceDraft', description: "Where the proposal would be; within the campaign's bounds" });

export const place = z
  .strictObject({ latitude: z.number(), longitude: z.number(), label: z.string().nullable() })
  .meta({ id: 'Place', description: 'Where the proposal would be, in degrees (WGS 84)' });

const latLon = z.tuple([z.number(), z.number()]).meta({ description: 'Latitude and longitude, in degrees (WGS 84)' });

/** Where a district's name stands. */
export const centre = latLon.nullable();

export const campaignMap = z
  .strictObject({
    centre: latLon,
    zoom: z.int(),
    bounds: z.tuple([latLon, latLon]).meta({ description: 'South-west and north-east corner' }),
  })
  .nullable()
  .meta({ description: "Where proposals can lie; null: this campaign's proposals have no places" });

export const placesLimit = wholeNumber(1, LARGEST_PLACES_PAGE).default(LARGEST_PLACES_PAGE);
export const placesPage = z
  .strictObject({
    items: z.array(z.strictObject({ number: z.int(), latitude: z.number(), longitude: z.number() })),
    total: count.meta({ description: 'How many of the proposals asked for have a place' }),
    next: z.string().nullable(),
  })
  .meta({ id: 'PlacesPage' });
