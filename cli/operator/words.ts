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

/** Runs a command and ends with what it returns; what it foresaw is said in a line, without a stack. */
export async function runCommand(command: (words: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    const foreseen = error instanceof Error && /^(Operator|CampaignFile)/.test(error.name);
    console.error(foreseen ? error.message : error);
    process.exitCode = foreseen ? 2 : 1;
  }
}
