import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Operation } from '../../functions/http/operations.ts';
import type { Identity } from '../identity.ts';
import { scopeName } from '../identity.ts';
import { ACCESS_LOG_FIELDS } from './access-log.ts';
import { acknowledge } from './acknowledge.ts';
import { type HouseFunction, LOG_RETENTION } from './house-function.ts';
import { READ_THROTTLE, throttleOf } from './throttles.ts';

export interface ParticipationApiProps {
  readonly operations: readonly (Operation & { readonly id: string })[];
  /** The function that answers, by the name the operations call it. */
  readonly functions: Readonly<Record<Operation['function'], HouseFunction>>;
  readonly identity: Identity;
}

/**
 * The HTTP API: one route for each operation, so that each has its own scope, throttle and metrics. The authorizer
 * cannot tell an access token from an ID token, which is why every route that is not public demands a scope: only
 * access tokens have any.
 */
export class ParticipationApi extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { operations, functions, identity }: ParticipationApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'http', {
      apiName: 'reinventons',
      description: 'Proposals, ballots and tallies of all campaigns.',
      createDefaultStage: false,
    });
    const authorizer = new HttpJwtAuthorizer('token', identity.issuer, { jwtAudience: [identity.audience] });
    const publicAccess = new HttpNoneAuthorizer();
    const integrations = {
      browse: integrate('browse', functions.browse),
      propose: integrate('propose', functions.propose),
      vote: integrate('vote', functions.vote),
    } satisfies Record<Operation['function'], HttpLambdaIntegration>;

    const routes = operations.flatMap((operation) => {
      const added = api.addRoutes({
        path: operation.path,
        methods: [HttpMethod[operation.method]],
        integration: integrations[operation.function],
        ...(operation.scope === null
          ? { authorizer: publicAccess }
          : { authorizer, authorizationScopes: [scopeName(operation.scope)] }),
      });
      if (operation.scope === null) {
        for (const route of added) {
          acknowledge(route, {
            'AwsSolutions-APIG4': 'Public by design: anyone may read, and the answer carries no personal state.',
          });
        }
      }
      return added;
    });

    const logGroup = new LogGroup(this, 'access-log', {
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: READ_THROTTLE.rate, burstLimit: READ_THROTTLE.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    });
    const cfnStage = stage.node.defaultChild;
    if (!(cfnStage instanceof CfnStage))
      throw new Error(`No CfnStage below ${stage.node.path}: the library has changed.`);
    cfnStage.routeSettings = Object.fromEntries(
      operations.map((operation) => {
        const { rate, burst } = throttleOf(operation);
        // CloudFormation passes this map on as it is, hence its own spelling.
        return [`${operation.method} ${operation.path}`, { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }];
      }),
    );
    // A stage cannot be told about a route that does not exist yet.
    stage.node.addDependency(...routes);
    this.url = stage.url;
  }
}

/** One permission a function rather than one a route: the gateway's routes already say who gets where. */
function integrate(id: string, fn: HouseFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(id, fn, { scopePermissionToRoute: false });
}
