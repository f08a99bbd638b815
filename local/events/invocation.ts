/** What an invocation came to, as Lambda's Invoke API tells it. */
export interface InvocationResult {
  readonly requestId: string;
  /** `Unhandled` or `Handled` when the function failed; `payload` is then `{ errorType, errorMessage, trace? }`. */
  readonly functionError: string | null;
  /** What the function returned, already read from JSON. */
  readonly payload: unknown;
}

/**
 * Runs a function and waits for its end.
 * A function's own error is a result; a rejection means that it could not be invoked at all (throttled, no environment).
 */
export type Invoke<Event = unknown> = (event: Event) => Promise<InvocationResult>;
