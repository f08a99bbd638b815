import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CampaignCache } from '../http/campaign-cache.ts';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { serve } from '../http/serve.ts';
import { VOTE_OPERATIONS } from '../http/vote-operations.ts';
import { BallotPapers } from '../stores/ballot-papers.ts';
import { Ballots } from '../stores/ballots.ts';
import { nameFrom, tableClient } from '../stores/dynamo.ts';
import { SigningKeys } from '../stores/signing-keys.ts';
import { VoterKeys } from '../stores/voter-keys.ts';
import { Vouchers } from '../stores/vouchers.ts';
import type { OpenPaper } from './open-paper.ts';
import { publishedIn } from './published.ts';
import { voteRoutes } from './routes.ts';

const client = tableClient();
const secrets = new SecretsManagerClient();
const papers = new BallotPapers(client, nameFrom('CAMPAIGNS_TABLE'));

export const handler = serve(
  'vote',
  Object.values(VOTE_OPERATIONS),
  voteRoutes({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    ballots: new Ballots(client, nameFrom('BALLOTS_TABLE')),
    // Asked only while voting is open: when the schedule has not come by yet, the first vote freezes the paper.
    papers: new CampaignCache<OpenPaper>(async (campaign, at) => {
      const { paper, paused, links } = await papers.read(campaign.id);
      const frozen = paper ?? (await papers.freeze(campaign.id, campaign.rulesHash, at));
      return { paper: frozen, pause: paused.voting, links };
    }),
    published: publishedIn(nameFrom('OPEN_DATA_BUCKET')),
    vouchers: new Vouchers(client, nameFrom('CAMPAIGNS_TABLE')),
    voterKeys: new VoterKeys(secrets, nameFrom('VOTER_SECRET_PREFIX')),
    signingKeys: new SigningKeys(secrets, nameFrom('SIGNING_SECRET')),
  }),
);
