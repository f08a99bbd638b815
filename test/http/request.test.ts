import { describe, expect, it } from '@jest/globals';
import { type ApiEvent, callerOf, jsonBody } from '../../functions/http/request.ts';

function event(
  changes: { claims?: Record<string, unknown>; body?: string; base64?: boolean; type?: string } = {},
): ApiEvent {
  const { claims, body, base64 = false, type = 'application/json' } = changes;
  return {
    headers: { 'content-type': type },
    body,
    isBase64Encoded: base64,
    requestContext: { authorizer: claims && { jwt: { claims, scopes: null } } },
  } as unknown as ApiEvent;
}

describe('the caller', () => {
  const person = { iss: 'https://issuer.example', sub: 'anna' };

  it.each([
    [{ scope: 'participation/vote' }],
    [{ scope: 'openid participation/vote' }],
    [{ scp: 'participation/vote' }],
    [{ scp: '[openid participation/vote]' }],
  ])('may do what the token allows: %j', (claims) => {
    expect(callerOf(event({ claims: { ...person, ...claims } }), 'vote')).toMatchObject({
      issuer: person.iss,
      subject: 'anna',
    });
  });

  it.each([
    ['missing-token', undefined],
    ['missing-token', { scope: 'participation/vote' }],
    ['missing-token', { iss: 'i', sub: '', scope: 'participation/vote' }],
    ['insufficient-scope', person],
    ['insufficient-scope', { ...person, scope: 'participation/propose' }],
    ['insufficient-scope', { ...person, scope: 'participation/vote-not' }],
  ])('is refused with %s for %j', (code, claims) => {
    expect(() => callerOf(event({ claims }), 'vote')).toThrow(expect.objectContaining({ code }));
  });
});

describe('the body', () => {
  it('is read from plain text and from base64', () => {
    expect(jsonBody(event({ body: '{"a":"é"}' }))).toEqual({ a: 'é' });
    expect(jsonBody(event({ body: Buffer.from('{"a":"é"}').toString('base64'), base64: true }))).toEqual({ a: 'é' });
    expect(jsonBody(event({ body: '1', type: 'application/json; charset=utf-8' }))).toBe(1);
  });
});
