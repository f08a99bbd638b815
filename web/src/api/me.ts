import { useMutation } from '@tanstack/preact-query';
import { answerOf, type Schemas, signedIn } from './client.ts';

/** All that is held on one, every page of it. */
export async function exportMe(): Promise<readonly Schemas['PersonalExport'][]> {
  const pages: Schemas['PersonalExport'][] = [];
  let cursor: string | null = null;
  do {
    const query: { cursor?: string } = cursor === null ? {} : { cursor };
    const page: Schemas['PersonalExport'] = await answerOf(signedIn.GET('/api/me/export', { params: { query } }));
    pages.push(page);
    cursor = page.next;
  } while (cursor !== null);
  return pages;
}

/** Takes oneself out. `complete: false`: some ballots were being counted, try again in some minutes. */
export function useErase() {
  return useMutation({ mutationFn: () => answerOf(signedIn.DELETE('/api/me')) });
}
