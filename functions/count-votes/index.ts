import { Logger } from '@aws-lambda-powertools/logger';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { measureOf } from '../http/measure.ts';
import { Aside } from '../stores/aside.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { Tallies } from '../stores/tallies.ts';
import { countVotes } from './handler.ts';

export const handler = middy(
  countVotes({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    tallies: new Tallies(documentClient(), nameFrom('TALLIES_TABLE')),
    aside: new Aside(new S3Client(), nameFrom('ASIDE_BUCKET')),
    logger: new Logger({ serviceName: 'count-votes' }),
    onlyShard: process.env.ONLY_SHARD ?? null,
    measure: measureOf('count-votes'),
  }),
);
