import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, type ResponseHeadersPolicyProps } from 'aws-cdk-lib/aws-cloudfront';

export const HSTS_AGE = Duration.days(730);
/** The API answers with data alone: whatever takes an answer for a page finds that nothing in it may load or run. */
const API_CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";
const CUSTOM = {
  'permissions-policy': 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'cross-origin-resource-policy': 'same-origin',
};

/** The headers that every answer of the API carries, as they are sent. */
export const API_SECURITY_HEADERS = {
  'content-security-policy': API_CONTENT_SECURITY_POLICY,
  'referrer-policy': HeadersReferrerPolicy.NO_REFERRER,
  'strict-transport-security': `max-age=${HSTS_AGE.toSeconds()}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': HeadersFrameOption.DENY,
  ...CUSTOM,
} as const;

/** The same, as CloudFront is told. */
export const API_HEADERS_POLICY: ResponseHeadersPolicyProps = {
  comment: 'Answers of the API: data, never a page.',
  securityHeadersBehavior: {
    contentSecurityPolicy: { contentSecurityPolicy: API_CONTENT_SECURITY_POLICY, override: true },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    strictTransportSecurity: { accessControlMaxAge: HSTS_AGE, includeSubdomains: true, override: true },
  },
  customHeadersBehavior: {
    customHeaders: Object.entries(CUSTOM).map(([header, value]) => ({ header, value, override: true })),
  },
};
