import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startEngine } from '../local/engine.ts';
import { ensureTable } from '../local/tables.ts';
import { type Resource, readDeployment } from '../local/template.ts';

export const REGION = 'eu-central-1';

/** The tables of a template on the embedded engine, and nothing else of the platform. */
export interface Tables {
  readonly url: string;
  readonly client: DynamoDBDocumentClient;
  /** Their names. */
  readonly tables: {
    readonly campaigns: string;
    readonly proposals: string;
    readonly ballots: string;
    readonly tallies: string;
    readonly comments: string;
    readonly audit: string;
  };
  close(): Promise<void>;
}

/** The tables that a template describes, by the folder of their construct. */
export function tableResources(assembly: string): ReadonlyMap<string, Resource> {
  const { resources } = readDeployment({ assembly, url: 'http://localhost', issuer: 'http://localhost' });
  const tables = resources.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable');
  return new Map(tables.map((resource) => [resource.path.split('/')[0] ?? '', resource]));
}

/** Opens the tables in a file; they are made where the file has none. */
export async function openTables(assembly: string, file: string): Promise<Tables> {
  const engine = await startEngine({ file, region: REGION });
  const made = new Map<string, string>();
  for (const [path, resource] of tableResources(assembly)) {
    made.set(path, (await ensureTable(engine.client, resource)).name);
  }
  engine.indexStreams();
  const client = new DynamoDBClient({
    endpoint: engine.url,
    region: REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const table = (path: string) => {
    const name = made.get(path);
    if (!name) throw new Error(`The template has no table ${path}; it has ${[...made.keys()].join(', ')}`);
    return name;
  };
  return {
    url: engine.url,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    tables: {
      campaigns: table('campaigns'),
      proposals: table('proposals'),
      ballots: table('ballots'),
      tallies: table('tallies'),
      comments: table('comments'),
      audit: table('audit'),
    },
    close: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}
