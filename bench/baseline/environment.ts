import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What the runtime itself sets. */
const RUNTIME = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_LAMBDA_FUNCTION_NAME: 'measured',
};
const variables = z.looseObject({ Variables: z.record(z.string(), z.unknown()).optional() });
const template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Properties: z.looseObject({ Environment: variables.optional() }).optional() }),
  ),
});

/** Every variable that the templates give to some function, as far as it is a plain text. */
export function environmentOf(assembly: string): Readonly<Record<string, string>> {
  const given = readdirSync(assembly)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => template.parse(JSON.parse(readFileSync(join(assembly, file), 'utf8'))))
    .flatMap(({ Resources }) => Object.values(Resources))
    .flatMap(({ Properties }) => Object.entries(Properties?.Environment?.Variables ?? {}))
    .map(([name, value]) => [name, typeof value === 'string' ? value : 'unresolved']);
  return { ...Object.fromEntries(given), ...RUNTIME };
}
