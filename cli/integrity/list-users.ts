import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { OperatorError } from '../operator/operator-error.ts';
import { type Credentials, signedHeaders } from '../operator/sign.ts';

/** ListUsers gives so many at most: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
const USERS_A_PAGE = 60;
const ATTEMPTS = 6;

export interface UserPoolAccess {
  /** Default: Cognito's own in the region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly credentials: Credentials;
  /** Milliseconds before the second attempt, where there are too many requests; then twice as many each time. */
  readonly patience: number;
}

const page = z.object({
  Users: z.array(
    z.object({
      UserStatus: z.string().optional(),
      Attributes: z.array(z.object({ Name: z.string(), Value: z.string().optional() })).default([]),
    }),
  ),
  PaginationToken: z.string().optional(),
});
const failure = z.object({ __type: z.string().optional(), message: z.string().optional() });

async function ask(access: UserPoolAccess, body: string): Promise<unknown> {
  const { endpoint, region, credentials, patience } = access;
  const url = new URL(endpoint ?? `https://cognito-idp.${region}.amazonaws.com/`);
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.ListUsers',
  };
  for (let attempt = 0; ; attempt++) {
    const scope = { region, service: 'cognito-idp', at: new Date() };
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: signedHeaders({ url, headers, body }, credentials, scope),
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    const known = failure.safeParse(readJson(text)).data;
    const type = known?.__type?.split('#').at(-1) ?? `status ${answer.status}`;
    if (type !== 'TooManyRequestsException' || attempt === ATTEMPTS - 1) {
      throw new OperatorError(`Cognito does not list the users: ${type}${known?.message ? `, ${known.message}` : ''}`);
    }
    await wait(patience * 2 ** attempt);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The e-mail address, or null, of each account that can sign in, one by one: none is kept. Throws an OperatorError.
 * (Asking for the address alone is an error of Cognito's as soon as one user has none.)
 */
export async function* addressesIn(access: UserPoolAccess, userPool: string): AsyncGenerator<string | null> {
  let token: string | undefined;
  do {
    const asked = {
      UserPoolId: userPool,
      Limit: USERS_A_PAGE,
      ...(token === undefined ? {} : { PaginationToken: token }),
    };
    const { Users, PaginationToken } = page.parse(await ask(access, JSON.stringify(asked)));
    for (const { UserStatus, Attributes } of Users) {
      if (UserStatus !== 'UNCONFIRMED') yield Attributes.find(({ Name }) => Name === 'email')?.Value ?? null;
    }
    token = PaginationToken;
  } while (token !== undefined);
}
