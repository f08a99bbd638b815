import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseObject, textAt } from './json.ts';

/** Thrown when another process works on the data folder, or the folder cannot be used at all. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/**
 * When a process started, as Linux counts it: a pid alone may have gone to another process since. Empty where there is no
 * /proc; and for a process that has ended and only waits to be noticed by its parent.
 */
const startOf = (pid: number): string => {
  try {
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return state === 'Z' ? '' : (rest[18] ?? '');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(codeOf(error) ?? '')) return '';
    throw error;
  }
};

const holderOf = (file: string): number | null => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(textAt(parseObject(text) ?? {}, 'pid') ?? 0);
  const started = textAt(parseObject(text) ?? {}, 'started') ?? '';
  return pid > 0 && isRunning(pid) && startOf(pid) === started ? pid : null;
};

/**
 * Takes the folder for this process; a lock left by a process that is gone is taken over.
 * @returns a function that gives it back
 * @throws DataFolderError if a running process holds it, or it is not a folder that can be written
 */
export const lockFolder = (folder: string): (() => void) => {
  const file = join(folder, 'lock');
  const write = (): void =>
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), { flag: 'wx' });
  try {
    mkdirSync(folder, { recursive: true });
    const holder = holderOf(file);
    if (holder !== null) {
      throw new DataFolderError(
        `Process ${holder} already works on the data folder ${folder}. Stop it, or choose another folder with --data.`,
      );
    }
    rmSync(file, { force: true });
    write();
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(
      `The data folder ${folder} cannot be used (${codeOf(error) ?? String(error)}). Choose a folder that can be ` +
        'written with --data.',
      { cause: error },
    );
  }
  return () => rmSync(file, { force: true });
};
