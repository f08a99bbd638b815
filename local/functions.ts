import { join } from 'node:path';
import type { FunctionDefinition } from './environment.ts';
import { type FunctionResult, type FunctionStatus, LocalFunction } from './function.ts';
import { display, listAt, numberAt, objectAt, textAt } from './json.ts';
import { labelsOf } from './labels.ts';
import { Later } from './later.ts';
import type { Deployment, Resource } from './template.ts';

export interface FunctionsOptions {
  readonly deployment: Deployment;
  readonly dataDir: string;
  /** The endpoint of all AWS services. */
  readonly awsUrl: string;
  /** Access key by function, which tells the callers apart. */
  readonly accessKeyOf: (resource: Resource) => string;
  /** Replaces dynamic references, which stand for secrets. */
  readonly resolveText: (text: string) => string;
  /** Most environments of one function. */
  readonly maxEnvironments: number;
  /** Takes what an asynchronous invocation gave up on. */
  readonly putFailure: (destinationArn: string, body: string, resource: Resource) => Promise<void>;
  readonly log: (line: string) => void;
}

export interface InvokableFunction {
  readonly label: string;
  readonly arn: string;
  readonly invoke: (payload: string, requestId?: string) => Promise<FunctionResult>;
  /** Accepts an asynchronous invocation; resolves with its request id once it is kept. */
  readonly invokeLater: (payload: string) => Promise<string>;
}

const DEFAULT_TIMEOUT = 3;
const DEFAULT_MEMORY = 128;
const DEFAULT_RETRIES = 2;

const variablesOf = (resource: Resource, folder: string, options: FunctionsOptions): Record<string, string> => {
  const { region } = options.deployment;
  const own = Object.entries(objectAt(objectAt(resource.properties, 'Environment'), 'Variables'));
  const nowhere = join(folder, '.none');
  return {
    PATH: process.env.PATH ?? '',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: options.accessKeyOf(resource),
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: options.awsUrl,
    // Profiles of the person who runs this are none of the function's business.
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: resource.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: textAt(resource.properties, 'MemorySize') ?? String(DEFAULT_MEMORY),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${resource.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: textAt(resource.properties, 'Handler') ?? '',
    ...Object.fromEntries(own.map(([name, value]) => [name, options.resolveText(display(value))])),
  };
};

/** Why a function cannot be run here; null if it can. */
export const cannotRun = (resource: Resource, deployment: Deployment): string | null => {
  const { properties } = resource;
  const key = textAt(objectAt(properties, 'Code'), 'S3Key');
  if (!(textAt(properties, 'Runtime') ?? '').startsWith('nodejs')) return `runtime ${textAt(properties, 'Runtime')}`;
  if (key === undefined) return 'code that is not an asset';
  if (listAt(properties, 'Layers').length > 0) return 'layers';
  return deployment.assets.has(key) ? null : `asset ${key} is not in the assembly`;
};

const define = (resource: Resource, label: string, options: FunctionsOptions): FunctionDefinition => {
  const { properties } = resource;
  const folder = options.deployment.assets.get(textAt(objectAt(properties, 'Code'), 'S3Key') ?? '') ?? '';
  const reserved = numberAt(properties, 'ReservedConcurrentExecutions') ?? options.maxEnvironments;
  return {
    name: resource.name,
    label,
    arn: resource.arn,
    folder,
    handler: textAt(properties, 'Handler') ?? 'index.handler',
    variables: variablesOf(resource, folder, options),
    timeout: (numberAt(properties, 'Timeout') ?? DEFAULT_TIMEOUT) * 1_000,
    memorySize: numberAt(properties, 'MemorySize') ?? DEFAULT_MEMORY,
    logGroup: `/aws/lambda/${resource.name}`,
    logFile: join(options.dataDir, 'logs', `${label}.log`),
    maxEnvironments: Math.min(reserved, options.maxEnvironments),
  };
};

/** All functions of the template. */
export class Functions {
  readonly #functions = new Map<string, { resource: Resource; local: LocalFunction; later: Later }>();
  readonly #labels = new Map<string, string>();
  readonly #retries = new Map<string, number>();
  readonly #deployment: Deployment;

  constructor(options: FunctionsOptions) {
    this.#deployment = options.deployment;
    const resources = options.deployment.resources.filter((resource) => resource.type === 'AWS::Lambda::Function');
    const configs = options.deployment.resources.filter(
      (resource) => resource.type === 'AWS::Lambda::EventInvokeConfig',
    );
    for (const [resource, label] of labelsOf(resources)) {
      if (cannotRun(resource, options.deployment) !== null) continue;
      const local = new LocalFunction(define(resource, label, options));
      const config = configs.find(
        (candidate) => textAt(candidate.properties, 'FunctionName') === resource.name,
      )?.properties;
      const destination =
        textAt(objectAt(objectAt(config, 'DestinationConfig'), 'OnFailure'), 'Destination') ??
        textAt(objectAt(resource.properties, 'DeadLetterConfig'), 'TargetArn');
      const retries = numberAt(config, 'MaximumRetryAttempts') ?? DEFAULT_RETRIES;
      this.#retries.set(resource.arn, retries);
      const later = new Later({
        folder: join(options.dataDir, 'invocations', resource.name),
        retries,
        invoke: (payload, requestId) => local.invoke(payload, requestId),
        giveUp: async (payload, result) => {
          options.log(
            `${label}: gave up on asynchronous invocation ${result.requestId}: ${result.payload.slice(0, 300)}`,
          );
          if (destination !== undefined) await options.putFailure(destination, payload, resource);
        },
        log: options.log,
      });
      this.#functions.set(resource.name, { resource, local, later });
      this.#labels.set(label, resource.name);
    }
  }

  arnOf(name: string): string {
    if (name.startsWith('arn:')) return name;
    return `arn:aws:lambda:${this.#deployment.region}:${this.#deployment.account}:function:${name}`;
  }

  /** By name, by ARN (with or without a version or alias), or by the short name. */
  find(nameOrArn: string): InvokableFunction | undefined {
    const parts = nameOrArn.split(':');
    const name = (nameOrArn.startsWith('arn:') ? parts[6] : parts[0]) ?? '';
    const found = this.#functions.get(name) ?? this.#functions.get(this.#labels.get(name) ?? '');
    if (found === undefined) return undefined;
    const { local, later } = found;
    return {
      label: local.definition.label,
      arn: local.arn,
      invoke: (payload, requestId) => local.invoke(payload, requestId),
      invokeLater: async (payload) => later.accept(payload),
    };
  }

  labels(): readonly string[] {
    return [...this.#labels.keys()];
  }

  /** How often Lambda retries a failed asynchronous invocation. */
  retriesOf(nameOrArn: string): number {
    return this.#retries.get(this.find(nameOrArn)?.arn ?? '') ?? DEFAULT_RETRIES;
  }

  resume(): void {
    for (const { later } of this.#functions.values()) later.resume();
  }

  status(): readonly (FunctionStatus & { readonly asynchronous: number })[] {
    return [...this.#functions.values()].map(({ local, later }) => ({
      ...local.status(),
      asynchronous: later.pending,
    }));
  }

  async stop(): Promise<void> {
    const all = [...this.#functions.values()];
    await Promise.all(all.map(({ local, later }) => Promise.all([later.stop(), local.stop()])));
  }
}
