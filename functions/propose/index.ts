import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { serve } from '../http/serve.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { Proposals } from '../stores/proposals.ts';
import { proposeRoutes } from './routes.ts';

const tables = { proposals: nameFrom('PROPOSALS_TABLE'), campaigns: nameFrom('CAMPAIGNS_TABLE') };

export const handler = serve(
  'propose',
  proposeRoutes({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    proposals: new Proposals(documentClient(), tables),
  }),
);
