import { HeadersFrameOption, HeadersReferrerPolicy, type ResponseHeadersPolicyProps } from 'aws-cdk-lib/aws-cloudfront';
import { HSTS_AGE } from './edge-headers.ts';

export interface SitePolicyProps {
  /** Origins that a page speaks to while somebody signs in. */
  readonly signIn: readonly string[];
}

/**
 * What a page of the site may load and run: its own files and what comes from its own host, and the issuer when somebody signs in.
 * Nothing that stands in the page itself, nothing of anybody else's; no page may show it in a frame.
 */
export function siteContentSecurityPolicy({ signIn }: SitePolicyProps): string {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...signIn],
    'form-action': ["'self'", ...signIn],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** The headers of every page and file of the site. */
export function siteHeaders(props: SitePolicyProps): ResponseHeadersPolicyProps {
  const custom = {
    // Where somebody is: for the map's own button, and only once the browser has asked them.
    'permissions-policy':
      'accelerometer=(), camera=(), geolocation=(self), gyroscope=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  return {
    comment: 'Pages of the site: what they may load and run.',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: siteContentSecurityPolicy(props), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      // A link to the issuer or to a city's page tells where it was followed, never which proposal was being read.
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: HSTS_AGE, includeSubdomains: true, override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override: true })),
    },
  };
}
