import * as z from 'zod';
import type { CampaignMap } from '../core/place.ts';
import { readTileAddress, showsTile, tileUrl } from '../core/tiles.ts';
import { Problem } from '../http/problem.ts';
import type { Route } from '../http/serve.ts';
import { TILE_MAX_AGE, TILE_OPERATIONS } from '../http/tile-operations.ts';
import { fetchPicture } from './fetch-picture.ts';

/** null where the operator has named no server. */
const tileSource = z.strictObject({ url: z.string(), maxZoom: z.int() }).nullable();
export interface TileParts {
  /** Those of the campaigns: nobody needs a picture of anywhere else, and this is not everybody's tile server. */
  readonly maps: readonly CampaignMap[];
  /** JSON, as the stack has put it into the environment. */
  readonly settings: string;
}

/**
 * Pictures of the map, asked for by this function so that their server learns nothing of who looks at them: neither
 * address nor headers. A behaviour of the distribution alone would not do, for CloudFront tells every origin the
 * visitor's address (X-Forwarded-For), and keeps no secret of a key in the address either.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#RequestCustomIPAddresses
 */
export function tileRoutes({ maps, settings }: TileParts): Route[] {
  return [
    {
      operation: TILE_OPERATIONS.getTile,
      answer: async ({ pathParameters }) => {
        const source = tileSource.parse(JSON.parse(settings));
        const { z = '', x = '', y = '' } = pathParameters ?? {};
        const tile = source && readTileAddress(z, x, y, source.maxZoom);
        if (!source || !tile) throw new Problem('unknown-tile', 'No map here has a picture of that address');
        if (!maps.some((map) => showsTile(map, tile)))
          throw new Problem('unknown-tile', 'No map of a campaign goes there');
        const { mediaType, bytes } = await fetchPicture(tileUrl(source.url, tile));
        return {
          statusCode: 200,
          headers: { 'content-type': mediaType, 'cache-control': `public, max-age=${TILE_MAX_AGE}` },
          body: bytes.toString('base64'),
          isBase64Encoded: true,
        };
      },
    },
  ];
}
