import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readCampaigns } from '../../infra/campaigns.ts';
import { type ComposeOptions, compose, createApp, EDGE_STACK } from '../../infra/compose.ts';
import { SITE_FOLDER } from '../../infra/site-folder.ts';

export const FUNCTIONS = [
  'archive',
  'browse',
  'count-votes',
  'me',
  'moderate',
  'pack-lists',
  'propose',
  'recount',
  'switch-phase',
  'tiles',
  'vote',
];
export const LIEGE = readCampaigns('campaigns').map(({ campaign }) => campaign);

/** Bundles that do nothing: templates depend on their names alone. */
export function emptyBundles(): string {
  const bundles = join(tmpdir(), 'reinventons-empty-bundles');
  for (const name of FUNCTIONS) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.mjs'), `export const handler = () => '${name}';\n`);
  }
  mkdirSync(join(bundles, SITE_FOLDER, 'assets'), { recursive: true });
  writeFileSync(join(bundles, SITE_FOLDER, 'index.html'), '<!doctype html>');
  writeFileSync(join(bundles, SITE_FOLDER, 'assets', 'index-1.js'), '');
  return bundles;
}

/** Both templates, with Liège's campaign and bundles that do nothing, on the first of May 2017. */
export function composed(options: Partial<ComposeOptions> & { check?: boolean } = {}): {
  app: App;
  data: Template;
  application: Template;
  firewall: Template | undefined;
} {
  const { check = false, ...rest } = options;
  const app = createApp({ check });
  const stacks = compose(app, {
    campaigns: LIEGE,
    bundles: emptyBundles(),
    now: new Date('2017-05-01T00:00:00Z'),
    ...rest,
  });
  const firewall = app.node.tryFindChild(EDGE_STACK);
  return {
    app,
    data: Template.fromStack(stacks.data),
    application: Template.fromStack(stacks.application),
    firewall: firewall instanceof Stack ? Template.fromStack(firewall) : undefined,
  };
}

export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string[];
  /** JSON of any shape. */
  readonly Properties: ReturnType<Template['toJSON']>;
}

export function resources(template: Template, type?: string): [string, Resource][] {
  const all: [string, Resource][] = Object.entries(template.toJSON().Resources);
  return all.filter(([, resource]) => type === undefined || resource.Type === type);
}
