import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createIssuer, type Issuer } from '../../local/issuer.ts';
import { SignIn } from '../../web/src/session/sign-in.ts';
import { PENDING_KEY, storedUserOf, USER_KEY } from '../../web/src/session/stored-user.ts';
import { CookieBrowser } from '../support/cookie-browser.ts';

const HOME = 'http://localhost:8080/fr';
const BACK = `${HOME}/signed-in`;
const NOW = 1_700_000_000;
const DAY = 86_400_000;

let server: Server;
let issuer: Issuer;
let dataDir: string;
beforeAll(async () => {
  server = createServer((request, response) => issuer.handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  dataDir = mkdtempSync(join(tmpdir(), 'sign-in-'));
  const clients = [{ clientId: 'site', redirectUris: [BACK], postLogoutRedirectUris: [HOME] }];
  const scopes = ['things/write'];
  issuer = await createIssuer({ url: `http://localhost:${port}`, clients, scopes, groups: ['moderators'], dataDir });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(dataDir, { recursive: true });
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A tab of a browser: what it keeps is its own. */
function tab() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  const settings = { issuer: issuer.issuer, clientId: 'site', scopes: ['openid', 'email', 'things/write'] };
  const signIn = new SignIn({ settings: async () => settings, storage, home: () => HOME, now: () => NOW });
  return { kept, signIn, user: () => storedUserOf(storage.getItem(USER_KEY)) };
}

type Tab = ReturnType<typeof tab>;

/** Leaves for the issuer's pages, as a person does, and comes back with what they give. */
async function comeBack({ signIn }: Tab, returnTo = '/fr/ballot'): Promise<URL> {
  const browser = new CookieBrowser(BACK);
  const page = await browser.open((await signIn.begin(returnTo, 'fr')).href);
  const { text } = await browser.open(page.url, { email: 'ana@example.org', group: 'moderators' });
  const [, code = ''] = /<output>(\d{6})<\/output>/.exec(text) ?? [];
  return new URL((await browser.open(page.url, { code })).url);
}

async function signedIn(): Promise<Tab> {
  const anas = tab();
  await anas.signIn.finish(await comeBack(anas));
  return anas;
}

const edit = ({ kept }: Tab, key: string, fields: object) =>
  kept.set(key, JSON.stringify({ ...JSON.parse(kept.get(key) ?? '{}'), ...fields }));

/** Lets the requests to one path be answered otherwise. */
function answerAt(path: string, answer: (real: () => Promise<Response>) => Promise<Response>): void {
  const real = globalThis.fetch;
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((request, init) =>
      (request instanceof Request ? request.url : request.toString()).endsWith(path)
        ? answer(() => real(request, init))
        : real(request, init),
    );
}

const lost = async (): Promise<Response> => {
  throw new TypeError('fetch failed');
};

describe('signing in', () => {
  it('ends with tokens in the tab, and goes on where it began', async () => {
    const anas = tab();
    expect(await anas.signIn.finish(await comeBack(anas))).toEqual({ returnTo: '/fr/ballot', failure: null });
    expect(anas.user()).toEqual({
      person: { id: expect.any(String), email: 'ana@example.org', moderator: true },
      accessToken: expect.any(String),
      expiresAt: NOW + 3_600,
      refreshToken: expect.any(String),
      idToken: expect.any(String),
    });
    // The verifier and all that was kept for the way are gone.
    expect([...anas.kept.keys()]).toEqual([USER_KEY]);
  });

  it('asks in the language of the page, with a challenge, and never shows the verifier', async () => {
    const anas = tab();
    const { searchParams, href } = await anas.signIn.begin('/nl', 'nl');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: BACK,
      ui_locales: 'nl',
      lang: 'nl',
      code_challenge_method: 'S256',
    });
    const { verifier } = JSON.parse(anas.kept.get(PENDING_KEY) ?? '');
    expect(verifier).toHaveLength(43);
    expect(href).not.toContain(verifier);
  });

  it('works where the device’s clock is months wrong', async () => {
    const anas = tab();
    const address = await comeBack(anas);
    const instant = Date.now();
    answerAt('/oauth2/token', async (real) => {
      const answer = await real();
      jest.spyOn(Date, 'now').mockReturnValue(instant + 200 * DAY);
      return answer;
    });
    expect(await anas.signIn.finish(address)).toMatchObject({ failure: null });
  });

  it('is refused with another state than the tab has asked with, which can still come', async () => {
    const anas = tab();
    const address = await comeBack(anas);
    const forged = new URL(address);
    forged.searchParams.set('state', 'of-somebody-else');
    expect(await anas.signIn.finish(forged)).toEqual({ returnTo: null, failure: 'refused' });
    expect(anas.user()).toBeNull();
    expect(await anas.signIn.finish(address)).toMatchObject({ failure: null });
  });

  it('is refused in a tab that has not asked', async () => {
    const address = await comeBack(tab());
    const another = tab();
    expect(await another.signIn.finish(address)).toEqual({ returnTo: null, failure: 'refused' });
    expect(another.user()).toBeNull();
  });

  it.each([
    ['nonce', { nonce: 'of-another-sign-in' }],
    ['verifier', { verifier: 'v'.repeat(43) }],
  ])('is refused with another %s', async (_, fields) => {
    const anas = tab();
    const address = await comeBack(anas);
    edit(anas, PENDING_KEY, fields);
    expect(await anas.signIn.finish(address)).toEqual({ returnTo: '/fr/ballot', failure: 'refused' });
    expect(anas.kept.size).toBe(0);
  });

  it('is refused where the answer names another issuer, or is the issuer’s own refusal', async () => {
    for (const [name, value] of [
      ['iss', 'https://evil.example'],
      ['error', 'access_denied'],
    ] as const) {
      const anas = tab();
      const address = await comeBack(anas);
      address.searchParams.set(name, value);
      expect(await anas.signIn.finish(address)).toEqual({ returnTo: '/fr/ballot', failure: 'refused' });
      expect(anas.user()).toBeNull();
    }
  });

  it('changes nothing when its address is opened once more, not even by who is signed in now', async () => {
    const anas = tab();
    const address = await comeBack(anas);
    await anas.signIn.finish(address);
    const before = anas.user();
    expect(await anas.signIn.finish(address)).toEqual({ returnTo: null, failure: null });
    expect(anas.user()).toEqual(before);
  });

  it('can be finished by the same address after the network was away', async () => {
    const anas = tab();
    const address = await comeBack(anas);
    answerAt('/oauth2/token', lost);
    expect(await anas.signIn.finish(address)).toEqual({ returnTo: '/fr/ballot', failure: 'unreachable' });
    jest.restoreAllMocks();
    expect(await anas.signIn.finish(address)).toEqual({ returnTo: '/fr/ballot', failure: null });
  });

  it.each(['https://evil.example/', '//evil.example/', 'fr'])('never goes on at %s', async (returnTo) => {
    const anas = tab();
    expect(await anas.signIn.finish(await comeBack(anas, returnTo))).toEqual({ returnTo: null, failure: null });
  });
});

describe('renewing', () => {
  it('gives the same person new tokens', async () => {
    const anas = await signedIn();
    const before = anas.user();
    expect(await anas.signIn.renew()).toBe(true);
    expect(anas.user()?.person).toEqual(before?.person);
    expect(anas.user()?.accessToken).not.toBe(before?.accessToken);
  });

  it('keeps the refresh token where the issuer gives no other, as Cognito does', async () => {
    const anas = await signedIn();
    const before = anas.user();
    const body = { access_token: 'new', token_type: 'Bearer', expires_in: 60 };
    answerAt('/oauth2/token', async () => Response.json(body));
    expect(await anas.signIn.renew()).toBe(true);
    expect(anas.user()).toEqual({ ...before, accessToken: 'new', expiresAt: NOW + 60 });
  });

  it('says that the sign-in is over where the issuer refuses', async () => {
    const anas = await signedIn();
    edit(anas, USER_KEY, { refreshToken: 'revoked' });
    expect(await anas.signIn.renew()).toBe(false);
  });

  it.each([
    ['the network is away', lost],
    ['the issuer is out of order', async () => Response.json({ error: 'server_error' }, { status: 503 })],
    ['it has too much to do', async () => Response.json({ error: 'slow_down' }, { status: 429 })],
    ['something else answers in its place', async () => new Response('<h1>Free Wi-Fi</h1>')],
  ])('ends nothing while %s', async (_, answer) => {
    const anas = await signedIn();
    const before = anas.user();
    answerAt('/oauth2/token', answer);
    await expect(anas.signIn.renew()).rejects.toThrow();
    expect(anas.user()).toEqual(before);
  });

  it('brings nobody back who has signed out meanwhile', async () => {
    const anas = await signedIn();
    answerAt('/oauth2/token', async (real) => {
      const answer = await real();
      anas.kept.clear();
      return answer;
    });
    await anas.signIn.renew();
    expect(anas.user()).toBeNull();
  });
});

describe('signing out', () => {
  it('drops the tokens and leaves for the issuer by the names of OpenID Connect and of Cognito', async () => {
    const anas = await signedIn();
    const idToken = anas.user()?.idToken;
    const address = await anas.signIn.end();
    expect(anas.kept.size).toBe(0);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'site',
      id_token_hint: idToken,
      post_logout_redirect_uri: HOME,
      logout_uri: HOME,
    });
    expect(address.href.startsWith(`${issuer.issuer}/logout?`)).toBe(true);
  });

  it('leaves everything as it is where the issuer cannot be reached: its own sign-in would go on', async () => {
    const anas = await signedIn();
    answerAt('/openid-configuration', lost);
    await expect(anas.signIn.end()).rejects.toThrow();
    expect(anas.user()).not.toBeNull();
  });
});

describe('what a tab has kept', () => {
  it.each([null, '', 'null', '{}', '{"person":{"id":"anna"}}', '{"person":null,"accessToken":"x","expiresAt":1}'])(
    'is nobody where it is %j',
    (text) => expect(storedUserOf(text)).toBeNull(),
  );
});
