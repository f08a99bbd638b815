import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { operations } from '../http/operations.ts';
import { serve } from '../http/serve.ts';
import { BallotErasure } from '../stores/ballot-erasure.ts';
import { Ballots } from '../stores/ballots.ts';
import { CampaignStates } from '../stores/campaign-states.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { OwnComments } from '../stores/own-comments.ts';
import { OwnProposals } from '../stores/own-proposals.ts';
import { OwnReports } from '../stores/own-reports.ts';
import { VoterKeys } from '../stores/voter-keys.ts';
import { Vouchers } from '../stores/vouchers.ts';
import { meRoutes } from './routes.ts';

const client = documentClient();
const [ballots, campaigns] = [nameFrom('BALLOTS_TABLE'), nameFrom('CAMPAIGNS_TABLE')];

export const handler = serve(
  'me',
  operations,
  meRoutes({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    ballots: new Ballots(client, ballots),
    erasure: new BallotErasure(client, { ballots, campaigns }),
    proposals: new OwnProposals(client, nameFrom('PROPOSALS_TABLE')),
    comments: new OwnComments(client, nameFrom('COMMENTS_TABLE')),
    vouchers: new Vouchers(client, campaigns),
    reports: new OwnReports(client, nameFrom('PROPOSALS_TABLE')),
    states: new CampaignStates(client, campaigns),
    voterKeys: new VoterKeys(new SecretsManagerClient(), nameFrom('VOTER_SECRET_PREFIX')),
  }),
);
