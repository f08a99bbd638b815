import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../../functions/core/campaign.ts';
import { OperatorError } from './operator-error.ts';

/** Where an operator's command does its work: AWS, or a platform on this machine. */
export interface Connection {
  /** For people: which platform or account it is. */
  readonly where: string;
  readonly database: DynamoDBDocumentClient;
  readonly secrets: SecretsManagerClient;
  /** What time it is there: a platform on this machine has a clock of its own. */
  now(): Promise<Instant>;
}

/** What a running platform leaves in its data folder. */
const accessFile = z.object({ platform: z.string(), aws: z.string(), accessKeyId: z.string(), region: z.string() });
const clock = z.object({ now: z.iso.datetime() });

/** With the SDK's own settings: a profile, or the AWS_… variables. */
function connectToAws(): Connection {
  return {
    where: 'AWS',
    database: DynamoDBDocumentClient.from(new DynamoDBClient()),
    secrets: new SecretsManagerClient(),
    now: async () => Date.now(),
  };
}

function connectToPlatform(dataDir: string): Connection {
  const file = join(dataDir, 'aws.json');
  if (!existsSync(file)) {
    throw new OperatorError(`No platform runs on the data in ${dataDir}: run \`npm start\` first, or give its --data`);
  }
  const { platform, aws, accessKeyId, region } = accessFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const settings = { endpoint: aws, region, credentials: { accessKeyId, secretAccessKey: 'local' } };
  return {
    where: platform,
    database: DynamoDBDocumentClient.from(new DynamoDBClient(settings)),
    secrets: new SecretsManagerClient(settings),
    now: async () => {
      const answer = await fetch(`${platform}/__local/clock`);
      return Date.parse(clock.parse(await answer.json()).now);
    },
  };
}

/** `dataDir` is the data folder of a platform on this machine; null for AWS. Throws an OperatorError. */
export function connect(dataDir: string | null): Connection {
  return dataDir === null ? connectToAws() : connectToPlatform(dataDir);
}
