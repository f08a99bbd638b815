import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './arguments.ts';

/** What the platform writes into its data folder before anything else. */
const MARK = 'clock.json';
/** There as long as a sample has been begun and not finished. */
const SAMPLE_UNDER_WAY = 'sample-under-way';

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

export function beginSample(folder: string): void {
  writeFileSync(join(folder, SAMPLE_UNDER_WAY), '');
}

export function endSample(folder: string): void {
  rmSync(join(folder, SAMPLE_UNDER_WAY));
}

/** Whether a sample was begun there that nobody finishes any more. */
export function isSampleBroken(folder: string): boolean {
  return entriesOf(folder)?.includes(SAMPLE_UNDER_WAY) ?? false;
}
