import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { EDGE_HEADER, EDGE_SECRET, PUBLIC_HOST_HEADER } from '../../functions/http/edge.ts';
import { acknowledge } from './acknowledge.ts';
import { type EarlyRefusalsProps, earlyRefusals } from './early-refusals.ts';
import { edgeCode } from './edge-code.ts';
import { API_HEADERS_POLICY } from './edge-headers.ts';
import { OPEN_DATA_PATH, openDataBehavior } from './open-data.ts';
import type { ParticipationApi } from './participation-api.ts';
import type { Site } from './site.ts';

/** The longest that an answer stays at the edge, whatever it says of itself: a decision has to show soon. */
export const EDGE_MAX_AGE = Duration.seconds(10);
/** Where pictures of the map are found. */
export const TILES_PATH = '/tiles/*';
/** The longest that one of them stays at the edge. */
export const TILES_MAX_AGE = Duration.days(30);
/** The same for public keys, which never change. */
export const KEYS_MAX_AGE = Duration.hours(1);
/**
 * Errors that CloudFront keeps for 10 seconds by default although they say `no-store`, and may be told not to:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
export const ERRORS_NOT_KEPT = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504] as const;

/** Where citizens find the platform, when not at a name of CloudFront's. */
export interface PublicAddress {
  readonly domain: string;
  /** ARN of its certificate, which CloudFront wants in us-east-1. */
  readonly certificate: string;
}

export interface EdgeProps extends EarlyRefusalsProps {
  readonly api: ParticipationApi;
  readonly site: Site;
  /** Holds open data. */
  readonly openData: IBucket;
  /** Default: a name of CloudFront's. */
  readonly address?: PublicAddress;
  /** ARN of a firewall's rules; they are in us-east-1, in a stack of their own. Default: none. */
  readonly webAcl?: string;
}

/**
 * Pages that the API's function fills in, so that a link that is shared shows what it leads to. `*` stands for slashes
 * too, so other addresses with such parts in them have behaviours of their own before these.
 */
export const FILLED_IN_PATHS = ['/*/*/proposals/*', '/*/*/projects/*'];

/**
 * The distribution in front of site and API: TLS, security headers, refusals of what has no usable token, a short shared
 * memory of public answers, and the place for a firewall (which cannot be attached to an HTTP API).
 *
 * Authorization is part of the cache's key. So an answer given to one person can never reach another, even if a
 * personal route forgot its `no-store`; and CloudFront hands the header on, which it does only then or where nothing
 * is cached: https://repost.aws/knowledge-center/cloudfront-authorization-header
 *
 * Requests over plain HTTP are redirected. A redirect loses a body, but then nobody has voted over plain HTTP.
 */
export class Edge extends Construct {
  readonly url: string;
  /** The name in it. */
  readonly publicHost: string;
  /** For the DNS entry of a domain of one's own. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    const { api, site, openData, address, webAcl } = props;
    const origin = new HttpOrigin(api.host, {
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      // CloudFront replaces a header of that name that a viewer sends.
      customHeaders: { [EDGE_HEADER]: this.shareSecret(api) },
    });
    const refusals = new EdgeFunction(this, 'refusals', {
      comment: 'Answers requests without a usable token with problem details.',
      code: FunctionCode.fromInline(earlyRefusals(props)),
      runtime: FunctionRuntime.JS_2_0,
    });
    const behavior = {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'headers', API_HEADERS_POLICY),
      functionAssociations: [{ function: refusals, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const picture = {
      origin,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: behavior.viewerProtocolPolicy,
      responseHeadersPolicy: behavior.responseHeadersPolicy,
    };
    const asTold = new CachePolicy(this, 'as-told', {
      comment: 'Keeps an answer as long as it says, for those who sent the same token or none.',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: EDGE_MAX_AGE,
      queryStringBehavior: CacheQueryStringBehavior.all(),
      headerBehavior: CacheHeaderBehavior.allowList('Authorization'),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
    const forAnHour = new CachePolicy(this, 'for-an-hour', {
      comment: 'Keeps what is the same for everybody for an hour at most, whatever was asked with it.',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: KEYS_MAX_AGE,
    });
    const forLong = new CachePolicy(this, 'for-long', {
      comment: 'Keeps pictures of the map as long as they say, the same for everybody.',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: TILES_MAX_AGE,
    });
    const tellHost = new EdgeFunction(this, 'tell-host', {
      comment: 'Tells the API under which host the site is found.',
      code: FunctionCode.fromInline(edgeCode('tell-host.js', { HEADER: PUBLIC_HOST_HEADER })),
      runtime: FunctionRuntime.JS_2_0,
    });
    const filledIn: BehaviorOptions = {
      origin,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: site.headers,
      functionAssociations: [{ function: tellHost, eventType: FunctionEventType.VIEWER_REQUEST }],
      cachePolicy: new CachePolicy(this, 'filled-in', {
        comment: 'Keeps a page for some seconds, for each host; whatever is asked with it does not matter.',
        headerBehavior: CacheHeaderBehavior.allowList(PUBLIC_HOST_HEADER),
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: EDGE_MAX_AGE,
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      }),
    };
    const distribution = new Distribution(this, 'distribution', {
      comment: 'Reinventons',
      defaultBehavior: site.behavior,
      additionalBehaviors: {
        '/api/*': { ...behavior, cachePolicy: asTold },
        // The API's own descriptions, beside the site: the keys that receipts are signed with.
        '/.well-known/jwks.json': { ...behavior, cachePolicy: forAnHour },
        [OPEN_DATA_PATH]: openDataBehavior(this, openData),
        // Nothing of a request but its path goes any further.
        [TILES_PATH]: { ...picture, cachePolicy: forLong },
        // The desk's pages have such parts in their addresses, too.
        '/*/*/desk/*': site.behavior,
        ...Object.fromEntries(FILLED_IN_PATHS.map((path) => [path, filledIn])),
      },
      errorResponses: ERRORS_NOT_KEPT.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(address !== undefined && {
        domainNames: [address.domain],
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(this, 'certificate', address.certificate),
      }),
      webAclId: webAcl,
    });
    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'Citizens vote from abroad, too; a country is no sign of who somebody is.',
      'AwsSolutions-CFR3':
        'Its logs would hold addresses of citizens beside what they asked for; the API logs what is needed, without.',
      ...(webAcl === undefined && {
        'AwsSolutions-CFR2':
          'A firewall costs by the month whether anybody comes or not: an operator adds one by context webAcl.',
      }),
      ...(address === undefined && {
        'AwsSolutions-CFR4':
          "CloudFront's own name comes with CloudFront's own rules for TLS; they can be set for a domain of one's own (context domain).",
      }),
    });
    this.host = distribution.distributionDomainName;
    this.publicHost = address?.domain ?? this.host;
    this.url = `https://${this.publicHost}/`;
  }

  /**
   * Makes the secret by which the API's functions know that a request has come this way, and gives it to them.
   *
   * It stands in no template: CloudFormation puts it in place as it deploys. The functions have it in their
   * environment rather than asking for it: that would cost a call and 50 ms at each cold start, and a grant, to hide
   * it from people who may read the functions' configuration and could therefore read the distribution's just as
   * well. It guards the way, not anybody's data: whoever has it still needs a token. 40 cents a month.
   */
  private shareSecret(api: ParticipationApi): string {
    const secret = new Secret(this, 'secret', {
      description: 'Sent by the distribution to the API, which answers nobody else.',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'Distribution and functions change it together or nothing is answered: a new one comes with a deployment that renames it.',
    });
    const value = secret.secretValue.unsafeUnwrap();
    for (const fn of api.functions) fn.addEnvironment(EDGE_SECRET, value);
    return value;
  }
}
