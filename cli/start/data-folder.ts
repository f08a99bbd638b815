import { readdirSync, rmSync } from 'node:fs';
import { UsageError } from './arguments.ts';

/** What the platform writes into its data folder before anything else. */
const MARK = 'clock.json';

function entriesOf(folder: string): string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UsageError(
      `${folder} cannot be used as a data folder: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Whether the folder holds data of an earlier start. */
export function holdsData(folder: string): boolean {
  return entriesOf(folder)?.includes(MARK) ?? false;
}

/** Deletes an earlier start's data. Throws a UsageError for a folder that holds something else: it may be dear. */
export function deleteData(folder: string): void {
  const entries = entriesOf(folder);
  if (entries === null || entries.length === 0) return;
  if (!entries.includes(MARK)) {
    throw new UsageError(
      `${folder} holds something other than this platform's data (${entries[0]} …); it is not deleted`,
    );
  }
  rmSync(folder, { recursive: true });
}
