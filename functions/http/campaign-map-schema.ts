import * as z from 'zod';

// The `error` of each part is its remedy, as in campaign-schema.ts.

const degrees = (most: number, what: string) => {
  const error = `write a ${what} in degrees, from -${most} to ${most}`;
  return z.number({ error }).min(-most, { error }).max(most, { error });
};

export const latLon = z.tuple([degrees(90, 'latitude'), degrees(180, 'longitude')], {
  error: 'write latitude and longitude in degrees, such as [50.64, 5.57]',
});

const ZOOM = 'write a whole number from 0 (the world) to 20 (a house)';

export const campaignMap = z.strictObject(
  {
    centre: latLon.describe('Where the map begins: latitude, longitude.'),
    zoom: z.int({ error: ZOOM }).min(0, { error: ZOOM }).max(20, { error: ZOOM }).describe('How near it begins.'),
    bounds: z
      .tuple([latLon, latLon], { error: 'write two corners, such as [[50.55, 5.51], [50.7, 5.7]]' })
      .describe('South-west and north-east corner of what proposals can lie in; both corners are within.'),
  },
  { error: 'write an object such as {"centre": [50.64, 5.57], "zoom": 12, "bounds": [[50.55, 5.51], [50.7, 5.7]]}' },
);
