import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AppStack } from './app-stack.ts';
import { readCampaigns } from './campaigns.ts';
import { compose } from './compose.ts';
import type { PublicAddress } from './constructs/edge.ts';
import type { ApiHost } from './constructs/participation-api.ts';
import type { DataStack } from './data-stack.ts';
import type { Identity } from './identity.ts';
import type { Tiles } from './tiles.ts';

const BUILD = join(import.meta.dirname, 'build.ts');

export interface ParticipationPlatformProps {
  /** Folder with one JSON file a campaign, such as `campaigns/`. */
  readonly campaigns: string;
  /** Where citizens find the platform: a host, and the ARN of its certificate in us-east-1. Default: a name of CloudFront's. */
  readonly address?: PublicAddress;
  /** A host of the API's own, which closes the one that API Gateway gives it. Default: API Gateway's. */
  readonly apiHost?: ApiHost;
  /** An OpenID Connect issuer that vouches for citizens. Default: a Cognito user pool is made. */
  readonly identity?: Identity;
  /** Addresses at which the user pool's sign-in may end, besides the platform's own. Default: none. */
  readonly sites?: readonly string[];
  /** Where a map's pictures come from. Default: maps show places and names of districts on plain ground. */
  readonly tiles?: Tiles;
  /** ARN of a web ACL of CloudFront's. Default: none. */
  readonly webAcl?: string;
  /** Adds the stack of a firewall, in us-east-1. Default: false. */
  readonly firewall?: boolean;
  /** Account and region of the stacks. Default: those of the stage around it, or that the command line tool deploys to. */
  readonly env?: Environment;
  /** Folder of bundles that are built already, as `npm run build` makes them. Default: they are built now, in seconds. */
  readonly bundles?: string;
  /** Boundaries of phases up to this instant get no schedule. Default: the present. */
  readonly now?: Date;
}

/**
 * The whole platform in an app of your own: two stacks, one for what must never be lost and one for what can be
 * redeployed at any time. Give the construct an id and keep it: the names of the stacks begin with it.
 *
 * The functions are built when it is constructed; that asks for Node 24.
 *
 * @throws CampaignFileError naming all that is wrong with the campaign files
 */
export class ParticipationPlatform extends Construct {
  /** Tables, secrets, identities: retained, whatever happens to the stack. */
  readonly data: DataStack;
  /** Functions, API, distribution, schedules; its output `url` is where citizens go. */
  readonly application: AppStack;

  constructor(scope: Construct, id: string, props: ParticipationPlatformProps) {
    super(scope, id);
    // What the data stack exports cannot be taken away while the app stack uses it.
    this.node.setContext('@aws-cdk/core:defaultCrossStackReferences', 'strong');
    const { campaigns: folder, bundles, now = new Date(), ...options } = props;
    const campaigns = readCampaigns(resolve(folder)).map(({ campaign }) => campaign);
    const { data, application } = compose(this, {
      ...options,
      campaigns,
      bundles: bundles ?? build(folder),
      now,
      prefix: id,
    });
    this.data = data;
    this.application = application;
  }
}

/** Builds the functions in a process of its own, for a constructor cannot wait. */
function build(campaigns: string): string {
  const outdir = mkdtempSync(join(tmpdir(), 'reinventons-bundles-'));
  execFileSync(process.execPath, [BUILD, resolve(campaigns), outdir], { stdio: ['ignore', 'ignore', 'inherit'] });
  return outdir;
}
