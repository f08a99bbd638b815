import { answerOf, anyone } from '../api/anyone.ts';
import { type Language, languageOf, preferredOf } from '../i18n/languages.ts';
import { type Finished, SignIn } from './sign-in.ts';

// Loaded when somebody signs in, out, or has been for an hour: no page needs it to begin with.

function languageOfPage(): Language {
  return languageOf(location.pathname) ?? preferredOf(navigator.languages);
}

const signIn = new SignIn({
  settings: () => answerOf(anyone.GET('/api/site')),
  storage: sessionStorage,
  home: () => `${location.origin}/${languageOfPage()}`,
  now: () => Math.floor(Date.now() / 1000),
});

/** Leaves the page for the issuer's. */
export async function leaveToSignIn(returnTo: string): Promise<void> {
  location.assign(await signIn.begin(returnTo, languageOfPage()));
}

const taken = new Map<string, Promise<Finished>>();

/** Takes the tokens for the code in the address. A code can be used once, so it is used once, however often it is asked. */
export function finishSignIn(url: string): Promise<Finished> {
  const taking = taken.get(url) ?? signIn.finish(new URL(url));
  taken.set(url, taking);
  return taking;
}

/** Gets new tokens; false where the sign-in has ended. */
export function renew(): Promise<boolean> {
  return signIn.renew();
}

/** Drops the tokens and leaves for the issuer's sign-out, which leads back to the start. */
export async function leaveToSignOut(): Promise<void> {
  location.assign(await signIn.end());
}
