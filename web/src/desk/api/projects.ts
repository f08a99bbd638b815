import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { answerOf, anyone, type Schemas, signedIn } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import type { ProjectSummary, PublicProject } from '../../api/projects.ts';
import { OwnActs } from './own-acts.ts';

export type Project = Schemas['Project'];
export type ProjectDraft = Schemas['ProjectDraft'];
export type ProjectChanges = Schemas['ProjectChanges'];
export type Tendency = Schemas['Tendency'];
export type TendencyDraft = Schemas['TendencyDraft'];

const PAGE = 100;
const own = new OwnActs<ProjectSummary>();

/** All projects of the campaign: there are hundreds at most. */
export function useAllProjects() {
  const campaign = usePageCampaign() ?? '';
  return useQuery({
    queryKey: ['projects', campaign, 'all'],
    queryFn: async ({ signal }) => {
      const items: ProjectSummary[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor === null ? {} : { cursor }) };
        const params = { path: { campaign }, query };
        const page: Schemas['ProjectPage'] = await answerOf(
          anyone.GET('/api/campaigns/{campaign}/projects', { params, signal }),
        );
        items.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return own.within(campaign, items);
    },
  });
}

/** What an act has answered takes its place at once: public answers are kept for some seconds on their way. */
function useRemember() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return (project: Project) => {
    own.remember(campaign, project);
    client.setQueryData<PublicProject>(['project', campaign, project.id], (known) => known && { ...known, ...project });
    client.setQueryData<ProjectSummary[]>(
      ['projects', campaign, 'all'],
      (known) => known && own.within(campaign, known),
    );
  };
}

export interface CreateProject {
  readonly draft: ProjectDraft;
  readonly idempotencyKey: string;
}

export function useCreateProject() {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: ({ draft, idempotencyKey }: CreateProject) => {
      const params = { path: { campaign }, header: { 'Idempotency-Key': idempotencyKey } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/projects', { params, body: draft }));
    },
    onSuccess: useRemember(),
  });
}

export function useChangeProject(project: string) {
  const campaign = usePageCampaign() ?? '';
  return useMutation({
    mutationFn: (body: ProjectChanges) => {
      const params = { path: { campaign, project } };
      return answerOf(signedIn.PATCH('/api/campaigns/{campaign}/projects/{project}', { params, body }));
    },
    onSuccess: useRemember(),
  });
}

export function useUpdateProject(project: string) {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ProjectUpdateDraft']) => {
      const params = { path: { campaign, project } };
      return answerOf(signedIn.POST('/api/campaigns/{campaign}/projects/{project}/updates', { params, body }));
    },
    onSuccess: ({ number, date, text, at, revision }) => {
      client.setQueryData<PublicProject>(['project', campaign, project], (known) => {
        return known && { ...known, revision, history: [{ kind: 'update', number, date, text, at }, ...known.history] };
      });
    },
  });
}

export function usePutTendency() {
  const campaign = usePageCampaign() ?? '';
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id: tendency, body }: { readonly id: string; readonly body: TendencyDraft }) => {
      const params = { path: { campaign, tendency } };
      return answerOf(signedIn.PUT('/api/campaigns/{campaign}/tendencies/{tendency}', { params, body }));
    },
    onSuccess: (tendency) => {
      client.setQueryData<{ items: Tendency[] }>(['tendencies', campaign], (known) => {
        const others = known?.items.filter(({ id }) => id !== tendency.id) ?? [];
        return { items: [...others, tendency] };
      });
    },
  });
}
