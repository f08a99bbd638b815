import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { type Campaign, campaignQuery } from '../../api/campaigns.ts';
import { answerOf, type Schemas, signedIn } from '../../api/client.ts';
import { FIRST } from '../../api/first-page.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { Failure } from '../../api/problem.ts';
import { wholeResult } from '../../api/whole-result.ts';

export type Pausable = Schemas['Pause']['what'];
type Pause = Campaign['paused'][Pausable];

/** Shows a pause or its end at once: the campaign's public answer is kept for some seconds on its way. */
function useShowPause() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return (what: Pausable, pause: Pause) => {
    client.setQueryData(campaignQuery(campaign).queryKey, (known) => {
      return known && { ...known, paused: { ...known.paused, [what]: pause } };
    });
  };
}

export function usePause() {
  const campaign = usePageCampaign() ?? '';
  const show = useShowPause();
  return useMutation({
    mutationFn: (body: Schemas['Pause']) =>
      answerOf(signedIn.POST('/api/campaigns/{campaign}/pause', { params: { path: { campaign } }, body })),
    onSuccess: ({ at: since }, { what, reason }) => show(what, { since, reason }),
  });
}

export function useResume() {
  const campaign = usePageCampaign() ?? '';
  const show = useShowPause();
  return useMutation({
    mutationFn: (body: Schemas['Resumption']) =>
      answerOf(signedIn.POST('/api/campaigns/{campaign}/resume', { params: { path: { campaign } }, body })),
    onSuccess: (_, { what }) => show(what, null),
  });
}

export function useDeskIntegrity() {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['desk-integrity', campaign],
    queryFn: ({ signal }) =>
      answerOf(signedIn.GET('/api/campaigns/{campaign}/desk/integrity', { params: { path: { campaign } }, signal })),
  });
}

export type AuditEntry = Schemas['AuditEntry'];

/** Every act of the staff, newest first. */
export function useAudit() {
  const campaign = usePageCampaign() ?? '';
  return useInfiniteQuery({
    queryKey: ['audit', campaign],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 25, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return answerOf(
        signedIn.GET('/api/campaigns/{campaign}/audit', { params: { path: { campaign }, query }, signal }),
      );
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
  });
}

const NEXT_PART = /[?&]after=(\d+)[^>]*>;\s*rel="?next/;

interface Part {
  readonly text: string;
  /** Behind which sequence the next part begins; null: this is the last. */
  readonly next: number | null;
}

async function auditPart(campaign: string, format: 'csv' | 'jsonl', after: number): Promise<Part> {
  const options = { params: { path: { campaign }, query: { after } }, parseAs: 'text' as const };
  const answered = await (format === 'csv'
    ? signedIn.GET('/api/campaigns/{campaign}/audit.csv', options)
    : signedIn.GET('/api/campaigns/{campaign}/audit.jsonl', options));
  const next = NEXT_PART.exec(answered.response.headers.get('link') ?? '')?.[1];
  return { text: await answerOf<string>(Promise.resolve(answered)), next: next === undefined ? null : Number(next) };
}

/** The whole log as a file: its parts one behind the other. */
export async function exportAudit(campaign: string, format: 'csv' | 'jsonl'): Promise<string> {
  let text = '';
  let after: number | null = 0;
  while (after !== null) {
    const part: Part = await auditPart(campaign, format, after);
    text += part.text;
    after = part.next;
  }
  return text;
}

export function useAboutResult(act: 'publication' | 'recount') {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['AboutResult']) => {
      const params = { path: { campaign } };
      return answerOf(
        act === 'publication'
          ? signedIn.POST('/api/campaigns/{campaign}/publication', { params, body })
          : signedIn.POST('/api/campaigns/{campaign}/recount', { params, body }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['desk-result', campaign] }),
  });
}

/**
 * The latest result, also while it waits for its publication; null while there is none.
 *
 * @param asked whether to ask at all: before voting has closed there is none
 */
export function useDeskResult(asked: boolean) {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['desk-result', campaign],
    queryFn: async ({ signal }) => {
      try {
        return await wholeResult(({ after }) => {
          const params = { path: { campaign }, query: after === undefined ? {} : { after } };
          return answerOf(signedIn.GET('/api/campaigns/{campaign}/desk/result', { params, signal }));
        });
      } catch (error) {
        if (error instanceof Failure && error.code === 'no-result-yet') return null;
        throw error;
      }
    },
    enabled: asked,
  });
}
