import { display, type Json, type JsonObject, objectAt, textAt } from './json.ts';
import { readAssembly, type SourceResource, type SourceStack } from './template/assembly.ts';
import { type AttributeContext, rulesOf, TYPES } from './template/attributes.ts';
import { resolve, resolveObject, type Scope, TemplateError } from './template/intrinsics.ts';

export { AssemblyError } from './template/assembly.ts';
export { TemplateError } from './template/intrinsics.ts';

/** A resource as it would be deployed: every intrinsic replaced by its value. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` gives. */
  readonly ref: string;
  /** The physical name. */
  readonly name: string;
  /** Empty for resources that have none. */
  readonly arn: string;
  /** Construct path below the stack, such as `vote/Resource`. */
  readonly path: string;
  readonly properties: JsonObject;
}

export interface Deployment {
  readonly region: string;
  readonly account: string;
  /** In the order of deployment: a stack comes after those that it depends on. */
  readonly resources: readonly Resource[];
  /** Types that this platform does not run, with the number of resources of each. */
  readonly notRun: ReadonlyMap<string, number>;
  /** Folders of the assets by object key. */
  readonly assets: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, Json>;
}

export interface DeploymentOptions {
  readonly assembly: string;
  readonly url: string;
  readonly issuer: string;
  /** For stacks that name none. */
  readonly region?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const ACCOUNT = '000000000000';
const REGION = 'eu-central-1';

/** Everything that can be asked of one stack, computed when it is first needed. */
const openStack = (
  stack: SourceStack,
  options: DeploymentOptions,
  importValue: (name: string) => Json | undefined,
): { scope: Scope; contextOf: (resource: SourceResource) => AttributeContext } => {
  const region = stack.region ?? options.region ?? REGION;
  const account = stack.account ?? ACCOUNT;
  const pseudo: Readonly<Record<string, Json>> = {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`,
    'AWS::NotificationARNs': [],
  };
  const byId = new Map(stack.resources.map((resource) => [resource.logicalId, resource]));
  const parameters = objectAt(stack.template, 'Parameters');
  const contexts = new Map<string, AttributeContext>();

  const contextOf = (resource: SourceResource): AttributeContext => {
    const known = contexts.get(resource.logicalId);
    if (known !== undefined) return known;
    const rules = rulesOf(resource.type);
    const given = rules.nameProperty === undefined ? undefined : resource.properties[rules.nameProperty];
    const name =
      given === undefined ? `${stack.name}-${resource.logicalId}` : resolve(given, scope, resource.logicalId);
    const context = {
      stack: stack.name,
      logicalId: resource.logicalId,
      name: rules.lowerCase === true ? display(name).toLowerCase() : display(name),
      region,
      account,
      url: options.url,
      issuer: options.issuer,
    };
    contexts.set(resource.logicalId, context);
    return context;
  };

  const scope: Scope = {
    ref: (id) => {
      const resource = byId.get(id);
      if (resource !== undefined) {
        // Few types compute their reference from other properties (a version from its function's name).
        const lazy = ['FunctionName', 'Name'].filter((key) => resource.properties[key] !== undefined);
        const properties = Object.fromEntries(
          lazy.map((key) => [key, resolve(resource.properties[key] ?? null, scope, id)] as const),
        );
        return rulesOf(resource.type).ref(contextOf(resource), properties);
      }
      return pseudo[id] ?? options.parameters?.[id] ?? objectAt(parameters, id).Default;
    },
    attribute: (logicalId, attribute) => {
      const resource = byId.get(logicalId);
      if (resource === undefined) return undefined;
      const rule = rulesOf(resource.type).attributes[attribute];
      if (rule !== undefined) return rule(contextOf(resource));
      // A resource that is not run has no attributes; its neighbours may still mention them.
      return TYPES[resource.type] === undefined ? `${logicalId}.${attribute}` : undefined;
    },
    condition: (name) => {
      const condition = objectAt(stack.template, 'Conditions')[name];
      return condition === undefined ? undefined : resolve(condition, scope, `condition ${name}`) === true;
    },
    importValue,
    mapping: (map, first, second) => objectAt(objectAt(objectAt(stack.template, 'Mappings'), map), first)[second],
  };
  return { scope, contextOf };
};

/**
 * Reads a cloud assembly and resolves its resources, all stacks together.
 * @throws AssemblyError when the folder is not an assembly
 * @throws TemplateError for an intrinsic that cannot be resolved, naming the logical id
 */
export const readDeployment = (options: DeploymentOptions): Deployment => {
  const { stacks, assets } = readAssembly(options.assembly);
  if (stacks.length === 0)
    throw new TemplateError(`${options.assembly} has no stack: synthesize an app with at least one.`);
  const exports = new Map<string, () => Json>();
  const importValue = (name: string): Json | undefined => exports.get(name)?.();
  const opened = stacks.map((stack) => ({ stack, ...openStack(stack, options, importValue) }));

  for (const { stack, scope } of opened) {
    for (const [id, output] of Object.entries(objectAt(stack.template, 'Outputs'))) {
      const name = objectAt(output, 'Export').Name;
      const value = objectAt(stack.template, 'Outputs')[id];
      if (name === undefined) continue;
      const exported = resolve(name, scope, `output ${id}`);
      exports.set(display(exported), () => resolve(outputValue(value), scope, `output ${id}`));
    }
  }

  const resources: Resource[] = [];
  const notRun = new Map<string, number>();
  const outputs = new Map<string, Json>();
  for (const { stack, scope, contextOf } of opened) {
    for (const source of stack.resources) {
      if (source.condition !== undefined && scope.condition(source.condition) !== true) continue;
      const rules = TYPES[source.type];
      if (rules === undefined) {
        notRun.set(source.type, (notRun.get(source.type) ?? 0) + 1);
        continue;
      }
      const context = contextOf(source);
      resources.push({
        stack: stack.name,
        logicalId: source.logicalId,
        type: source.type,
        ref: display(scope.ref(source.logicalId)),
        name: context.name,
        arn: display(rules.attributes.Arn?.(context) ?? ''),
        path: source.path,
        properties: resolveObject(source.properties, scope, source.logicalId),
      });
    }
    for (const [id, output] of Object.entries(objectAt(stack.template, 'Outputs'))) {
      const condition = textAt(output, 'Condition');
      if (condition !== undefined && scope.condition(condition) !== true) continue;
      outputs.set(`${stack.name}.${id}`, resolve(outputValue(output), scope, `output ${id}`));
    }
  }
  return {
    region: stacks[0]?.region ?? options.region ?? REGION,
    account: stacks[0]?.account ?? ACCOUNT,
    resources,
    notRun,
    assets,
    outputs,
  };
};

const outputValue = (output: Json | undefined): Json =>
  typeof output === 'object' && output !== null && 'Value' in output ? (output.Value ?? null) : null;
