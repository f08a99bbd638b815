import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { DIFFERENCES } from './differences.ts';

/** The part of jest's JSON that is looked at. */
const outcome = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** What there is to say of a run on another database, and whether it is as expected. */
export function report(file: string, database: string): { readonly asExpected: boolean; readonly lines: string[] } {
  const { testResults, numPassedTests, success } = outcome.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  const known = DIFFERENCES.filter(({ test, on }) => failed.includes(test) && database.startsWith(on));
  const unknown = failed.filter((name) => !known.some(({ test }) => test === name));
  // A file that could not be run has no results of tests.
  const broken = testResults.filter(({ assertionResults, message }) => assertionResults.length === 0 && message !== '');
  return {
    asExpected: unknown.length === 0 && broken.length === 0 && (success || known.length > 0),
    lines: [
      `${numPassedTests} tests find ${database} to be as the embedded engine is.`,
      ...known.map(({ test, what, judged }) => `Known difference: ${what} (${test}). Judged: ${judged}.`),
      ...unknown.map((name) => `NEW DIFFERENCE: ${name}`),
      ...broken.map(({ name, message }) => `COULD NOT BE RUN: ${name}: ${message.split('\n')[0]}`),
    ],
  };
}
