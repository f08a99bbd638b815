import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { dynamoDb } from './aws/dynamodb.ts';
import { lambda } from './aws/lambda.ts';
import type { AwsService } from './aws/request.ts';
import { s3 } from './aws/s3.ts';
import { secretsManager } from './aws/secrets-manager.ts';
import { startAwsServer } from './aws/server.ts';
import { sqs } from './aws/sqs.ts';
import { deployToBuckets, servesBucketDeployments } from './bucket-deployments.ts';
import { Buckets } from './buckets.ts';
import { VirtualClock } from './clock.ts';
import { readDistribution } from './distribution.ts';
import { createDynamicReferences } from './dynamic-references.ts';
import { startEngine } from './engine.ts';
import type { Delivery } from './events/event-source-mapping.ts';
import type { FiringInterceptor } from './events/schedules.ts';
import { createFailureDestinations } from './failure-destinations.ts';
import { Faults } from './faults.ts';
import { cannotRun, Functions } from './functions.ts';
import { readApi } from './gateway/routes.ts';
import { createGateway } from './gateway.ts';
import { createIssuer, ISSUER_PATH } from './issuer.ts';
import { issuerOptionsOf, triggerOf } from './issuer-options.ts';
import { parseObject, textAt } from './json.ts';
import { writeKeptFile } from './kept-file.ts';
import { labelsOf } from './labels.ts';
import { listen } from './listener.ts';
import { createLocalRoutes, LOCAL_PATH } from './local-routes.ts';
import { lockFolder } from './lock.ts';
import { Meter } from './meter.ts';
import { createPrincipals } from './principals.ts';
import { Queues } from './queues.ts';
import { Secrets } from './secrets.ts';
import { type Status, statusOf } from './status.ts';
import { ensureTable, type Table } from './tables.ts';
import { type Deployment, type Resource, readDeployment } from './template.ts';
import { wireEvents } from './wire-events.ts';

export interface PlatformOptions {
  /** Folder of a synthesized cloud assembly: manifest.json, templates, assets. */
  readonly assembly: string;
  /** 0: any free port. */
  readonly port: number;
  /** Keeps tables, checkpoints, buckets, secrets, the issuer's key; survives restarts. */
  readonly dataDir: string;
  /** Null: go on from what the data folder remembers. */
  readonly clock: { readonly now: Date; readonly speed: number } | null;
  /** One readable line a request. */
  readonly log: (line: string) => void;
  /** Most environments of one function; default 4. */
  readonly environments?: number;
  /** Whether the stage's throttles apply; default true. */
  readonly throttles?: boolean;
  /** Stands between a stream and its function, to inject faults. */
  readonly delivery?: Delivery;
  /** Stands between a schedule and its target, to inject faults. */
  readonly firing?: FiringInterceptor;
}

export interface Platform {
  readonly url: string;
  /** The API's own address, past the distribution; the same as `url` where there is none. */
  readonly originUrl: string;
  readonly clock: VirtualClock;
  readonly deployment: Deployment;
  /**
   * Runs a function and gives what it returned.
   * @param functionName its name, its ARN, or the last telling part of its construct path
   * @throws PlatformError when there is no such function, or it failed
   */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  status(): Promise<Status>;
  stop(): Promise<void>;
}

/** Thrown for a template that cannot be deployed, or a function that failed. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
}

const ENVIRONMENTS = 4;

/** Types of which only a part is run. */
const PARTLY_RUN: Readonly<Record<string, string>> = {
  'AWS::CloudFront::Distribution': 'its functions and headers are run; nothing is cached, no error page is fetched',
};

const describeNotRun = (deployment: Deployment): string[] => {
  const types = [...deployment.notRun].map(([type, count]) => (count === 1 ? type : `${type} ×${count}`));
  const functions = deployment.resources
    .filter((resource) => resource.type === 'AWS::Lambda::Function' && !servesBucketDeployments(resource, deployment))
    .flatMap((resource) => {
      const reason = cannotRun(resource, deployment);
      return reason === null ? [] : [`${resource.logicalId} (${reason})`];
    });
  const parts = Object.entries(PARTLY_RUN).flatMap(([type, what]) =>
    deployment.resources.some((resource) => resource.type === type) ? [`${type} (${what})`] : [],
  );
  return [...types, ...functions, ...parts];
};

/** @throws PlatformError when there is no such function, or it failed */
const invoke = async (functions: Functions, functionName: string, event: unknown): Promise<unknown> => {
  const found = functions.find(functionName);
  if (found === undefined) {
    throw new PlatformError(`No function ${functionName}; there are ${functions.labels().join(', ')}.`);
  }
  const result = await found.invoke(JSON.stringify(event) ?? 'null');
  if (result.functionError === null) return JSON.parse(result.payload);
  const described = parseObject(result.payload) ?? {};
  throw new PlatformError(
    `${found.label} failed: ${textAt(described, 'errorType')}: ${textAt(described, 'errorMessage')}`,
  );
};

/**
 * Deploys a cloud assembly to this machine and runs it.
 * @throws TemplateError, AssemblyError, ApiError, EngineError, DataFolderError, TableError, GatewayError, ClockError:
 * each says what is wrong and what to do
 */
export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const { log } = options;
  const dataDir = resolvePath(options.dataDir);
  await using started = new AsyncDisposableStack();

  started.defer(lockFolder(dataDir));
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const listener = await listen(options.port);
  started.defer(() => listener.stop());

  const deployment = readDeployment({
    assembly: options.assembly,
    url: listener.url,
    issuer: `${listener.url}${ISSUER_PATH}`,
  });
  const ofType = (...types: string[]): Resource[] =>
    deployment.resources.filter((resource) => types.includes(resource.type));
  const { region, account } = deployment;
  const notRun = describeNotRun(deployment);
  if (notRun.length > 0) log(`not run locally: ${notRun.join(', ')}`);

  // It stands still until everything runs, so that the platform starts at the very instant that was asked for.
  const clock = VirtualClock.open({
    file: join(dataDir, 'clock.json'),
    start: options.clock === null ? null : { now: options.clock.now.getTime(), speed: 0 },
  });
  started.defer(() => clock.close());

  const engine = await startEngine({ file: join(dataDir, 'tables.db'), region, onEnd: log });
  started.defer(() => engine.stop());
  const tableResources = ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  const tables: Table[] = [];
  for (const resource of tableResources) tables.push(await ensureTable(engine.client, resource));
  engine.indexStreams();

  const nameOf = (type: string): string[] => ofType(type).map((resource) => resource.name);
  const buckets = new Buckets(join(dataDir, 'buckets'), nameOf('AWS::S3::Bucket'));
  const queues = new Queues(join(dataDir, 'queues'), nameOf('AWS::SQS::Queue'));
  await deployToBuckets(deployment, buckets);
  const secrets = new Secrets(join(dataDir, 'secrets'), ofType('AWS::SecretsManager::Secret'));

  const principals = createPrincipals(deployment, log);
  for (const note of principals.notes) log(note);
  const putFailure = createFailureDestinations(buckets, queues);
  const resolveText = createDynamicReferences(secrets);
  const meter = new Meter();
  const faults = new Faults([...labelsOf(tableResources).values()]);
  const services = new Map<string, AwsService>([
    ['dynamodb', dynamoDb({ client: engine.client, meter, region, account, tables: tableResources, faults })],
    ['s3', s3(buckets)],
    ['secretsmanager', secretsManager({ secrets, region, account })],
    ['sqs', sqs({ queues, region, account })],
  ]);
  const aws = await startAwsServer({ principals: principals.byAccessKey, services, log });
  started.defer(() => aws.stop());
  // For commands of an operator, which speak to AWS's services as functions do.
  const access = join(dataDir, 'aws.json');
  const { accessKeyId } = principals.operator;
  writeKeptFile(access, JSON.stringify({ platform: listener.url, aws: aws.url, accessKeyId, region }));
  started.defer(() => rmSync(access, { force: true }));
  const functions = new Functions({
    deployment,
    dataDir,
    awsUrl: aws.url,
    accessKeyOf: (resource) => principals.accessKeyOf(resource),
    resolveText,
    maxEnvironments: options.environments ?? ENVIRONMENTS,
    putFailure: (destination, body, resource) =>
      putFailure({ destination, body, principal: principals.ofFunction(resource.arn) }),
    log,
  });
  started.defer(() => functions.stop());
  services.set('lambda', lambda(functions));

  const issuer = await createIssuer({
    ...issuerOptionsOf(deployment, listener.url, dataDir, log),
    claimsOf: triggerOf(deployment, (name, event) => invoke(functions, name, event)),
  });
  const [apiResource, ...furtherApis] = ofType('AWS::ApiGatewayV2::Api');
  if (furtherApis.length > 0) {
    throw new PlatformError(`The template has ${furtherApis.length + 1} HTTP APIs; one is run locally.`);
  }
  const api =
    apiResource === undefined
      ? { id: '', stage: '$default', routes: [], cors: null }
      : readApi(apiResource, deployment.resources, { region, account });
  for (const route of api.routes.filter((candidate) => !candidate.permitted)) {
    log(`route ${route.key} answers 500: no AWS::Lambda::Permission lets the API invoke ${route.functionArn}`);
  }

  const events = wireEvents({
    deployment,
    tables,
    streams: new DynamoDBStreamsClient({
      endpoint: engine.url,
      region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
    clock,
    functions,
    principals,
    putFailure,
    dataDir,
    delivery: options.delivery,
    firing: options.firing,
    log,
  });
  started.defer(() => events.stop());

  const throttles = options.throttles ?? true;
  const status = (): Promise<Status> =>
    statusOf({
      url: listener.url,
      clock,
      functions,
      events,
      meter,
      tables: tableResources,
      denied: principals.denied,
      queues,
      database: { kind: engine.kind, url: engine.url },
      throttles,
      notRun,
    });
  const local = createLocalRoutes({ clock, issuer, status, faults });
  const distribution = readDistribution(deployment, new URL(listener.url).host, resolveText, buckets);
  const gatewayOptions = {
    api,
    account,
    port: listener.port,
    issuer,
    distribution,
    now: () => clock.now(),
    throttles,
    functionOf: (arn: string) => functions.find(arn),
    log,
  };
  const gateway = createGateway(gatewayOptions);
  listener.open((request, response) =>
    (request.url ?? '').startsWith(LOCAL_PATH) ? local(request, response) : gateway(request, response),
  );
  // Behind a distribution the API has an address of its own, as on AWS: whoever finds it must get nowhere.
  const origin = distribution === null ? listener : await listen(0);
  if (origin !== listener) origin.open(createGateway({ ...gatewayOptions, port: origin.port, distribution: null }));
  // First of all at the end: no new requests while the rest stops.
  started.defer(async () => {
    await Promise.all([listener.stop(), origin.stop()]);
  });

  if (options.clock !== null) clock.set({ speed: options.clock.speed });
  functions.resume();
  events.start();
  const running = started.move();
  return {
    url: listener.url,
    originUrl: origin.url,
    clock,
    deployment,
    invoke: (functionName, event) => invoke(functions, functionName, event),
    status,
    stop: () => running.disposeAsync(),
  };
};
