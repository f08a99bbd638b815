import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
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
  /** A host of its own, behind the public one. Default: the one that API Gateway gives it, which anyone may try. */
  readonly host?: ApiHost;
}

/** A host at which the API answers, and the ARN of its certificate in the API's own region. */
export interface ApiHost {
  readonly name: string;
  readonly certificate: string;
}

/**
 * The HTTP API: one route for each operation, so that each has its own scope, throttle and metrics. The authorizer
 * cannot tell an access token from an ID token, which is why every route that is not public demands a scope: only
 * access tokens have any.
 */
export class ParticipationApi extends Construct {
  readonly url: string;
  readonly host: string;
  /** All that answer behind it. */
  readonly functions: readonly HouseFunction[];
  /** One JSON line a request: `ACCESS_LOG_FIELDS`. */
  readonly accessLog: LogGroup;
  /** What the DNS entry of a host of its own has to lead to. */
  readonly target: string | undefined;

  constructor(scope: Construct, id: string, { operations, functions, identity, host }: ParticipationApiProps) {
    super(scope, id);
    this.functions = Object.values(functions);
    const api = new HttpApi(this, 'http', {
      apiName: 'reinventons',
      description: 'Proposals, ballots and tallies of all campaigns.',
      createDefaultStage: false,
      disableExecuteApiEndpoint: host !== undefined,
    });
    const authorizer = new HttpJwtAuthorizer('token', identity.issuer, { jwtAudience: [identity.audience] });
    const publicAccess = new HttpNoneAuthorizer();
    const integrations = {
      browse: integrate('browse', functions.browse),
      propose: integrate('propose', functions.propose),
      vote: integrate('vote', functions.vote),
      me: integrate('me', functions.me),
      moderate: integrate('moderate', functions.moderate),
      tiles: integrate('tiles', functions.tiles),
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

    this.accessLog = new LogGroup(this, 'access-log', {
      retention: LOG_RETENTION,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: READ_THROTTLE.rate, burstLimit: READ_THROTTLE.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
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
    if (host === undefined) {
      this.host = Fn.select(2, Fn.split('/', api.apiEndpoint));
    } else {
      const domainName = new DomainName(this, 'domain', {
        domainName: host.name,
        securityPolicy: SecurityPolicy.TLS_1_2,
        certificate: Certificate.fromCertificateArn(this, 'certificate', host.certificate),
      });
      new ApiMapping(this, 'mapping', { api, domainName, stage });
      this.host = host.name;
      this.target = domainName.regionalDomainName;
    }
    this.url = `https://${this.host}/`;
  }
}

/** One permission a function rather than one a route: the gateway's routes already say who gets where. */
function integrate(id: string, fn: HouseFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(id, fn, { scopePermissionToRoute: false });
}
