import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { answerOf, anyone } from '../api/anyone.ts';
import { type Language, languageOf, preferredOf } from '../i18n/languages.ts';
import { PREFIX } from './stored-user.ts';

// Loaded when somebody signs in, out, or has been for an hour: no page needs it to begin with.

function languageOfPage(): Language {
  return languageOf(location.pathname) ?? preferredOf(navigator.languages);
}

async function managerOf(): Promise<{ readonly manager: UserManager; readonly clientId: string }> {
  const site = await answerOf(anyone.GET('/api/site'));
  const home = `${location.origin}/${languageOfPage()}`;
  const stateStore = new WebStorageStateStore({ prefix: PREFIX, store: sessionStorage });
  const manager = new UserManager({
    authority: site.issuer,
    client_id: site.clientId,
    scope: site.scopes.join(' '),
    redirect_uri: `${home}/signed-in`,
    post_logout_redirect_uri: home,
    stateStore,
    userStore: stateStore,
    automaticSilentRenew: false,
    monitorSession: false,
  });
  return { manager, clientId: site.clientId };
}

interface Place {
  readonly returnTo: string;
}

function isPlace(state: unknown): state is Place {
  return typeof state === 'object' && state !== null && 'returnTo' in state && typeof state.returnTo === 'string';
}

/** Leaves the page for the issuer's. */
export async function leaveToSignIn(returnTo: string): Promise<void> {
  const { manager } = await managerOf();
  const state: Place = { returnTo };
  // Both names that issuers have for the language of their pages: OpenID Connect's and Cognito's.
  const language = languageOfPage();
  await manager.signinRedirect({ state, ui_locales: language, extraQueryParams: { lang: language } });
}

async function takeTokens(url: string): Promise<string | null> {
  const { searchParams } = new URL(url);
  if (!searchParams.has('state')) return null;
  const { manager } = await managerOf();
  const user: User = await manager.signinRedirectCallback(url);
  return isPlace(user.state) && user.state.returnTo.startsWith('/') ? user.state.returnTo : null;
}

const taken = new Map<string, Promise<string | null>>();

/**
 * Takes the tokens for the code in the address. A code can be used once, so it is used once, however often it is asked.
 *
 * @returns the path to go on at; null where this is no return from the issuer's page
 */
export function finishSignIn(url: string): Promise<string | null> {
  const before = taken.get(url);
  if (before !== undefined) return before;
  const taking = takeTokens(url);
  taken.set(url, taking);
  return taking;
}

export async function renew(): Promise<void> {
  const { manager } = await managerOf();
  await manager.signinSilent();
}

/** Whether the issuer itself has refused, rather than not been reached. */
export function isFinal(error: unknown): boolean {
  return error instanceof ErrorResponse;
}

/** Drops the tokens and leaves for the issuer's sign-out, which leads back to the start. */
export async function leaveToSignOut(): Promise<void> {
  const { manager, clientId } = await managerOf();
  // Cognito wants its own names, and takes no notice of those of OpenID Connect.
  const extraQueryParams = { client_id: clientId, logout_uri: manager.settings.post_logout_redirect_uri ?? '' };
  await manager.signoutRedirect({ extraQueryParams });
}
