import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { OperatorError } from './operator-error.ts';

/** The words that every operator's command takes. */
export const COMMON = {
  campaign: { type: 'string' },
  campaigns: { type: 'string', default: 'campaigns/' },
  local: { type: 'boolean', default: false },
  data: { type: 'string', default: '.local/data' },
  help: { type: 'boolean', default: false },
} as const satisfies ParseArgsOptionsConfig;

export const COMMON_HELP = `  --campaigns DIR   folder of campaign files (default campaigns/)
  --local           on the platform that runs on this machine (\`npm start\`), not on AWS
  --data DIR        its data folder (default .local/data)
  --help            this text

Without --local it works on AWS, with the credentials and the region of the AWS command line: AWS_PROFILE, AWS_REGION …`;

/** Reads words by their options. Throws an OperatorError that ends with the help. */
export function readWords<T extends ParseArgsOptionsConfig>(words: string[], options: T, help: string) {
  try {
    return parseArgs({ args: words, options, strict: true }).values;
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

/** The data folder to work on; null for AWS. */
export function targetOf({ local, data }: { readonly local: boolean; readonly data: string }): string | null {
  return local ? resolve(data) : null;
}

/** What AWS's libraries and services say where a command was not told where to work, or as whom. */
const NOT_LET_IN = /^(Credentials|ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|AccessDenied)/;

/** What to say of an error that was foreseen, without a stack; null of any other. */
function saidOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (/^(Operator|CampaignFile)/.test(error.name)) return error.message;
  if (error.message !== 'Region is missing' && !NOT_LET_IN.test(error.name)) return null;
  return `AWS cannot be asked: ${error.message}\nName the account and the region, as by AWS_PROFILE=… and AWS_REGION=…, or give --local for the platform of \`npm start\`.`;
}

/** Runs a command and ends with what it returns; what was foreseen ends it with 2 and a sentence. */
export async function runCommand(command: (words: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    const said = saidOf(error);
    console.error(said ?? error);
    process.exitCode = said === null ? 1 : 2;
  }
}
