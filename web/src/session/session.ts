import { Store } from '../store.ts';
import { type Person, type StoredUser, storedKey, storedUserOf } from './stored-user.ts';

/**
 * Who is signed in, in this tab.
 *
 * Tokens lie in the tab's `sessionStorage`: they survive a reload, they are gone with the tab, and nobody finds them
 * later on a family's tablet or in a library, which is where people vote. Another tab signs in by itself, without a
 * further code as long as the issuer remembers the browser. No cookie is set.
 */
export const session = new Store<Person | null>(null);

/** A token that ends so soon is renewed before it is used, in seconds. */
const MARGIN = 30;

function read(): StoredUser | null {
  const key = storedKey(Object.keys(sessionStorage));
  return key === null ? null : storedUserOf(sessionStorage.getItem(key) ?? '');
}

/** Looks anew at what is stored: at the start, and after every change of it. */
export function readSession(): void {
  session.set(read()?.person ?? null);
}

/** Drops the tokens, without telling the issuer. */
export function forgetSession(): void {
  const key = storedKey(Object.keys(sessionStorage));
  if (key !== null) sessionStorage.removeItem(key);
  session.set(null);
}

let renewing: Promise<void> | null = null;

async function renew(): Promise<void> {
  try {
    await (await import('./oidc.ts')).renew();
    readSession();
  } catch (error) {
    const { isFinal } = await import('./oidc.ts');
    // Without a network the sign-in has not ended; the request that wanted the token fails as it would have.
    if (isFinal(error)) forgetSession();
    else throw error;
  } finally {
    renewing = null;
  }
}

/** A token that can be used now, renewed if need be; null where nobody is signed in or the sign-in has ended. */
export async function accessToken(): Promise<string | null> {
  const user = read();
  if (user === null) return null;
  if (user.expiresAt - Date.now() / 1000 > MARGIN) return user.accessToken;
  if (!user.refreshable) {
    forgetSession();
    return null;
  }
  renewing ??= renew();
  await renewing;
  return read()?.accessToken ?? null;
}
