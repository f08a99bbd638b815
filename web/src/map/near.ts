import type { Campaign } from '../api/campaigns.ts';
import { metresBetween, type Point } from './geo.ts';

/** Farther than this from its middle, a district says nothing about a point. */
const FAR = 2_500;

/** The district whose middle is nearest to a point; null where none is near or no campaign's file says where they are. */
export function districtNear({ districts }: Campaign, point: Point): Campaign['districts'][number] | null {
  let nearest: Campaign['districts'][number] | null = null;
  let least = FAR;
  for (const district of districts) {
    if (!district.centre) continue;
    const [latitude, longitude] = district.centre;
    const metres = metresBetween(point, { latitude, longitude });
    if (metres > least) continue;
    least = metres;
    nearest = district;
  }
  return nearest;
}

const DECIMALS = 5;

/** `50.64521, 5.57365`, as maps write it in every language. */
export function degreesText({ latitude, longitude }: Point): string {
  return `${latitude.toFixed(DECIMALS)}, ${longitude.toFixed(DECIMALS)}`;
}
