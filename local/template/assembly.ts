import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject, listAt, objectAt, parseJson, textAt } from '../json.ts';

/** A resource as the template writes it, its intrinsics unresolved. */
export interface SourceResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly condition: string | undefined;
  /** Construct path without the stack, such as `api/vote/Resource`; the logical id when the assembly does not say. */
  readonly path: string;
}

export interface SourceStack {
  readonly name: string;
  /** From the manifest's environment; undefined when the stack can go anywhere. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly resources: readonly SourceResource[];
  readonly template: JsonObject;
}

/** The stacks of a cloud assembly, each after those it depends on, and the folders of its assets. */
export interface Assembly {
  readonly stacks: readonly SourceStack[];
  /** By object key, such as `3c35….zip`, which is how a function names its code. */
  readonly assets: ReadonlyMap<string, string>;
}

export class AssemblyError extends Error {
  override readonly name = 'AssemblyError';
}

const readObject = (file: string): JsonObject => {
  if (!existsSync(file)) {
    throw new AssemblyError(`No file ${file}: synthesize the app first (npm run synth), or name its output folder.`);
  }
  const value = parseJson(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new AssemblyError(`${file} holds ${JSON.stringify(value)}, not a JSON object.`);
  return value;
};

const logicalIdsToPaths = (folder: string, artifact: JsonObject): ReadonlyMap<string, string> => {
  const file = textAt(artifact, 'additionalMetadataFile');
  const metadata: JsonObject = {
    ...objectAt(artifact, 'metadata'),
    ...(file === undefined ? {} : readObject(join(folder, file))),
  };
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(metadata)) {
    if (!Array.isArray(entries)) continue;
    for (const entry of entries) {
      const logicalId = textAt(entry, 'data');
      if (textAt(entry, 'type') === 'aws:cdk:logicalId' && logicalId !== undefined) {
        paths.set(logicalId, path.split('/').slice(2).join('/'));
      }
    }
  }
  return paths;
};

const readStack = (folder: string, id: string, artifact: JsonObject): SourceStack => {
  const properties = objectAt(artifact, 'properties');
  const template = readObject(join(folder, textAt(properties, 'templateFile') ?? `${id}.template.json`));
  const [account, region] = (textAt(artifact, 'environment') ?? '').replace('aws://', '').split('/');
  const paths = logicalIdsToPaths(folder, artifact);
  const resources = Object.entries(objectAt(template, 'Resources')).map(([logicalId, resource]) => {
    const fromTemplate = textAt(objectAt(resource, 'Metadata'), 'aws:cdk:path')?.split('/').slice(1).join('/');
    return {
      logicalId,
      type: textAt(resource, 'Type') ?? '',
      properties: objectAt(resource, 'Properties'),
      condition: textAt(resource, 'Condition'),
      path: fromTemplate ?? paths.get(logicalId) ?? logicalId,
    };
  });
  return {
    name: textAt(properties, 'stackName') ?? id,
    region: region?.startsWith('unknown') ? undefined : region,
    account: account?.startsWith('unknown') ? undefined : account,
    resources,
    template,
  };
};

const readAssets = (folder: string, artifact: JsonObject, assets: Map<string, string>): void => {
  const file = textAt(objectAt(artifact, 'properties'), 'file');
  if (file === undefined) return;
  for (const entry of Object.values(objectAt(readObject(join(folder, file)), 'files'))) {
    const path = textAt(objectAt(entry, 'source'), 'path');
    if (path === undefined) continue;
    for (const destination of Object.values(objectAt(entry, 'destinations'))) {
      const key = textAt(destination, 'objectKey');
      if (key !== undefined) assets.set(key, join(folder, path));
    }
  }
};

/** Dependencies first, otherwise in the manifest's order. */
const inOrder = (ids: readonly string[], dependencies: (id: string) => readonly Json[]): string[] => {
  const done = new Set<string>();
  const visit = (id: string): void => {
    if (done.has(id) || !ids.includes(id)) return;
    done.add(id);
    for (const dependency of dependencies(id)) if (typeof dependency === 'string') visit(dependency);
    order.push(id);
  };
  const order: string[] = [];
  for (const id of ids) visit(id);
  return order;
};

/**
 * Reads a synthesized cloud assembly and those nested in it (a CDK `Stage` makes one).
 * @throws AssemblyError when a file is missing or not what the manifest promises
 */
export const readAssembly = (folder: string): Assembly => {
  const artifacts = objectAt(readObject(join(folder, 'manifest.json')), 'artifacts');
  const stacks: SourceStack[] = [];
  const assets = new Map<string, string>();
  for (const id of inOrder(Object.keys(artifacts), (artifact) => listAt(artifacts[artifact], 'dependencies'))) {
    const artifact = objectAt(artifacts, id);
    const type = textAt(artifact, 'type');
    if (type === 'aws:cloudformation:stack') stacks.push(readStack(folder, id, artifact));
    if (type === 'cdk:asset-manifest') readAssets(folder, artifact, assets);
    if (type === 'cdk:cloud-assembly') {
      const nested = readAssembly(join(folder, textAt(objectAt(artifact, 'properties'), 'directoryName') ?? id));
      stacks.push(...nested.stacks);
      for (const [key, path] of nested.assets) assets.set(key, path);
    }
  }
  return { stacks, assets };
};
