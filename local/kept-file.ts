import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The text of a file of the data folder; null if it is not there yet. */
export function readKeptFile(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Writes the whole file or, if the process dies meanwhile, leaves the one before. Makes the folder if it is missing. */
export function writeKeptFile(file: string, text: string): void {
  const draft = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
