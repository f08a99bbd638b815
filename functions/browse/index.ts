import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { CampaignCache } from '../http/campaign-cache.ts';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { serve } from '../http/serve.ts';
import { BallotPapers } from '../stores/ballot-papers.ts';
import { CampaignStates } from '../stores/campaign-states.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { Proposals } from '../stores/proposals.ts';
import { Results } from '../stores/results.ts';
import { Tallies } from '../stores/tallies.ts';
import { Catalogue } from './catalogue.ts';
import { readLiveTally } from './live-tally.ts';
import { browseRoutes } from './routes.ts';

/** How old, in milliseconds, the live counts of an answer may be. */
const TALLY_AGE = 1_000;

const client = documentClient();
const campaignsTable = nameFrom('CAMPAIGNS_TABLE');
const proposals = new Proposals(client, { proposals: nameFrom('PROPOSALS_TABLE'), campaigns: campaignsTable });
const papers = new BallotPapers(client, campaignsTable);
const tallies = new Tallies(client, nameFrom('TALLIES_TABLE'));
const catalogues = new Map<string, Catalogue>();

export const handler = serve(
  'browse',
  browseRoutes({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    proposals,
    results: new Results(client, campaignsTable),
    states: new CampaignStates(client, campaignsTable),
    tallies: new CampaignCache(async ({ id }) => readLiveTally(tallies, id, await papers.read(id)), TALLY_AGE),
    catalogueOf: (campaign) => {
      const catalogue =
        catalogues.get(campaign.id) ?? new Catalogue(campaign, (id, since) => proposals.changedSince(id, since));
      catalogues.set(campaign.id, catalogue);
      return catalogue;
    },
    openApi: z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'))),
  }),
);
