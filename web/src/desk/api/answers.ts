import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';

export type AnswersDraft = Schemas['AnswersDraft'];
export type AnswersGiven = Schemas['AnswersGiven'];

/** Answers one proposal or several at once; what is refused is told for each. */
export function useAnswer() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AnswersDraft) =>
      answerOf(signedIn.PUT('/api/campaigns/{campaign}/answers', { params: { path: { campaign } }, body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['answer-debt', campaign] });
      await client.invalidateQueries({ queryKey: ['proposal', campaign] });
      await client.invalidateQueries({ queryKey: ['proposals', campaign] });
    },
  });
}
