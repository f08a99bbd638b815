import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Logger } from '@aws-lambda-powertools/logger';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import middy from '@middy/core';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { BallotPapers } from '../stores/ballot-papers.ts';
import { Ballots } from '../stores/ballots.ts';
import { CampaignStates } from '../stores/campaign-states.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { proposalFacts } from '../stores/proposal-facts.ts';
import { Recounts } from '../stores/recounts.ts';
import { UNHURRIED } from '../stores/requests.ts';
import { Results } from '../stores/results.ts';
import { Tallies } from '../stores/tallies.ts';
import { recountCampaign } from './handler.ts';

const client = documentClient(UNHURRIED);
const lambda = new LambdaClient();
const campaignsTable = nameFrom('CAMPAIGNS_TABLE');
const proposalsTable = nameFrom('PROPOSALS_TABLE');
// The runtime's own variable: the template cannot name a function within itself.
const itself = nameFrom('AWS_LAMBDA_FUNCTION_NAME');
const archive = nameFrom('ARCHIVE_FUNCTION');

export const handler = middy(
  recountCampaign({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    ballots: new Ballots(client, nameFrom('BALLOTS_TABLE')),
    papers: new BallotPapers(client, campaignsTable),
    tallies: new Tallies(client, nameFrom('TALLIES_TABLE')),
    factsOf: (campaign, themes) => proposalFacts(client, proposalsTable, campaign, themes),
    recounts: new Recounts(client, campaignsTable),
    results: new Results(client, campaignsTable),
    states: new CampaignStates(client, campaignsTable),
    goOn: async (event) => {
      const Payload = JSON.stringify(event);
      await lambda.send(new InvokeCommand({ FunctionName: itself, InvocationType: 'Event', Payload }));
    },
    startArchive: async (campaign, at) => {
      const Payload = JSON.stringify({ campaign, at: new Date(at).toISOString() });
      await lambda.send(new InvokeCommand({ FunctionName: archive, InvocationType: 'Event', Payload }));
    },
    // The same sources give the same bundle, so anyone can tell which code has counted.
    code: createHash('sha256')
      .update(readFileSync(fileURLToPath(import.meta.url)))
      .digest('hex'),
    logger: new Logger({ serviceName: 'recount' }),
  }),
);
