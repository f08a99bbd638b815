import { Logger } from '@aws-lambda-powertools/logger';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import middy from '@middy/core';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { BallotPapers } from '../stores/ballot-papers.ts';
import { CampaignStates } from '../stores/campaign-states.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { Projects } from '../stores/projects.ts';
import { PromiseClock } from '../stores/promise-clock.ts';
import { VoterSecrets } from '../stores/voter-secrets.ts';
import { askPacking } from './ask-packing.ts';
import { switchPhase } from './handler.ts';
import { notePromises } from './note-promises.ts';

const client = documentClient();
const lambda = new LambdaClient();
const secrets = new VoterSecrets(new SecretsManagerClient(), nameFrom('VOTER_SECRET_PREFIX'));
const campaignsTable = nameFrom('CAMPAIGNS_TABLE');
const recount = nameFrom('RECOUNT_FUNCTION');
const archive = nameFrom('ARCHIVE_FUNCTION');
const packLists = nameFrom('PACK_FUNCTION');
const papers = new BallotPapers(client, campaignsTable);
const logger = new Logger({ serviceName: 'switch-phase' });

export const handler = middy(
  switchPhase({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    papers,
    states: new CampaignStates(client, campaignsTable),
    startRecount: async (campaign, at) => {
      const Payload = JSON.stringify({ campaign, at: new Date(at).toISOString() });
      await lambda.send(new InvokeCommand({ FunctionName: recount, InvocationType: 'Event', Payload }));
    },
    startArchive: async (campaign, at) => {
      const Payload = JSON.stringify({ campaign, at: new Date(at).toISOString(), again: true });
      await lambda.send(new InvokeCommand({ FunctionName: archive, InvocationType: 'Event', Payload }));
    },
    askPacking: askPacking({
      papers,
      start: async (campaign, at) => {
        const Payload = JSON.stringify({ campaign, at: new Date(at).toISOString() });
        await lambda.send(new InvokeCommand({ FunctionName: packLists, InvocationType: 'Event', Payload }));
      },
    }),
    destroySecret: (campaign) => secrets.destroy(campaign),
    notePromises: notePromises({
      projects: new Projects(client, campaignsTable),
      clock: new PromiseClock(client, campaignsTable),
      logger,
    }),
    logger,
    now: Date.now,
  }),
);
