/** A campaign's voter secret has the name prefix + campaign id. */
export const VOTER_SECRET_PREFIX = 'reinventons/voters/';

/** Thrown when there is no secret that could be read: it has been destroyed, most likely. */
export class NoSecretError extends Error {
  override readonly name = 'NoSecretError';
}
