import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTables, REGION, type Tables, tableResources } from '../../bench/tables.ts';
import { DatabaseClient } from '../../local/database-client.ts';

/** The tables of the template on the embedded engine, or on what AWS_ENDPOINT_URL_DYNAMODB names; empty. */
export type TestDatabase = Tables;

export function testAssembly(): string {
  const assembly = process.env.TEST_ASSEMBLY;
  if (!assembly) throw new Error('TEST_ASSEMBLY is set by test/support/global-setup.mjs');
  return assembly;
}

/** A database of others outlives a test file: what the one before has left of the template's tables is dropped. */
async function dropTables(endpoint: string): Promise<void> {
  const client = new DatabaseClient(endpoint, REGION);
  try {
    const { TableNames } = await client.call('ListTables', {});
    const there = new Set<unknown>(Array.isArray(TableNames) ? TableNames : []);
    for (const { name } of tableResources(testAssembly()).values())
      if (there.has(name)) await client.call('DeleteTable', { TableName: name });
  } finally {
    await client.close();
  }
}

export async function openDatabase(): Promise<TestDatabase> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (endpoint) await dropTables(endpoint);
  const folder = await mkdtemp(join(tmpdir(), 'reinventons-db-'));
  const tables = await openTables(testAssembly(), join(folder, 'tables.db'));
  return {
    ...tables,
    close: async () => {
      await tables.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
