import { useQuery } from '@tanstack/preact-query';
import { answerOf, anyone } from './anyone.ts';

/** What this site is set to, such as where a map's pictures come from: it stays as long as the page lives. */
export function useSite() {
  return useQuery({
    queryKey: ['site'],
    queryFn: ({ signal }) => answerOf(anyone.GET('/api/site', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
