import { readFileSync } from 'node:fs';
import { CampaignFileError } from '../functions/http/campaign-file.ts';
import { findJsonError } from './json-error.ts';

/** The value of a JSON file. Throws a CampaignFileError with line and column when it is not JSON, or not UTF-8. */
export function readJsonFile(file: string): unknown {
  const text = readText(file);
  const wrong = findJsonError(text);
  if (wrong === null) return JSON.parse(text);
  const path = `line ${wrong.line}, column ${wrong.column}`;
  const reason = 'is not what JSON has here';
  throw new CampaignFileError([{ file, path, found: wrong.found, reason, remedy: `write ${wrong.expected}` }]);
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  try {
    // A byte order mark, which some editors write, is dropped by the decoder.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const reason = 'is not UTF-8, so its accents would be lost';
    const problem = { file, path: '/', found: 'the file', reason, remedy: 'save it in the UTF-8 encoding' };
    throw new CampaignFileError([problem], { cause: error });
  }
}
