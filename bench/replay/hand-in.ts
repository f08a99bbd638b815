import type { Election } from '../election.ts';
import type { ElectionApi } from './api.ts';
import type { Progress } from './progress.ts';

/**
 * Hands in every proposal, one after the other, so that the numbers follow the source's order.
 *
 * @throws Error when a proposal gets another number than its place
 */
export async function handInAll(
  election: Election,
  api: ElectionApi,
  progress: Progress,
  signal?: AbortSignal,
): Promise<void> {
  const stage = progress('proposals', election.drafts.length);
  try {
    for (const [index, draft] of election.drafts.entries()) {
      signal?.throwIfAborted();
      const token = await api.tokenOf(`author-${index + 1}`, 'propose');
      const number = await api.handIn(draft, token);
      if (number !== index + 1) {
        throw new Error(`${draft.source} was handed in as the ${index + 1}. proposal and got the number ${number}`);
      }
      stage.add(1);
    }
  } finally {
    stage.end();
  }
}
