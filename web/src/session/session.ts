import { Store } from '../store.ts';
import { type Person, type StoredUser, storedUserOf, USER_KEY } from './stored-user.ts';

/**
 * Who is signed in, in this tab.
 *
 * Tokens lie in the tab's `sessionStorage`: they survive a reload, they are gone with the tab, and nobody finds them
 * later on a family's tablet or in a library, which is where people vote. Another tab signs in by itself, without a
 * further code as long as the issuer remembers the browser; whoever signs out in one is signed out in all of them. No
 * cookie is set.
 */
export const session = new Store<Person | null>(null);

/** How often a sign-in has ended by itself, rather than by a sign-out, while this page was open. */
export const endings = new Store(0);

/** A token that ends so soon is renewed before it is used, in seconds. */
const MARGIN = 30;

/** Where tabs tell each other whom they have signed out. */
const CHANNEL = 'signed-out';

function read(): StoredUser | null {
  return storedUserOf(sessionStorage.getItem(USER_KEY));
}

/** Looks anew at what is stored: at the start, and after every change of it. */
export function readSession(): void {
  session.set(read()?.person ?? null);
}

/** Drops the tokens of a sign-in that has ended. */
export function endSession(): void {
  const wasSignedIn = session.value !== null;
  sessionStorage.removeItem(USER_KEY);
  session.set(null);
  if (wasSignedIn) endings.set(endings.value + 1);
}

/** Says so to this person's other tabs. */
export function tellSignedOut(person: Person): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(person.id);
  channel.close();
}

export function watchSession(): void {
  readSession();
  new BroadcastChannel(CHANNEL).onmessage = ({ data }) => {
    if (data === session.value?.id) endSession();
  };
}

let renewing: Promise<void> | null = null;

async function renew(): Promise<void> {
  try {
    // Without a network it throws: the sign-in has not ended, what wanted the token fails as it would have.
    if (await (await import('./oidc.ts')).renew()) readSession();
    else endSession();
  } finally {
    renewing = null;
  }
}

/**
 * A token that can be used now, renewed if need be; null where nobody is signed in or the sign-in has ended.
 *
 * @param refused one that the platform has just refused, whatever its time says: the device's clock may have been set
 */
export async function accessToken(refused?: string): Promise<string | null> {
  const user = read();
  if (user === null) return null;
  const fresh = refused === undefined ? user.expiresAt - Date.now() / 1000 > MARGIN : user.accessToken !== refused;
  if (fresh) return user.accessToken;
  if (user.refreshToken === null) {
    endSession();
    return null;
  }
  renewing ??= renew();
  await renewing;
  return read()?.accessToken ?? null;
}
