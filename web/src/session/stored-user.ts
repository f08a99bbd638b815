/** Before the keys of what the sign-in library keeps. */
export const PREFIX = 'sign-in.';

/** Somebody who is signed in, as their tokens say. */
export interface Person {
  /** The subject that the issuer gives them. */
  readonly id: string;
  readonly email: string | null;
  /** Whether they are of the city's staff; the API looks for itself. */
  readonly moderator: boolean;
}

export interface StoredUser {
  readonly person: Person;
  readonly accessToken: string;
  /** Seconds since 1970 by the device's clock. */
  readonly expiresAt: number;
  readonly refreshable: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function textAt(fields: Fields, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function personOf(profile: Fields): Person | null {
  const id = textAt(profile, 'sub');
  const groups = profile['cognito:groups'];
  const moderator = Array.isArray(groups) && groups.includes('moderators');
  return id === null ? null : { id, email: textAt(profile, 'email'), moderator };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Who is signed in by what `oidc-client-ts` has stored (`User.toStorageString`): read here so that a page does not have
 * to load the library to know. null for anything else.
 */
export function storedUserOf(text: string): StoredUser | null {
  const user = parsed(text);
  if (!isFields(user) || !isFields(user.profile)) return null;
  const person = personOf(user.profile);
  const accessToken = textAt(user, 'access_token');
  if (person === null || accessToken === null || typeof user.expires_at !== 'number') return null;
  return { person, accessToken, expiresAt: user.expires_at, refreshable: textAt(user, 'refresh_token') !== null };
}

/** The key of the stored user, null where nobody is signed in. */
export function storedKey(keys: readonly string[]): string | null {
  return keys.find((key) => key.startsWith(`${PREFIX}user:`)) ?? null;
}
