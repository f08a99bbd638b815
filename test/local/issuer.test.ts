import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { createIssuer, ISSUER_PATH, type Issuer, type IssuerOptions } from '../../local/issuer.ts';
import { CookieBrowser } from '../support/cookie-browser.ts';

const REDIRECT = 'http://localhost:3000/signed-in';
const CLIENT = { clientId: 'site', redirectUris: [REDIRECT], postLogoutRedirectUris: [REDIRECT] };

let server: Server;
let options: IssuerOptions;
let issuer: Issuer;

beforeAll(async () => {
  server = createServer((request, response) => issuer.handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  options = {
    url: `http://localhost:${port}`,
    clients: [CLIENT],
    scopes: ['things/read', 'things/write'],
    groups: ['editors'],
    dataDir: mkdtempSync(join(tmpdir(), 'issuer-')),
    claimsOf: async ({ email }) => ({ email, client_id: 'forged' }),
  };
  issuer = await createIssuer(options);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(options.dataDir, { recursive: true });
});

async function discover(): Promise<Record<string, string>> {
  const response = await fetch(`${options.url}${ISSUER_PATH}/.well-known/openid-configuration`);
  return (await response.json()) as Record<string, string>;
}

function authorization(endpoint: string, verifier: string, scope: string): string {
  const query = new URLSearchParams({
    client_id: CLIENT.clientId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'state-1',
  });
  return `${endpoint}?${query.toString()}`;
}

async function exchange(endpoint: string, form: Record<string, string>): Promise<Record<string, string>> {
  const body = new URLSearchParams({ client_id: CLIENT.clientId, ...form });
  const response = await fetch(endpoint, { method: 'POST', body });
  return (await response.json()) as Record<string, string>;
}

describe('signing in', () => {
  it('asks for an e-mail address and the code on the page, and ends with tokens shaped like Cognito’s', async () => {
    const endpoints = await discover();
    const browser = new CookieBrowser(REDIRECT);
    const verifier = randomBytes(32).toString('base64url');
    const start = authorization(endpoints.authorization_endpoint!, verifier, 'openid email things/write');

    const asksEmail = await browser.open(start);
    const asksCode = await browser.open(asksEmail.url, { email: 'ana@example.org', group: 'editors' });
    const [, code] = /<output>(\d{6})<\/output>/.exec(asksCode.text) ?? [];
    const back = await browser.open(asksEmail.url, { code: code! });
    const tokens = await exchange(endpoints.token_endpoint!, {
      grant_type: 'authorization_code',
      code: new URL(back.url).searchParams.get('code')!,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    });
    const refreshed = await exchange(endpoints.token_endpoint!, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token!,
    });

    const keys = createRemoteJWKSet(new URL(endpoints.jwks_uri!));
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token!, keys, { issuer: issuer.issuer });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({
      client_id: 'site',
      token_use: 'access',
      scope: 'openid email things/write',
      'cognito:groups': ['editors'],
      username: payload.sub,
      email: 'ana@example.org',
    });
    expect(payload).not.toHaveProperty('aud');
    expect(decodeJwt(tokens.id_token!)).toMatchObject({ aud: 'site', token_use: 'id', email: 'ana@example.org' });
    expect(decodeJwt(refreshed.access_token!)).toMatchObject({ sub: payload.sub, scope: 'openid email things/write' });
  });

  it('shows the page again for a wrong code and for what is not an e-mail address', async () => {
    const endpoints = await discover();
    const browser = new CookieBrowser(REDIRECT);
    const page = await browser.open(authorization(endpoints.authorization_endpoint!, 'v'.repeat(43), 'openid'));

    const notAnAddress = await browser.open(page.url, { email: '<b>ana' });
    await browser.open(page.url, { email: 'ana@example.org' });
    const wrong = await browser.open(page.url, { code: '0' });

    expect(notAnAddress).toMatchObject({
      status: 400,
      text: expect.stringContaining('Not an e-mail address: &lt;b&gt;ana'),
    });
    expect(wrong).toMatchObject({ status: 400, text: expect.stringContaining('That is not the code') });
  });

  it('refuses a client that sends no code challenge', async () => {
    const endpoints = await discover();
    const url = new URL(authorization(endpoints.authorization_endpoint!, 'v', 'openid'));
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');

    const back = await new CookieBrowser(REDIRECT).open(url.href);

    expect(new URL(back.url).searchParams.get('error')).toBe('invalid_request');
  });

  it('says that a sign-in is over when its cookie is missing', async () => {
    const response = await fetch(`${options.url}${ISSUER_PATH}/sign-in/unknown`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('sign in again');
  });
});

describe('signing out', () => {
  const address = ({ end_session_endpoint: endpoint }: Record<string, string>) =>
    `${endpoint}?client_id=site&post_logout_redirect_uri=${encodeURIComponent(REDIRECT)}`;

  it('is done by one page, which asks nobody else for anything, and leads back', async () => {
    const browser = new CookieBrowser(REDIRECT);
    const { text } = await browser.open(address(await discover()));
    expect(text).toContain('name="logout" value="yes"');
    expect(text).not.toContain('https://');
    const [, action = ''] = /action="([^"]+)"/.exec(text) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(text) ?? [];
    expect((await browser.open(action, { xsrf, logout: 'yes' })).url).toBe(REDIRECT);
  });

  it('refuses to lead elsewhere, by a page of its own', async () => {
    const { status, text } = await new CookieBrowser(REDIRECT).open(
      address(await discover()).replace(encodeURIComponent(REDIRECT), encodeURIComponent('https://evil.example/')),
    );
    expect(status).toBe(400);
    expect(text).toContain('invalid_request');
    expect(text).not.toContain('googleapis');
  });
});

describe('a minted token', () => {
  it('has the scopes of the resource servers and verifies with the keys in memory', async () => {
    const { access_token, expires_in } = await issuer.mint({ sub: 'citizen-1', groups: ['editors'], expiresIn: 60 });

    const { payload } = await jwtVerify(access_token, createLocalJWKSet(issuer.jwks), { issuer: issuer.issuer });

    expect(expires_in).toBe(60);
    expect(payload.exp! - payload.iat!).toBe(60);
    expect(payload).toMatchObject({
      sub: 'citizen-1',
      client_id: 'site',
      token_use: 'access',
      scope: 'things/read things/write',
      'cognito:groups': ['editors'],
    });
    expect(payload).not.toHaveProperty('aud');
  });

  it('is for the same user as a later sign-in with its e-mail address', async () => {
    await issuer.mint({ sub: 'citizen-2', email: 'Bea@example.org' });
    const endpoints = await discover();
    const browser = new CookieBrowser(REDIRECT);
    const verifier = randomBytes(32).toString('base64url');

    const page = await browser.open(authorization(endpoints.authorization_endpoint!, verifier, 'openid'));
    const asksCode = await browser.open(page.url, { email: 'bea@example.org' });
    const [, code] = /<output>(\d{6})<\/output>/.exec(asksCode.text) ?? [];
    const back = await browser.open(page.url, { code: code! });
    const tokens = await exchange(endpoints.token_endpoint!, {
      grant_type: 'authorization_code',
      code: new URL(back.url).searchParams.get('code')!,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    });

    expect(decodeJwt(tokens.access_token!).sub).toBe('citizen-2');
  });

  it('still verifies after a restart', async () => {
    const { access_token } = await issuer.mint({ sub: 'citizen-1' });
    const restarted = await createIssuer(options);

    const { payload } = await jwtVerify(access_token, createLocalJWKSet(restarted.jwks));

    expect(payload.sub).toBe('citizen-1');
    expect(decodeProtectedHeader(access_token).kid).toBe(restarted.jwks.keys[0]?.kid);
  });

  it.each([
    [{ sub: 'a', scope: 'things/drop' }, 'Unknown scope: things/drop. The user pool has things/read, things/write.'],
    [{ sub: 'a', groups: ['admins'] }, 'Unknown group: admins. The user pool has editors.'],
    [{ sub: 'a', clientId: 'other' }, 'Unknown client: other. The user pool has site.'],
    [{ sub: 'a', expiresIn: 0 }, 'Not a lifetime: 0. Give a whole number of seconds above 0.'],
    [{ sub: '' }, 'A token needs a sub: who it is for.'],
  ])('is refused for %j', async (request, message) => {
    await expect(issuer.mint(request)).rejects.toThrow(message);
  });
});
