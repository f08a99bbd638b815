import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

export const DEFAULT_CAMPAIGNS = 'campaigns/';

/** The app's inputs, each given as `-c name=value` or in cdk.json. */
const contextSchema = z.object({
  /** Folder of campaign files: which campaigns are deployed. */
  campaigns: z.string().min(1).default(DEFAULT_CAMPAIGNS),
  /** Addresses, separated by commas, at which signing in may end. */
  sites: z
    .string()
    .transform((text) => text.split(','))
    .optional(),
});
export type Context = z.infer<typeof contextSchema>;

/** @throws Error naming the input that is wrong, what it is, and how to give it */
export function readContext(app: App): Context {
  const given = Object.fromEntries(Object.keys(contextSchema.shape).map((key) => [key, app.node.tryGetContext(key)]));
  const parsed = contextSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const key = String(issue?.path[0]);
  throw new Error(
    `Context ${key} is ${JSON.stringify(given[key])}: ${issue?.message}. Give it as -c ${key}=… or in cdk.json.`,
  );
}
