import type { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { LARGEST_ZOOM } from '../functions/core/tiles.ts';
import type { PublicAddress } from './constructs/edge.ts';
import type { ApiHost } from './constructs/participation-api.ts';
import { GLOBAL_REGION } from './edge-stack.ts';
import type { Identity } from './identity.ts';
import type { Tiles } from './tiles.ts';

export const DEFAULT_CAMPAIGNS = 'campaigns/';

const url = z.url({ protocol: /^https?$/ });
const yesOrNo = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]).default(false);
const certificate = (region: string) =>
  z.string().regex(new RegExp(`^arn:aws:acm:${region}:\\d{12}:certificate/\\S+$`));

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
  /** Where citizens find the platform; goes with `certificate`. Default: a name of CloudFront's. */
  domain: z.hostname().optional(),
  /** ARN of the domain's certificate, in us-east-1. */
  certificate: certificate(GLOBAL_REGION).optional(),
  /**
   * ARN of a certificate for `origin.` + domain, in the region of the stacks. With it the API answers at that host
   * alone, and no longer at the one that API Gateway gives it.
   */
  originCertificate: certificate('[a-z0-9-]+').optional(),
  /** ARN of a firewall's rules: an output of the stack that `waf` adds, or one's own. */
  webAcl: z
    .string()
    .regex(new RegExp(`^arn:aws:wafv2:${GLOBAL_REGION}:\\d{12}:global/webacl/\\S+$`))
    .optional(),
  /** Adds the stack of a firewall, which is in us-east-1. */
  waf: yesOrNo,
  /** What the site is called at the issuer. Default: `audience`. */
  siteClient: z.string().min(1).optional(),
  /** Origins, separated by commas, that the site speaks to while somebody signs in at the issuer. Default: the issuer's. */
  signInOrigins: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(url))
    .optional(),
  /** Where a map's pictures come from, with {z}, {x} and {y}; goes with `tilesAttribution`. Default: maps have no ground. */
  tiles: z.string().optional(),
  /** Whom the map owes its data. */
  tilesAttribution: z.string().min(1).optional(),
  /** How near they go. Default: 19. */
  tilesMaxZoom: z.coerce.number().optional(),
  /** An e-mail address that alarms write to. Default: none. */
  alarms: z.email().optional(),
  /** What a month may cost, in US dollars; goes with `alarms`. Default: no budget. */
  budget: z.coerce.number().positive().optional(),
});

export interface Context
  extends Pick<z.infer<typeof contextSchema>, 'campaigns' | 'sites' | 'webAcl' | 'alarms' | 'budget'> {
  readonly identity: Identity | undefined;
  readonly address: PublicAddress | undefined;
  readonly apiHost: ApiHost | undefined;
  readonly firewall: boolean;
  readonly tiles: Tiles | undefined;
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
  domain: 'give the host at which citizens find the platform, such as ideas.example.org',
  certificate: "give the ARN of the domain's certificate in us-east-1",
  originCertificate: 'give the ARN of a certificate for origin.<domain> in the region of the stacks',
  webAcl: 'give the ARN of a web ACL for CloudFront, which is in us-east-1',
  waf: 'write true or false',
  siteClient: 'give the client_id of the site at the issuer',
  signInOrigins: 'give origins, separated by commas, such as https://login.example.org',
  tiles: 'give the web address of pictures, such as https://tiles.example.org/{z}/{x}/{y}.png',
  tilesAttribution: 'give the words that are shown below the map',
  tilesMaxZoom: `give a whole number from 0 to ${LARGEST_ZOOM}`,
  alarms: 'give an e-mail address',
  budget: 'give a number of US dollars a month',
} as const satisfies Record<keyof typeof contextSchema.shape, string>;

/** @throws ContextError */
export function readContext(app: App): Context {
  const refused = (key: keyof typeof REMEDIES) => new ContextError(key, app.node.tryGetContext(key), REMEDIES[key]);
  const keys = contextSchema.keyof().options;
  const parsed = contextSchema.safeParse(Object.fromEntries(keys.map((key) => [key, app.node.tryGetContext(key)])));
  if (!parsed.success)
    throw refused(keys.find((key) => parsed.error.issues.some(({ path }) => path[0] === key)) ?? 'campaigns');
  const { campaigns, sites, webAcl, waf, issuer, audience, domain, originCertificate, alarms, budget } = parsed.data;
  type Key = keyof typeof REMEDIES;
  /** Both or neither: one alone is refused by naming the other. */
  const pair = (one: string | undefined, key: Key, other: string | undefined, otherKey: Key) => {
    if (one === undefined && other === undefined) return undefined;
    if (one === undefined) throw refused(key);
    if (other === undefined) throw refused(otherKey);
    return [one, other] as const;
  };
  const provider = pair(issuer, 'issuer', audience, 'audience');
  const address = pair(domain, 'domain', parsed.data.certificate, 'certificate');
  const tiles = pair(parsed.data.tiles, 'tiles', parsed.data.tilesAttribution, 'tilesAttribution');
  if (originCertificate !== undefined && domain === undefined) throw refused('domain');
  if (budget !== undefined && alarms === undefined) throw refused('alarms');
  return {
    campaigns,
    sites,
    webAcl,
    alarms,
    budget,
    identity: provider && {
      issuer: provider[0],
      audience: provider[1],
      client: parsed.data.siteClient,
      origins: parsed.data.signInOrigins,
    },
    address: address && { domain: address[0], certificate: address[1] },
    apiHost: originCertificate === undefined ? undefined : { name: `origin.${domain}`, certificate: originCertificate },
    firewall: waf,
    tiles: tiles && { url: tiles[0], attribution: tiles[1], maxZoom: parsed.data.tilesMaxZoom },
  };
}
