import { useStore } from '../store.ts';
import { session, tellSignedOut } from './session.ts';
import type { Person } from './stored-user.ts';

export interface Session {
  /** null while nobody is signed in. */
  readonly person: Person | null;
  /** Leaves for the issuer's page and comes back to this one, or to `returnTo`. Throws a Failure. */
  readonly signIn: (returnTo?: string) => Promise<void>;
  /** Drops the tokens and leaves for the issuer's page, which leads back to the start. Throws a Failure. */
  readonly signOut: () => Promise<void>;
}

export async function signIn(returnTo = location.pathname + location.search + location.hash): Promise<void> {
  const { leaveToSignIn } = await import('./oidc.ts');
  await leaveToSignIn(returnTo);
}

async function signOut(): Promise<void> {
  const person = session.value;
  const { leaveToSignOut } = await import('./oidc.ts');
  await leaveToSignOut();
  if (person !== null) tellSignedOut(person);
}

/** Who is signed in, and how to sign in and out. */
export function useSession(): Session {
  return { person: useStore(session), signIn, signOut };
}
