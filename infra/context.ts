import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

export const DEFAULT_CAMPAIGNS = 'campaigns/';

const url = z.url({ protocol: /^https?$/ });

/** The app's inputs, each given as `-c name=value` or in cdk.json. */
const contextSchema = z.object({
  /** Folder of campaign files: which campaigns are deployed. */
  campaigns: z.string().min(1).default(DEFAULT_CAMPAIGNS),
  /** Addresses, separated by commas, at which signing in may end. */
  sites: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(url))
    .optional(),
});
export type Context = z.infer<typeof contextSchema>;

/** Thrown when an input of the app cannot be used; the message names it, shows it and says how to give it. */
export class ContextError extends Error {
  override readonly name = 'ContextError';
}

/** @throws ContextError */
export function readContext(app: App): Context {
  const given = Object.fromEntries(Object.keys(contextSchema.shape).map((key) => [key, app.node.tryGetContext(key)]));
  const parsed = contextSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [key] = parsed.error.issues.map(({ path }) => String(path[0]));
  throw new ContextError(
    `Context ${key} is ${JSON.stringify(given[key ?? ''])}, which is not ${key === 'sites' ? 'a list of web addresses, separated by commas' : 'the name of a folder'}: give it as -c ${key}=… or in cdk.json.`,
  );
}
