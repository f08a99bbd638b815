import { App, AssetStaging, type Environment, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import type { Campaign } from '../functions/core/campaign.ts';
import { AppStack, type AppStackProps } from './app-stack.ts';
import { DEFAULT_SITES } from './constructs/user-directory.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack, GLOBAL_REGION } from './edge-stack.ts';
import type { Identity } from './identity.ts';

export const DATA_STACK = 'reinventons-data';
export const APP_STACK = 'reinventons-app';
export const EDGE_STACK = 'reinventons-edge';

export interface AppOptions {
  /** Folder of the cloud assembly. Default: the one that the command line tool names, or a temporary one. */
  readonly outdir?: string;
  /**
   * Whether the library's own validation and the rule packs look at everything when the app is synthesized; a finding
   * that nobody explains makes it fail. It takes longer than all the rest.
   */
  readonly check: boolean;
}

/**
 * An app for any account and region. What the command line tool sets by default is set here as well, so that a
 * template made in process is the one that `cdk deploy` ships.
 */
export function createApp({ outdir, check }: AppOptions): App {
  // The library remembers what it has staged in this process, also where that has been removed since.
  AssetStaging.clearAssetHashCache();
  const app = new App({
    outdir,
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: check,
    context: {
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
      // What the data stack exports cannot be taken away while the app stack uses it.
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    },
  });
  if (check) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
}

export interface ComposeOptions
  extends Pick<AppStackProps, 'address' | 'apiHost' | 'webAcl' | 'tiles' | 'alarms' | 'budget'> {
  readonly campaigns: readonly Campaign[];
  /** Folder with one finished bundle a function. */
  readonly bundles: string;
  /** Boundaries up to this instant get no schedule. */
  readonly now: Date;
  /** Vouches for citizens in the user pool's place. Default: a user pool is made. */
  readonly identity?: Identity;
  /** Addresses at which the user pool's sign-in may end. */
  readonly sites?: readonly string[];
  /** Adds the stack of a firewall. Default: none. */
  readonly firewall?: boolean;
  /** What the names of the stacks begin with. Default: reinventons. */
  readonly prefix?: string;
  /** Account and region of the stacks. Default: those that the command line tool deploys to. */
  readonly env?: Environment;
}

/** Adds the whole system to an app, or to a part of one. */
export function compose(scope: Construct, options: ComposeOptions): { data: DataStack; application: AppStack } {
  const { campaigns, bundles, now, identity, sites, firewall, env, prefix } = options;
  const { address, apiHost, webAcl, tiles, alarms, budget } = options;
  const stackName = (part: string) => (prefix === undefined ? undefined : `${prefix}-${part}`);
  const data = new DataStack(scope, DATA_STACK, {
    description: 'Reinventons: what must never be lost',
    terminationProtection: true,
    stackName: stackName('data'),
    env,
    campaigns,
    identity,
    sites: [...(sites ?? DEFAULT_SITES), ...(address === undefined ? [] : [`https://${address.domain}/`])],
  });
  const application = new AppStack(scope, APP_STACK, {
    description: 'Reinventons: what can be redeployed at any time',
    stackName: stackName('app'),
    env,
    data,
    campaigns,
    bundles,
    now,
    address,
    apiHost,
    webAcl,
    tiles,
    alarms,
    budget,
  });
  if (firewall) {
    new EdgeStack(scope, EDGE_STACK, {
      description: 'Reinventons: the firewall of the distribution, which has to be in this region',
      stackName: stackName('edge'),
      env: { ...env, region: GLOBAL_REGION },
      campaigns,
    });
  }
  return { data, application };
}
