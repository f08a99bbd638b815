import type { Operation } from '../functions/http/operations.ts';

/** Who vouches for citizens: the user pool of the data stack, or any OpenID Connect issuer. */
export interface Identity {
  /** The `iss` of its tokens, below which `/.well-known/openid-configuration` is found. */
  readonly issuer: string;
  /** The `aud` of its access tokens, or their `client_id` where they have no `aud`, as Cognito's. */
  readonly audience: string;
  /** What the site is called there. Default: `audience`, as with a user pool. */
  readonly client?: string;
  /** Origins that the site speaks to while somebody signs in, besides the issuer's own. */
  readonly origins?: readonly string[];
}

export const RESOURCE_SERVER = 'participation';

/** What a citizen or a moderator allows the site to do in their name. */
export const SCOPE_DESCRIPTIONS = {
  propose: "Hand in proposals and change one's own",
  me: 'See, take away and erase what is held on one',
  vote: "See and change one's own ballot",
  moderate: 'Decide on proposals and answer them; asks for the group moderators besides',
} as const satisfies Record<NonNullable<Operation['scope']>, string>;

/** A scope as tokens carry it, such as `participation/vote`. */
export function scopeName(scope: NonNullable<Operation['scope']>): string {
  return `${RESOURCE_SERVER}/${scope}`;
}

/** Names the groups of a city's staff; a token lists the ones that its holder is in. */
export const GROUPS = {
  moderators: 'Decide for the city which proposals are public, and answer them',
  operators: 'Deploy the platform and watch over it',
} as const;
