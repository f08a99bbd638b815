import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Platform } from '../../local/platform.ts';
import type { Election } from '../election.ts';
import { commentItems, projectItems, proposalItems, sharesOf } from './items.ts';
import { writeItems } from './write.ts';

export interface CitySize {
  readonly proposals: number;
  readonly comments: number;
  readonly projects: number;
}

/** Writes all of it straight into the tables; gives the seconds that it took. */
export async function fill(platform: Platform, election: Election, size: CitySize): Promise<number> {
  const { database } = await platform.status();
  const engine = new DynamoDBClient({
    endpoint: database.url,
    region: platform.deployment.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(engine);
  const table = (name: string) => {
    const found = platform.deployment.resources.find(
      ({ type, path }) => type === 'AWS::DynamoDB::GlobalTable' && path.startsWith(name),
    );
    if (!found) throw new Error(`the template has no table of ${name}`);
    return found.name;
  };
  const now = platform.clock.now();
  const shares = sharesOf(size.comments, size.proposals);
  const started = performance.now();
  await Promise.all([
    writeItems(documents, table('proposals'), proposalItems(election, size.proposals, now)),
    writeItems(documents, table('comments'), commentItems(election, shares, now)),
    writeItems(documents, table('campaigns'), projectItems(election, size.projects, size.proposals, now)),
  ]);
  engine.destroy();
  return (performance.now() - started) / 1000;
}
