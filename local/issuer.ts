import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import { accessTokenSigner, type SignAccessToken } from './issuer/access-token.ts';
import { type Account, Accounts } from './issuer/accounts.ts';
import { IssuerError } from './issuer/error.ts';
import { issuerKeys, publicJwk } from './issuer/keys.ts';
import { ACCESS_TOKEN_SECONDS, createProvider } from './issuer/provider.ts';
import { SignIn } from './issuer/sign-in.ts';
import type { ClaimsOf } from './issuer/token-trigger.ts';

export { IssuerError } from './issuer/error.ts';

/** Path below which the issuer answers. */
export const ISSUER_PATH = '/__local/oidc';
const SIGN_IN_PATH = `${ISSUER_PATH}/sign-in/`;

export interface IssuerClient {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
}

export interface IssuerOptions {
  /** The platform's own address, such as http://localhost:3000; the issuer is this and ISSUER_PATH. */
  readonly url: string;
  readonly clients: readonly IssuerClient[];
  /** Scopes of the resource servers, each `<identifier>/<scope>`. */
  readonly scopes: readonly string[];
  /** Groups that exist in the user pool. */
  readonly groups: readonly string[];
  /** Folder that keeps the signing key and the accounts. */
  readonly dataDir: string;
  /** What the pool's trigger adds to access tokens. Default: nothing. */
  readonly claimsOf?: ClaimsOf;
  readonly log?: (line: string) => void;
}

export interface MintRequest {
  readonly sub: string;
  /** Whoever signs in with it later is this user. Access tokens do not carry it. */
  readonly email?: string;
  readonly groups?: readonly string[];
  /** What another provider, or a user pool's trigger, would add to its access tokens. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Space-separated; default: every scope of the resource servers. */
  readonly scope?: string;
  /** Seconds; default 3600. */
  readonly expiresIn?: number;
  /** Default: the first client. */
  readonly clientId?: string;
}

export interface MintedToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
}

export interface Issuer {
  /** What tokens have in `iss`. */
  readonly issuer: string;
  /** What an authorizer verifies signatures with. */
  readonly jwks: JSONWebKeySet;
  /** Answers every request below ISSUER_PATH. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /**
   * Makes an access token without a sign-in.
   * @throws {IssuerError} if a scope, group or client is unknown, or the lifetime is not a positive number of seconds
   */
  mint(request: MintRequest): Promise<MintedToken>;
}

/**
 * An OpenID Connect issuer in a user pool's place. Tokens last by the machine's time, not by the virtual clock, so
 * whoever verifies them (`exp`, `iat`) must compare with the machine's time too.
 */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const issuer = `${options.url.replace(/\/$/, '')}${ISSUER_PATH}`;
  const keys = issuerKeys(options.dataDir);
  const accounts = new Accounts(options.dataDir);
  const signAccessToken = await accessTokenSigner(issuer, keys.signing);
  const signInPath = (uid: string): string => `${SIGN_IN_PATH}${uid}`;
  const provider = createProvider({ ...options, issuer, keys, accounts, signAccessToken, signInPath });
  const log = options.log ?? (() => undefined);
  provider.on('server_error', (_context, error) => log(`issuer: ${error.stack ?? error.message}`));
  const signIn = new SignIn(provider, accounts, options.groups);
  const answer = provider.callback();

  return {
    issuer,
    jwks: { keys: [publicJwk(keys.signing)] },
    handle: (request, response) => {
      const url = request.url ?? '';
      const work = url.startsWith(SIGN_IN_PATH)
        ? signIn.handle(request, response)
        : answer(Object.assign(request, { originalUrl: url, url: url.slice(ISSUER_PATH.length) || '/' }), response);
      work.catch((error: unknown) => {
        log(`issuer: ${String(error)}`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
    mint: async (request) => {
      if (request.email !== undefined) accounts.register(request.sub, request.email, request.groups ?? []);
      return mint(request, options, accounts.find(request.sub), signAccessToken);
    },
  };
}

async function mint(
  request: MintRequest,
  options: IssuerOptions,
  account: Account | undefined,
  sign: SignAccessToken,
): Promise<MintedToken> {
  const { sub, groups = [], scope = options.scopes.join(' '), expiresIn = ACCESS_TOKEN_SECONDS } = request;
  const clients = options.clients.map((client) => client.clientId);
  const clientId = request.clientId ?? clients[0] ?? '';
  if (sub === '') throw new IssuerError('A token needs a sub: who it is for.');
  mustKnow('client', clientId, clients);
  for (const group of groups) mustKnow('group', group, options.groups);
  for (const each of scope.split(' ').filter(Boolean)) mustKnow('scope', each, options.scopes);
  if (!Number.isInteger(expiresIn) || expiresIn <= 0) {
    throw new IssuerError(`Not a lifetime: ${expiresIn}. Give a whole number of seconds above 0.`);
  }
  const added = account === undefined ? {} : await options.claimsOf?.(account, clientId, scope);
  const further = { ...added, ...request.claims };
  const access_token = await sign({ sub, clientId, scope, groups, expiresIn, further });
  return { access_token, token_type: 'Bearer', expires_in: expiresIn };
}

function mustKnow(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const list = known.length === 0 ? 'The user pool has none.' : `The user pool has ${known.join(', ')}.`;
  throw new IssuerError(`Unknown ${what}: ${name}. ${list}`);
}
