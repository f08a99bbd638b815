/** Thrown when a command cannot do what it is told; the message says what to do instead. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
