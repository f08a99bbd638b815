import type { App } from 'aws-cdk-lib';
import * as z from 'zod';
import type { Identity } from './identity.ts';

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
  /** An OpenID Connect issuer that vouches for citizens in the user pool's place; goes with `audience`. */
  issuer: url.optional(),
  /** What the issuer's access tokens are meant for. */
  audience: z.string().min(1).optional(),
});

export interface Context extends Pick<z.infer<typeof contextSchema>, 'campaigns' | 'sites'> {
  readonly identity: Identity | undefined;
}

/** Thrown when an input of the app cannot be used; the message names it, shows it and says how to give it. */
export class ContextError extends Error {
  override readonly name = 'ContextError';

  constructor(key: string, given: unknown, remedy: string) {
    super(`Context ${key} is ${JSON.stringify(given) ?? 'missing'}: ${remedy}, as -c ${key}=… or in cdk.json.`);
  }
}

const REMEDIES = {
  campaigns: 'name a folder',
  sites: 'give web addresses, separated by commas',
  issuer: 'give the web address that stands in the tokens as iss',
  audience: 'give the aud of access tokens, or their client_id where they have no aud',
} as const satisfies Record<keyof typeof contextSchema.shape, string>;

/** @throws ContextError */
export function readContext(app: App): Context {
  const refused = (key: keyof typeof REMEDIES) => new ContextError(key, app.node.tryGetContext(key), REMEDIES[key]);
  const keys = contextSchema.keyof().options;
  const parsed = contextSchema.safeParse(Object.fromEntries(keys.map((key) => [key, app.node.tryGetContext(key)])));
  if (!parsed.success)
    throw refused(keys.find((key) => parsed.error.issues.some(({ path }) => path[0] === key)) ?? 'campaigns');
  const { campaigns, sites, issuer, audience } = parsed.data;
  if (issuer === undefined && audience === undefined) return { campaigns, sites, identity: undefined };
  if (issuer === undefined) throw refused('issuer');
  if (audience === undefined) throw refused('audience');
  return { campaigns, sites, identity: { issuer, audience } };
}
