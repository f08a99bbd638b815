import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { keptByCampaign } from '../http/kept-by-campaign.ts';
import { answeredSince } from '../stores/answers.ts';
import { Catalogue } from '../stores/catalogue.ts';
import { costedSince } from '../stores/costs.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { lastChange } from '../stores/last-change.ts';
import { Marks } from '../stores/marks.ts';
import { Packs } from '../stores/packs.ts';
import { placedSince } from '../stores/places.ts';
import { Proposals } from '../stores/proposals.ts';
import { UNHURRIED } from '../stores/requests.ts';
import { packLists } from './handler.ts';

const client = documentClient(UNHURRIED);
const table = nameFrom('PROPOSALS_TABLE');
// It hands in nothing: the other table is never asked for.
const proposals = new Proposals(client, { proposals: table, campaigns: table });

export const handler = middy(
  packLists({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    packs: new Packs(new S3Client(), nameFrom('LISTS_BUCKET')),
    lastChange: (campaign) => lastChange(client, table, campaign),
    // Never from a pack: what is wrong in one is mended by the next environment.
    listsOf: keptByCampaign((campaign) => ({
      catalogue: new Catalogue(campaign, (id, since) => proposals.changedSince(id, since)),
      marks: [
        // By when it was answered, not changed.
        {
          name: 'answers',
          publicOnly: false,
          list: new Marks((since) => answeredSince(client, table, campaign.id, since)),
        },
        { name: 'costs', publicOnly: true, list: new Marks((since) => costedSince(client, table, campaign.id, since)) },
        {
          name: 'places',
          publicOnly: true,
          list: new Marks((since) => placedSince(client, table, campaign.id, since)),
        },
      ],
    })),
  }),
);
