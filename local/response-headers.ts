import type { HttpAnswer } from './gateway/response.ts';
import { display, type JsonObject, listAt, objectAt, textAt } from './json.ts';

type Headers = HttpAnswer['headers'];

interface Rule {
  readonly name: string;
  readonly value: string;
  /** Whether it takes the place of what the origin sent. */
  readonly override: boolean;
}

const isTrue = (config: JsonObject, key: string): boolean => textAt(config, key) === 'true';

/** `max-age=63072000; includeSubDomains; preload` */
const transportSecurity = (config: JsonObject): string =>
  [
    `max-age=${textAt(config, 'AccessControlMaxAgeSec')}`,
    ...(isTrue(config, 'IncludeSubdomains') ? ['includeSubDomains'] : []),
    ...(isTrue(config, 'Preload') ? ['preload'] : []),
  ].join('; ');

/** How CloudFormation's word for each security header becomes its name and value. */
const SECURITY: Readonly<Record<string, readonly [name: string, value: (config: JsonObject) => string]>> = {
  ContentSecurityPolicy: ['content-security-policy', (config) => textAt(config, 'ContentSecurityPolicy') ?? ''],
  ContentTypeOptions: ['x-content-type-options', () => 'nosniff'],
  FrameOptions: ['x-frame-options', (config) => textAt(config, 'FrameOption') ?? ''],
  ReferrerPolicy: ['referrer-policy', (config) => textAt(config, 'ReferrerPolicy') ?? ''],
  StrictTransportSecurity: ['strict-transport-security', transportSecurity],
};

const rulesOf = (config: JsonObject): Rule[] => {
  const security = objectAt(config, 'SecurityHeadersConfig');
  const known = Object.entries(SECURITY).flatMap(([key, [name, value]]): Rule[] => {
    if (security[key] === undefined) return [];
    const own = objectAt(security, key);
    return [{ name, value: value(own), override: isTrue(own, 'Override') }];
  });
  const custom = listAt(objectAt(config, 'CustomHeadersConfig'), 'Items').map((item): Rule => {
    const override = textAt(item, 'Override') === 'true';
    return { name: (textAt(item, 'Header') ?? '').toLowerCase(), value: textAt(item, 'Value') ?? '', override };
  });
  return [...known, ...custom];
};

/** Headers for other origins; only a policy that lets every origin in is run. */
const crossOriginOf = (config: JsonObject): Headers => {
  const cors = objectAt(config, 'CorsConfig');
  const itemsOf = (key: string) => listAt(objectAt(cors, key), 'Items').map(display);
  if (!itemsOf('AccessControlAllowOrigins').includes('*')) return {};
  const exposed = itemsOf('AccessControlExposeHeaders');
  return {
    'access-control-allow-origin': '*',
    ...(exposed.length > 0 && { 'access-control-expose-headers': exposed.join(', ') }),
  };
};

/**
 * What a response headers policy does to the headers of an answer; names in small letters. Security headers, headers
 * of one's own, those for other origins (where all are let in) and headers taken away are run, server timing is not.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-responseheaderspolicy-responseheaderspolicyconfig.html
 */
export const readResponseHeaders = (policy: JsonObject): ((given: Headers, fromOtherOrigin?: boolean) => Headers) => {
  const config = objectAt(policy, 'ResponseHeadersPolicyConfig');
  const rules = rulesOf(config);
  const headersOf = (override: boolean): Headers =>
    Object.fromEntries(rules.filter((rule) => rule.override === override).map(({ name, value }) => [name, value]));
  const absent = headersOf(false);
  const always = headersOf(true);
  const removed = new Set(
    listAt(objectAt(config, 'RemoveHeadersConfig'), 'Items').map((item) => textAt(item, 'Header')?.toLowerCase()),
  );
  const crossOrigin = crossOriginOf(config);
  return (given, fromOtherOrigin = false) => {
    const kept = Object.fromEntries(Object.entries(given).filter(([name]) => !removed.has(name)));
    return { ...absent, ...kept, ...always, ...(fromOtherOrigin && crossOrigin) };
  };
};
