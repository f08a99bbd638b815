import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startEngine } from '../../local/engine.ts';
import { ensureTable } from '../../local/tables.ts';
import { readDeployment } from '../../local/template.ts';

/** The tables of the template on the embedded engine, empty. */
export interface TestDatabase {
  readonly url: string;
  readonly client: DynamoDBDocumentClient;
  readonly tables: {
    readonly campaigns: string;
    readonly proposals: string;
    readonly ballots: string;
    readonly tallies: string;
  };
  close(): Promise<void>;
}

export function testAssembly(): string {
  const assembly = process.env.TEST_ASSEMBLY;
  if (!assembly) throw new Error('TEST_ASSEMBLY is set by test/support/global-setup.mjs');
  return assembly;
}

export async function openDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'reinventons-db-'));
  const engine = await startEngine({ file: join(folder, 'tables.db'), region: 'eu-central-1' });
  const { resources } = readDeployment({
    assembly: testAssembly(),
    url: 'http://localhost',
    issuer: 'http://localhost',
  });
  const made = new Map<string, string>();
  for (const resource of resources.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable')) {
    const { name } = await ensureTable(engine.client, resource);
    made.set(resource.path.split('/')[0] ?? '', name);
  }
  engine.indexStreams();
  const client = new DynamoDBClient({
    endpoint: engine.url,
    region: 'eu-central-1',
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
    },
    close: async () => {
      client.destroy();
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
