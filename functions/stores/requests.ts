/**
 * How long a request to AWS may take, ms, for clients' `requestHandler`. The SDK tries again after that, as after a lost
 * connection; unless it is told to throw, it would only warn and wait on.
 *
 * @see https://github.com/smithy-lang/smithy-typescript/blob/main/packages/types/src/http/httpHandlerInitialization.ts
 */
export const REQUESTS = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true } as const;

/** Of functions that have minutes, and read whole tables side by side: a page of these may wait for the others. */
export const UNHURRIED = { ...REQUESTS, requestTimeout: 30_000 } as const;
