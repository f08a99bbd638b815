import * as z from 'zod';
import type { Account } from './accounts.ts';

/** Runs the trigger's function and gives what it returned. */
export type InvokeTrigger = (event: unknown) => Promise<unknown>;

/** Claims to put into the access token of somebody who signs in. */
export type ClaimsOf = (
  account: Account,
  clientId: string,
  scope: string,
) => Promise<Readonly<Record<string, unknown>>>;

const returned = z.looseObject({
  response: z.looseObject({
    claimsAndScopeOverrideDetails: z
      .looseObject({
        accessTokenGeneration: z
          .looseObject({ claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish() })
          .nullish(),
      })
      .nullish(),
  }),
});

/**
 * What a user pool's pre token generation trigger, of version 2, adds to access tokens. Scopes and groups that it would
 * change are left as they are.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export function claimsByTrigger(
  invoke: InvokeTrigger,
  pool: { readonly id: string; readonly region: string },
): ClaimsOf {
  return async ({ sub, email, groups }, clientId, scope) => {
    const event = {
      version: '2',
      triggerSource: 'TokenGeneration_HostedAuth',
      region: pool.region,
      userPoolId: pool.id,
      userName: sub,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
      request: {
        userAttributes: { sub, email, email_verified: 'true', 'cognito:user_status': 'CONFIRMED' },
        groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
        scopes: scope.split(' ').filter(Boolean),
      },
      response: { claimsAndScopeOverrideDetails: null },
    };
    const { response } = returned.parse(await invoke(event));
    return response.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride ?? {};
  };
}
