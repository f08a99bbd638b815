import middy from '@middy/core';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { BallotPapers } from '../stores/ballot-papers.ts';
import { Ballots } from '../stores/ballots.ts';
import { CampaignStates } from '../stores/campaign-states.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { Results } from '../stores/results.ts';
import { Tallies } from '../stores/tallies.ts';
import { recountCampaign } from './handler.ts';

const client = documentClient();
const campaignsTable = nameFrom('CAMPAIGNS_TABLE');

export const handler = middy(
  recountCampaign({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    ballots: new Ballots(client, nameFrom('BALLOTS_TABLE')),
    papers: new BallotPapers(client, campaignsTable),
    tallies: new Tallies(client, nameFrom('TALLIES_TABLE')),
    results: new Results(client, campaignsTable),
    states: new CampaignStates(client, campaignsTable),
  }),
);
