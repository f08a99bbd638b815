import * as oauth from 'oauth4webapi';
import { Failure } from '../api/problem.ts';
import {
  fieldsIn,
  PENDING_KEY,
  type Person,
  personOf,
  type StoredUser,
  storedUserOf,
  USER_KEY,
} from './stored-user.ts';

/** Milliseconds that an answer of the issuer may take. */
const PATIENCE = 15_000;
/**
 * Seconds by which a device's clock may differ from the issuer's. A browser that is further off accepts no certificate;
 * ID tokens come from the issuer itself, in the answer to a question just asked, and are not shown to anybody.
 */
const CLOCK_TOLERANCE = 400 * 86_400;
/** Of an access token that comes without a lifetime, in seconds: it is soon renewed. */
const USUAL_LIFETIME = 300;

export interface SignInSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
}

export interface SignInParts {
  readonly settings: () => Promise<SignInSettings>;
  /** The tab's. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Address of the start page in the page's language, without a slash at its end. */
  readonly home: () => string;
  /** The device's clock, seconds. */
  readonly now: () => number;
}

/** How a sign-in ended. */
export interface Finished {
  /** The path to go on at, or to begin again from; null where it is not known. */
  readonly returnTo: string | null;
  /**
   * `unreachable`: no answer came. `refused`: by the issuer, or because what came back is not what this tab had asked
   * for: of another tab, used already, or made up by somebody else.
   */
  readonly failure: 'unreachable' | 'refused' | null;
}

/** What one has to bring back from the issuer's page. It stays in the tab, so nobody else can. */
interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly returnTo: string;
}

function pendingIn(text: string | null): Pending | null {
  const fields = fieldsIn(text);
  if (fields === null) return null;
  const { state, nonce, verifier, redirectUri, returnTo } = fields;
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof verifier !== 'string') return null;
  if (typeof redirectUri !== 'string' || typeof returnTo !== 'string') return null;
  return { state, nonce, verifier, redirectUri, returnTo };
}

/** Whether an issuer has said no to what it was asked, rather than being out of order or out of reach. */
function isRefusal(error: unknown): boolean {
  if (error instanceof oauth.WWWAuthenticateChallengeError) return error.status < 500;
  return error instanceof oauth.ResponseBodyError && error.status < 500 && error.status !== 429;
}

/** Whether no answer came at all. */
function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException || error instanceof Failure;
}

function addressOf(endpoint: string | undefined, name: string): URL {
  if (endpoint === undefined) throw new Error(`The issuer's description has no ${name}.`);
  return new URL(endpoint);
}

/** Signing in by OpenID Connect's code flow with PKCE, renewing, and signing out, for one tab. */
export class SignIn {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /** The issuer's page at which one signs in. What comes back from it goes to `finish`. */
  async begin(returnTo: string, language: string): Promise<URL> {
    const { server, settings } = await this.#issuer();
    const pending: Pending = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
      redirectUri: `${this.#parts.home()}/signed-in`,
      returnTo,
    };
    const address = addressOf(server.authorization_endpoint, 'authorization_endpoint');
    const parameters = {
      client_id: settings.clientId,
      redirect_uri: pending.redirectUri,
      response_type: 'code',
      scope: settings.scopes.join(' '),
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      // Both names that issuers have for the language of their pages: OpenID Connect's and Cognito's.
      ui_locales: language,
      lang: language,
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    this.#parts.storage.setItem(PENDING_KEY, JSON.stringify(pending));
    return address;
  }

  /** Takes the tokens for the code in the address. */
  async finish(address: URL): Promise<Finished> {
    const { storage } = this.#parts;
    const state = address.searchParams.get('state');
    if (state === null) return { returnTo: null, failure: null };
    const pending = pendingIn(storage.getItem(PENDING_KEY));
    if (pending?.state !== state) {
      // Opened once more after it has led to a sign-in, it changes nothing; whose it is, is not asked.
      return { returnTo: null, failure: this.#user() === null ? 'refused' : null };
    }
    const returnTo = /^\/(?!\/)/.test(pending.returnTo) ? pending.returnTo : null;
    try {
      await this.#exchange(address, pending);
    } catch (error) {
      // The same address may be opened again.
      if (isUnreachable(error)) return { returnTo, failure: 'unreachable' };
      storage.removeItem(PENDING_KEY);
      return { returnTo, failure: 'refused' };
    }
    storage.removeItem(PENDING_KEY);
    return { returnTo, failure: null };
  }

  /**
   * Gets new tokens for the old ones.
   * @returns whether there are some: if not, the issuer has refused and the sign-in has ended
   */
  async renew(): Promise<boolean> {
    const user = this.#user();
    if (user === null || user.refreshToken === null) return false;
    const { server, client, options } = await this.#issuer();
    const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), user.refreshToken, options);
    let tokens: oauth.TokenEndpointResponse;
    try {
      tokens = await oauth.processRefreshTokenResponse(server, client, answer);
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    const person = claims === undefined ? user.person : personOf(claims);
    if (person?.id !== user.person.id) return false;
    // Signed out, or signed in as somebody else, meanwhile: then these tokens are nobody's.
    if (this.#user()?.refreshToken === user.refreshToken) this.#keep(tokens, person, user);
    return true;
  }

  /** Drops the tokens. @returns the issuer's page that signs out and leads back to the start */
  async end(): Promise<URL> {
    const { server, settings } = await this.#issuer();
    const home = this.#parts.home();
    const idToken = this.#user()?.idToken ?? null;
    this.#parts.storage.removeItem(USER_KEY);
    this.#parts.storage.removeItem(PENDING_KEY);
    if (server.end_session_endpoint === undefined) return new URL(home);
    const address = new URL(server.end_session_endpoint);
    const parameters = {
      ...(idToken === null ? {} : { id_token_hint: idToken }),
      client_id: settings.clientId,
      post_logout_redirect_uri: home,
      // Cognito's own name for it: it takes no notice of the one of OpenID Connect.
      logout_uri: home,
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return address;
  }

  async #exchange(address: URL, { state, nonce, verifier, redirectUri }: Pending): Promise<void> {
    const { server, client, options } = await this.#issuer();
    const parameters = oauth.validateAuthResponse(server, client, address, state);
    const tokens = await oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        parameters,
        redirectUri,
        verifier,
        options,
      ),
      { expectedNonce: nonce, requireIdToken: true },
    );
    const person = personOf(oauth.getValidatedIdTokenClaims(tokens) ?? {});
    if (person === null) throw new Error('The ID token has no subject.');
    this.#keep(tokens, person, null);
  }

  #user(): StoredUser | null {
    return storedUserOf(this.#parts.storage.getItem(USER_KEY));
  }

  /** @param before whose tokens these follow: what did not come anew stays */
  #keep(tokens: oauth.TokenEndpointResponse, person: Person, before: StoredUser | null): void {
    const user: StoredUser = {
      person,
      accessToken: tokens.access_token,
      expiresAt: this.#parts.now() + (tokens.expires_in ?? USUAL_LIFETIME),
      refreshToken: tokens.refresh_token ?? before?.refreshToken ?? null,
      idToken: tokens.id_token ?? before?.idToken ?? null,
    };
    this.#parts.storage.setItem(USER_KEY, JSON.stringify(user));
  }

  async #issuer() {
    const settings = await this.#parts.settings();
    const issuer = new URL(settings.issuer);
    const options = {
      signal: () => AbortSignal.timeout(PATIENCE),
      // On one's own machine alone: elsewhere a page may not ask where nothing is encrypted.
      [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
    };
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
    const client: oauth.Client = { client_id: settings.clientId, [oauth.clockTolerance]: CLOCK_TOLERANCE };
    return { settings, server, client, options };
  }
}
