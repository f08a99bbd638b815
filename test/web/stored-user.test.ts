import { describe, expect, it } from '@jest/globals';
import { User } from 'oidc-client-ts';
import { storedKey, storedUserOf } from '../../web/src/session/stored-user.ts';

const stored = (given: object = {}, profile: object = {}) =>
  new User({
    access_token: 'token',
    token_type: 'Bearer',
    refresh_token: 'refresh',
    expires_at: 1_700_000_000,
    profile: { sub: 'anna', iss: 'https://login.example.org', aud: 'site', exp: 0, iat: 0, ...profile },
    ...given,
  }).toStorageString();

describe('who is signed in', () => {
  it('is read of what the library has stored, without the library', () => {
    expect(storedUserOf(stored({}, { email: 'anna@example.org', 'cognito:groups': ['moderators'] }))).toEqual({
      person: { id: 'anna', email: 'anna@example.org', moderator: true },
      accessToken: 'token',
      expiresAt: 1_700_000_000,
      refreshable: true,
    });
    expect(storedUserOf(stored({ refresh_token: undefined }))).toMatchObject({
      person: { email: null, moderator: false },
      refreshable: false,
    });
  });

  it.each(['', 'null', '{}', '{"profile":{"sub":"anna"}}', '{"profile":null,"access_token":"x","expires_at":1}'])(
    'is nobody where %j is stored',
    (text) => expect(storedUserOf(text)).toBeNull(),
  );

  it('is found among what else the tab keeps', () => {
    expect(storedKey(['votes', 'sign-in.abc', 'sign-in.user:https://login.example.org:site'])).toBe(
      'sign-in.user:https://login.example.org:site',
    );
    expect(storedKey(['votes'])).toBeNull();
  });
});
