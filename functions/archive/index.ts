import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import middy from '@middy/core';
import * as z from 'zod';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { Archives } from '../stores/archives.ts';
import { CampaignStates } from '../stores/campaign-states.ts';
import { castBallots } from '../stores/cast-ballots.ts';
import { publishedAt } from '../stores/desk.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { OpenDataBucket } from '../stores/open-data-bucket.ts';
import { Projects } from '../stores/projects.ts';
import { PublicWords } from '../stores/public-words.ts';
import { UNHURRIED } from '../stores/requests.ts';
import { Results } from '../stores/results.ts';
import { SigningKeys } from '../stores/signing-keys.ts';
import { VoterKeys } from '../stores/voter-keys.ts';
import { archiveCampaign } from './handler.ts';

const client = documentClient(UNHURRIED);
const lambda = new LambdaClient();
const secrets = new SecretsManagerClient();
const campaignsTable = nameFrom('CAMPAIGNS_TABLE');
const ballotsTable = nameFrom('BALLOTS_TABLE');
// The runtime's own variable: the template cannot name a function within itself.
const itself = nameFrom('AWS_LAMBDA_FUNCTION_NAME');
const tables = { proposals: nameFrom('PROPOSALS_TABLE'), comments: nameFrom('COMMENTS_TABLE') };
const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const sources = z.array(z.looseObject({ id: z.string() })).parse(JSON.parse(beside('campaign-files.json')));

export const handler = middy(
  archiveCampaign({
    campaigns: DeployedCampaigns.beside(import.meta.url),
    results: new Results(client, campaignsTable),
    states: new CampaignStates(client, campaignsTable),
    publishedAt: (campaign) => publishedAt(client, campaignsTable, campaign),
    archives: new Archives(client, campaignsTable),
    words: new PublicWords(client, tables),
    projects: new Projects(client, campaignsTable),
    cast: (campaign, segment, segments) => castBallots(client, ballotsTable, { campaign, segment, segments }),
    // Commitments have to be those that citizens were given in receipts: made with the campaign's secret.
    voterKeys: new VoterKeys(secrets, nameFrom('VOTER_SECRET_PREFIX')),
    signingKeys: new SigningKeys(secrets, nameFrom('SIGNING_SECRET')),
    bucket: new OpenDataBucket(new S3Client(), nameFrom('OPEN_DATA_BUCKET')),
    host: nameFrom('PUBLIC_HOST'),
    sourceOf: (campaign) => sources.find(({ id }) => id === campaign) ?? {},
    verifier: new Map(['verify.html', 'verify.mjs'].map((name) => [name, beside(name)])),
    goOn: async (event) => {
      const Payload = JSON.stringify(event);
      await lambda.send(new InvokeCommand({ FunctionName: itself, InvocationType: 'Event', Payload }));
    },
    now: Date.now,
    logger: new Logger({ serviceName: 'archive' }),
  }),
);
