/** Thrown when a token is asked for with something that the user pool does not have; the message names what it has. */
export class IssuerError extends Error {
  override readonly name = 'IssuerError';
}
