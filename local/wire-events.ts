import { join } from 'node:path';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { VirtualClock } from './clock.ts';
import { type Delivery, EventSourceMapping, type MappingStatus } from './events/event-source-mapping.ts';
import type { InvocationResult } from './events/invocation.ts';
import { type FiringInterceptor, Schedules, type SchedulesStatus } from './events/schedules.ts';
import type { PutFailure } from './failure-destinations.ts';
import type { Functions } from './functions.ts';
import type { Principal } from './iam.ts';
import { objectAt, parseJson, textAt } from './json.ts';
import { labelsOf } from './labels.ts';
import type { Principals } from './principals.ts';
import type { Table } from './tables.ts';
import { type Deployment, type Resource, TemplateError } from './template.ts';

export interface EventsOptions {
  readonly deployment: Deployment;
  readonly tables: readonly Table[];
  readonly streams: DynamoDBStreamsClient;
  readonly clock: VirtualClock;
  readonly functions: Functions;
  readonly principals: Principals;
  readonly putFailure: PutFailure;
  readonly dataDir: string;
  readonly delivery: Delivery | undefined;
  readonly firing: FiringInterceptor | undefined;
  readonly log: (line: string) => void;
}

export interface Events {
  start(): void;
  stop(): Promise<void>;
  mappings(): Promise<readonly MappingStatus[]>;
  schedules(): SchedulesStatus;
}

/** What Lambda's poller does to a stream, on behalf of the function's role. */
const STREAM_ACTIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator'] as const;

const invokeFunction = async (functions: Functions, arn: string, event: unknown): Promise<InvocationResult> => {
  const found = functions.find(arn);
  if (found === undefined) throw new Error(`No function ${arn} runs here.`);
  const { requestId, functionError, payload } = await found.invoke(JSON.stringify(event));
  return { requestId, functionError, payload: parseJson(payload) };
};

const wireMapping = (mapping: Resource, options: EventsOptions) => {
  const { functions } = options;
  const streamArn = textAt(mapping.properties, 'EventSourceArn') ?? '';
  const table = options.tables.find(({ arn }) => streamArn.startsWith(`${arn}/stream/`));
  const invoked = functions.find(textAt(mapping.properties, 'FunctionName') ?? '');
  if (table?.streamArn === undefined || table.streamArn === null || invoked === undefined) {
    throw new TemplateError(
      `${mapping.logicalId}: maps ${streamArn} to ${textAt(mapping.properties, 'FunctionName')}; only streams of the ` +
        "template's tables to functions that run here are run locally.",
    );
  }
  const principal = options.principals.ofFunction(invoked.arn);
  const missing = STREAM_ACTIONS.filter((action) => principal?.may(`dynamodb:${action}`, streamArn) !== true);
  if (missing.length > 0) {
    throw new TemplateError(
      `${mapping.logicalId}: the role of ${invoked.label} lacks ${missing.map((action) => `dynamodb:${action}`).join(', ')} ` +
        `on ${streamArn}; AWS would refuse the mapping. Grant them (table.grantStreamRead).`,
    );
  }
  return new EventSourceMapping({
    name: mapping.logicalId,
    properties: mapping.properties,
    streamArn: table.streamArn,
    functionArn: invoked.arn,
    streams: options.streams,
    clock: options.clock,
    invoke: (event) => invokeFunction(functions, invoked.arn, event),
    putFailure: (failure) => options.putFailure({ ...failure, principal }),
    checkpointFile: join(options.dataDir, 'checkpoints', `${mapping.stack}-${mapping.logicalId}.json`),
    ...(options.delivery !== undefined && { delivery: options.delivery }),
    log: options.log,
  });
};

const scheduleType = (type: string): 'AWS::Scheduler::Schedule' | 'AWS::Events::Rule' =>
  type === 'AWS::Events::Rule' ? 'AWS::Events::Rule' : 'AWS::Scheduler::Schedule';

const wireSchedules = (resources: readonly Resource[], options: EventsOptions) => {
  const labels = labelsOf(resources);
  const guards = new Map<string, { principal: Principal; target: string }>();
  for (const resource of resources) {
    const target = objectAt(resource.properties, 'Target');
    if (resource.type !== 'AWS::Scheduler::Schedule') continue;
    const principal = options.principals.ofRole(textAt(target, 'RoleArn'), labels.get(resource) ?? resource.logicalId);
    const guard = { principal, target: textAt(target, 'Arn') ?? '' };
    guards.set(resource.logicalId, guard);
    guards.set(resource.name, guard);
  }
  return new Schedules({
    resources: resources.map(({ logicalId, type, properties }) => ({
      logicalId,
      type: scheduleType(type),
      properties,
    })),
    region: options.deployment.region,
    account: options.deployment.account,
    clock: options.clock,
    invoke: (targetArn, event) => invokeFunction(options.functions, targetArn, event),
    putDeadLetter: ({ queueArn, body, attributes }) => options.putFailure({ destination: queueArn, body, attributes }),
    functionRetries: (targetArn) => options.functions.retriesOf(targetArn),
    stateFile: join(options.dataDir, 'schedules.json'),
    firing: async (firing, fire) => {
      const guard = guards.get(firing.schedule);
      guard?.principal.require('lambda:InvokeFunction', guard.target);
      await (options.firing === undefined ? fire() : options.firing(firing, fire));
    },
    log: options.log,
  });
};

/**
 * The template's event source mappings and schedules, connected to its functions.
 * @throws TemplateError for a mapping that AWS would refuse or that cannot be run here
 */
export const wireEvents = (options: EventsOptions): Events => {
  const ofType = (...types: string[]): Resource[] =>
    options.deployment.resources.filter((resource) => types.includes(resource.type));
  const mappings = ofType('AWS::Lambda::EventSourceMapping').map((mapping) => wireMapping(mapping, options));
  const schedules = wireSchedules(ofType('AWS::Scheduler::Schedule', 'AWS::Events::Rule'), options);
  return {
    start: () => {
      for (const mapping of mappings) mapping.start();
      schedules.start();
    },
    stop: async () => {
      await Promise.all([schedules.stop(), ...mappings.map((mapping) => mapping.stop())]);
      options.streams.destroy();
    },
    mappings: () => Promise.all(mappings.map((mapping) => mapping.status())),
    schedules: () => schedules.status(),
  };
};
