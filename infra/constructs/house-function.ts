import { join } from 'node:path';
import { Duration, RemovalPolicy, type Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allow } from './allow.ts';
import type { DeadLetters } from './dead-letters.ts';

export const DEFAULT_MEMORY_MB = 1024;
export const DEFAULT_TIMEOUT = Duration.seconds(10);
export const LOG_RETENTION = RetentionDays.THREE_MONTHS;

export interface HouseFunctionProps {
  /** Folder that holds one folder a function, each with its finished bundle: what `buildFunctions` returns. */
  readonly bundles: string;
  /** What the function is for, as the Lambda console shows it. */
  readonly description: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** In MB; processor time grows with it, up to one whole processor at 1,769. Default: 1024. */
  readonly memory?: number;
  /** Default: 10 s. */
  readonly timeout?: Duration;
  /** Room for files on their way. Default: 512 MB, which cost nothing. */
  readonly storage?: Size;
  /**
   * Environments kept for this function alone, which are also the most that it can have. Default: none, for a new
   * account has too few to reserve any, and the gateway's throttles bound what is used.
   */
  readonly reserved?: number;
  /**
   * For a function that is invoked asynchronously: how often Lambda tries again, for how long, and where the event
   * goes in the end. Default: the function is only ever invoked synchronously, whose caller gets the error.
   */
  readonly asynchronous?: { readonly retries: number; readonly maxAge: Duration; readonly failures: DeadLetters };
}

/**
 * A function with the house defaults: Node 24 on arm64, one minified ESM bundle with the SDK inside, stack traces
 * that name the TypeScript line, 1024 MB, 10 s, no reserved concurrency, JSON logs kept for three months, X-Ray, and
 * a role that may write to its own log group and nothing else.
 *
 * Its id is the name of the function's folder, so that the template tells which bundle is which.
 */
export class HouseFunction extends LambdaFunction {
  readonly executionRole: Role;

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}-logs`, {
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    super(scope, id, {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundles, id)),
      handler: 'index.handler',
      role,
      memorySize: props.memory ?? DEFAULT_MEMORY_MB,
      timeout: props.timeout ?? DEFAULT_TIMEOUT,
      ephemeralStorageSize: props.storage,
      reservedConcurrentExecutions: props.reserved,
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps', POWERTOOLS_SERVICE_NAME: id },
    });
    this.executionRole = role;
    allow(this, ['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'X-Ray takes segments for the account as a whole: xray:PutTraceSegments and xray:PutTelemetryRecords have no resource to name.',
    });
    if (props.asynchronous === undefined) {
      acknowledge(this, {
        'Serverless-LambdaDLQ': 'Only invoked synchronously: the caller gets the error, there is no event to keep.',
      });
    } else {
      const { retries, maxAge, failures } = props.asynchronous;
      allow(this, ['sqs:SendMessage'], failures.queueArn);
      this.configureAsyncInvoke({
        retryAttempts: retries,
        maxEventAge: maxAge,
        onFailure: { bind: () => ({ destination: failures.queueArn }) },
      });
      acknowledge(this, {
        'Serverless-LambdaDLQ':
          'An on-failure destination keeps the event together with its error; a queue of the function itself would keep it twice.',
      });
    }
  }
}
