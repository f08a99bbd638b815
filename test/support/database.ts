import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTables, type Tables } from '../../bench/tables.ts';

/** The tables of the template on the embedded engine, empty. */
export type TestDatabase = Tables;

export function testAssembly(): string {
  const assembly = process.env.TEST_ASSEMBLY;
  if (!assembly) throw new Error('TEST_ASSEMBLY is set by test/support/global-setup.mjs');
  return assembly;
}

export async function openDatabase(): Promise<TestDatabase> {
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
