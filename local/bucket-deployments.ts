import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { BUCKET_DEPLOYMENT } from './bucket-deployment-type.ts';
import type { Buckets } from './buckets.ts';
import { display, isObject, type JsonObject, objectAt, textAt, textsAt } from './json.ts';
import { type Deployment, type Resource, TemplateError } from './template.ts';
import { wildcard } from './wildcard.ts';

/** What the command line tool that copies them makes of a file's name, as far as sites have such files. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

/** Everything, less what is excluded, and of that again what is included. */
const selector = (properties: JsonObject): ((name: string) => boolean) => {
  const excluded = textsAt(properties, 'Exclude').map((pattern) => wildcard(pattern));
  const included = textsAt(properties, 'Include').map((pattern) => wildcard(pattern));
  const matches = (patterns: readonly RegExp[], name: string) => patterns.some((pattern) => pattern.test(name));
  return (name) => !matches(excluded, name) || matches(included, name);
};

const headersOf = (name: string, properties: JsonObject): Record<string, string> => {
  const given = Object.entries(objectAt(properties, 'SystemMetadata')).map(([key, value]) => [
    key.toLowerCase(),
    display(value),
  ]);
  return { 'content-type': MEDIA_TYPES[extname(name)] ?? 'binary/octet-stream', ...Object.fromEntries(given) };
};

const deploy = async (resource: Resource, assets: Deployment['assets'], buckets: Buckets): Promise<void> => {
  const { properties } = resource;
  const bucket = textAt(properties, 'DestinationBucketName') ?? '';
  if (!buckets.has(bucket)) throw new TemplateError(`${resource.logicalId}: the template has no bucket ${bucket}.`);
  const prefix = (textAt(properties, 'DestinationBucketKeyPrefix') ?? '').replace(/(?<=[^/])$/, '/');
  const selected = selector(properties);
  const kept = new Set<string>();
  for (const key of textsAt(properties, 'SourceObjectKeys')) {
    const folder = assets.get(key);
    if (folder === undefined) throw new TemplateError(`${resource.logicalId}: asset ${key} is not in the assembly.`);
    for (const name of filesOf(folder).filter(selected)) {
      kept.add(`${prefix}${name}`);
      await buckets.put(bucket, `${prefix}${name}`, await readFile(join(folder, name)), headersOf(name, properties));
    }
  }
  if (properties.Prune === false) return;
  for (const { key } of await buckets.list(bucket, prefix)) {
    if (selected(key.slice(prefix.length)) && !kept.has(key)) await buckets.delete(bucket, key);
  }
};

/**
 * Copies the assets that the template's deployments name into their buckets, in the template's order.
 * @throws TemplateError for a bucket or an asset that is not there
 */
export const deployToBuckets = async ({ resources, assets }: Deployment, buckets: Buckets): Promise<void> => {
  for (const resource of resources) {
    if (resource.type === BUCKET_DEPLOYMENT) await deploy(resource, assets, buckets);
  }
};

/** Whether a function only serves deployments into buckets, which are done here without it. */
export const servesBucketDeployments = (resource: Resource, { resources }: Deployment): boolean =>
  resources.some(
    ({ type, properties }) =>
      type === BUCKET_DEPLOYMENT && isObject(properties) && textAt(properties, 'ServiceToken') === resource.arn,
  );
