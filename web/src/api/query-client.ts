import { notifyManager, QueryClient } from '@tanstack/preact-query';
import { Failure } from './problem.ts';

/** How often a read is tried again whose failure may pass. */
const RETRIES = 3;

// Not a task later: a vote that leaves the queue is in the ballot at that very moment, not shown as it was before.
notifyManager.setScheduler(queueMicrotask);

/** What has come from the API, for as long as the page lives. Public answers stay fresh as long as the edge keeps them. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: (count, error) => count < RETRIES && error instanceof Failure && error.passing,
    },
    mutations: { retry: false },
  },
});

/** A part of a page that is asked for by itself. */
export interface Asked {
  readonly data: unknown;
  readonly error: Error | null;
}

/** Which parts of a page did not come. One that could not be had anew is still there to be read. */
export function failedOf(parts: readonly Asked[]): readonly Asked[] {
  return parts.filter(({ data, error }) => error !== null && data === undefined);
}

/** Asks again for all that failed of what is looked at now: with no network all of it has. */
export async function askAgain(): Promise<void> {
  await queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
}
