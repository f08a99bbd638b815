/** Where a tab keeps who is signed in, and what one who has left for the issuer's page has to bring back. */
export const USER_KEY = 'sign-in.user';
export const PENDING_KEY = 'sign-in.pending';

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
  /** null where the issuer gives none: then the sign-in ends with the access token. */
  readonly refreshToken: string | null;
  /** What the issuer recognizes at the sign-out whom it signs out by. */
  readonly idToken: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function textAt(fields: Fields, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What a tab has kept as JSON; null where it is nothing of the kind. */
export function fieldsIn(text: string | null): Fields | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isFields(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param claims of an ID token */
export function personOf(claims: Fields): Person | null {
  const id = textAt(claims, 'sub');
  const groups = claims['cognito:groups'];
  const moderator = Array.isArray(groups) && groups.includes('moderators');
  return id === null ? null : { id, email: textAt(claims, 'email'), moderator };
}

/** Who is signed in, by what the tab has kept; null for anything else. */
export function storedUserOf(text: string | null): StoredUser | null {
  const user = fieldsIn(text);
  if (user === null || !isFields(user.person) || typeof user.expiresAt !== 'number') return null;
  const { person, expiresAt } = user;
  const [id, accessToken] = [textAt(person, 'id'), textAt(user, 'accessToken')];
  if (id === null || accessToken === null) return null;
  return {
    person: { id, email: textAt(person, 'email'), moderator: person.moderator === true },
    accessToken,
    expiresAt,
    refreshToken: textAt(user, 'refreshToken'),
    idToken: textAt(user, 'idToken'),
  };
}
