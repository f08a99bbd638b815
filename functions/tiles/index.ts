import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { serve } from '../http/serve.ts';
import { TILE_OPERATIONS } from '../http/tile-operations.ts';
import { tileRoutes } from './routes.ts';

export const handler = serve(
  'tiles',
  Object.values(TILE_OPERATIONS),
  tileRoutes({
    maps: DeployedCampaigns.beside(import.meta.url)
      .all()
      .flatMap(({ places }) => places ?? []),
    settings: process.env.TILES ?? 'null',
  }),
);
