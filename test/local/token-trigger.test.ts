import { describe, expect, it } from '@jest/globals';
import { claimsByTrigger } from '../../local/issuer/token-trigger.ts';

// Plain JavaScript, which is deployed as it stands.
const trigger: string = '../../infra/user-pool/add-email/index.mjs';
const { handler } = await import(trigger);

const POOL = { id: 'eu-central-1_pool', region: 'eu-central-1' };
const ANNA = { sub: 'anna', email: 'anna@liege.be', groups: ['moderators'] };

describe('what a trigger adds to access tokens', () => {
  it('is the verified address, by the one of this platform', async () => {
    const claims = await claimsByTrigger(handler, POOL)(ANNA, 'site', 'participation/vote');
    expect(claims).toEqual({ email: 'anna@liege.be', email_verified: 'true' });
  });

  it('is asked for as Cognito asks, with an event of version 2', async () => {
    const events: unknown[] = [];
    const echo = async (event: unknown) => {
      events.push(event);
      return event;
    };
    expect(await claimsByTrigger(echo, POOL)(ANNA, 'site', 'a b')).toEqual({});
    expect(events).toMatchObject([
      {
        version: '2',
        userPoolId: POOL.id,
        userName: 'anna',
        callerContext: { clientId: 'site' },
        request: { userAttributes: { email: 'anna@liege.be' }, scopes: ['a', 'b'] },
      },
    ]);
  });

  it('is nothing for somebody without an address', async () => {
    const event = { request: { userAttributes: { sub: 'anna' } }, response: {} };
    expect(await handler(event)).toEqual(event);
  });
});
