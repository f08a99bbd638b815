import type { Operation } from '../../functions/http/operations.ts';
import { PROBLEMS } from '../../functions/http/problem.ts';
import { type Identity, scopeName } from '../identity.ts';
import { edgeCode } from './edge-code.ts';
import { API_SECURITY_HEADERS } from './edge-headers.ts';

export interface EarlyRefusalsProps {
  readonly operations: readonly Pick<Operation, 'method' | 'path' | 'scope'>[];
  readonly identity: Identity;
}

const HEADERS = Object.fromEntries(Object.entries(API_SECURITY_HEADERS).map(([name, value]) => [name, { value }]));
const { 'missing-token': missing, 'invalid-token': invalid, 'insufficient-scope': insufficient } = PROBLEMS;
const REFUSALS = { 'missing-token': missing, 'invalid-token': invalid, 'insufficient-scope': insufficient };

/**
 * The code of the CloudFront function that answers requests without a usable token as the API answers everything
 * else, with problem details, and that keeps them from it. It checks no signature and lets nobody in: the
 * authorizer decides, by the same rules and that one more.
 *
 * Why here: an HTTP API refuses with `{"message":"Unauthorized"}` or `{"message":"Forbidden"}`, which it cannot be told
 * to change. CloudFront can replace neither: it has error pages for 400, 403, 404, 405, 414, 416 and 5xx, not for 401
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/creating-custom-error-pages.html), a page for 403
 * would also cover what a firewall blocks, and no function sees an answer of 400 or more on its way to the viewer
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html).
 *
 * A response headers policy is documented for what comes from the origin or the cache, so what is answered here
 * carries the same headers by itself.
 */
export function earlyRefusals({ operations, identity }: EarlyRefusalsProps): string {
  const guarded = operations.flatMap(({ method, path, scope }) =>
    scope === null ? [] : [{ method, path, scope: scopeName(scope) }],
  );
  const constants = {
    GUARDED: guarded,
    ISSUER: identity.issuer,
    AUDIENCE: identity.audience,
    PROBLEMS: REFUSALS,
    HEADERS,
  };
  return edgeCode('refuse-early.js', constants);
}
