import { createHash, randomUUID } from 'node:crypto';
import type { Campaign, Instant } from '../core/campaign.ts';
import { PROJECT_LIMITS, type Project } from '../core/project.ts';
import { blankProject, changeProject, type ProjectChanges } from '../core/project-changes.ts';
import { dayAt } from '../core/promises.ts';
import { contentHash } from '../http/content-hash.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { projectView, tendencyView } from '../http/project-view.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { BallotPapers } from '../stores/ballot-papers.ts';
import { projectFrom, tendencyFrom } from '../stores/project-items.ts';
import type { Projects } from '../stores/projects.ts';
import { emptyFaults, languageFaults, numberFaults, placeFaults, refuseFaults } from './project-check.ts';
import type { ActOutcome, ProjectDesk } from './project-desk.ts';

export interface ProjectDeskParts {
  readonly campaigns: DeployedCampaigns;
  readonly papers: Pick<BallotPapers, 'read'>;
  readonly projects: Projects;
  readonly desk: ProjectDesk;
}

/** Twelve hexadecimal digits. The same key of the same person gives the same, so that sending again finds the first. */
function idFor(staff: string, idempotencyKey: string | null): string {
  const hash = createHash('sha256').update(`${staff}|${idempotencyKey ?? randomUUID()}`);
  return hash.digest('hex').slice(0, 12);
}

function projectConflict(campaign: Campaign, now: Project, seen: number, at: Instant): Problem {
  const detail = `Project ${now.id} has revision ${now.revision} by now, you saw ${seen}: look at it again`;
  return new Problem('revision-conflict', detail, {
    revision: now.revision,
    current: projectView(campaign, now, at),
  });
}

/** What stands against an act, apart from a conflict. */
function refusal(
  result: Exclude<ActOutcome, { outcome: 'done' } | { outcome: 'conflict' }>,
  tendencies: readonly string[],
) {
  switch (result.outcome) {
    case 'full': {
      const { projects, groups } = PROJECT_LIMITS;
      return new Problem(
        'project-limit-reached',
        `A campaign holds at most ${projects} projects and ${groups} groups of proposals`,
      );
    }
    case 'no-tendency': {
      const detail = `No group of proposals is called "${tendencies[result.index]}"; PUT it first`;
      const pointer = `/tendencies/${result.index}`;
      const errors = [{ pointer, code: 'invalid-value', detail }];
      return new Problem('invalid-value', `body${pointer}: ${detail}`, { errors });
    }
    case 'contended':
      return new Problem('busy', 'Many acts of the staff are recorded right now; please send yours again');
  }
}

export function projectDeskRoutes({ campaigns, papers, projects, desk }: ProjectDeskParts): Route[] {
  /** Throws for what a campaign does not have. */
  async function check(campaign: Campaign, changes: ProjectChanges): Promise<void> {
    const { title, text, reason, proposals = [], milestones = [] } = changes;
    const titles = Object.fromEntries(milestones.map((one, index) => [`/milestones/${index}/title`, one.title]));
    const last = proposals.length === 0 ? 0 : (await papers.read(campaign.id)).last;
    refuseFaults([
      ...emptyFaults({ '/title': title, '/reason': reason, ...titles }),
      ...languageFaults(campaign, { '/title': title, '/text': text, '/reason': reason, ...titles }),
      ...placeFaults(campaign, changes),
      ...numberFaults(proposals, last),
    ]);
  }

  async function changed(campaign: Campaign, before: Project, changes: ProjectChanges, at: Instant): Promise<Project> {
    await check(campaign, changes);
    const { project, faults } = changeProject(before, changes, { at, today: dayAt(at, campaign.timeZone) });
    if (project) return project;
    refuseFaults(faults);
    throw new Error('A change of a project was refused without a fault');
  }

  /** Throws `unknown-project`, or `revision-conflict` when it is not as the moderator saw it. */
  async function asSeen(campaign: Campaign, id: string, revision: number, at: Instant): Promise<Project> {
    const project = await projects.read(campaign.id, id);
    if (!project) throw new Problem('unknown-project', `${campaign.id} has no project "${id}"`);
    if (project.revision !== revision) throw projectConflict(campaign, project, revision, at);
    return project;
  }

  return [
    staffRoute(OPERATIONS.createProject, async ({ params, body, caller, receivedAt: at, idempotencyKey }) => {
      const campaign = campaigns.get(params.campaign);
      const fingerprint = idempotencyKey === null ? null : contentHash(body);
      const id = idFor(caller.id, idempotencyKey);
      const project = await changed(campaign, blankProject(id, at), body, at);
      const reply = (made: Project) => ({
        body: projectView(campaign, made, at),
        headers: { location: `/api/campaigns/${campaign.id}/projects/${id}` },
      });
      const result = await desk.create(campaign, project, fingerprint, { by: caller.id, at });
      if (result.outcome === 'done') return reply(project);
      if (result.outcome !== 'conflict') throw refusal(result, project.tendencies);
      if ((await projects.fingerprintOf(campaign.id, id)) === fingerprint) return reply(projectFrom(result.item));
      throw new Problem('idempotency-key-reused', 'Another project was made with this key; choose a new key');
    }),

    staffRoute(OPERATIONS.changeProject, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { revision, ...changes } = body;
      const before = await asSeen(campaign, params.project, revision, at);
      const project = await changed(campaign, before, changes, at);
      const result = await desk.change(campaign, before, project, { by: caller.id, at });
      if (result.outcome === 'done') return { body: projectView(campaign, project, at) };
      if (result.outcome === 'conflict') throw projectConflict(campaign, projectFrom(result.item), revision, at);
      throw refusal(result, project.tendencies);
    }),

    staffRoute(OPERATIONS.updateProject, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { revision, text } = body;
      const today = dayAt(at, campaign.timeZone);
      const { date = today } = body;
      refuseFaults([
        ...emptyFaults({ '/text': text }),
        ...languageFaults(campaign, { '/text': text }),
        ...(date > today
          ? [{ pointer: '/date', code: 'out-of-range' as const, detail: `${date} is still to come; today is ${today}` }]
          : []),
      ]);
      const before = await asSeen(campaign, params.project, revision, at);
      if (before.updates >= PROJECT_LIMITS.updates) {
        throw new Problem('project-limit-reached', `A project holds at most ${PROJECT_LIMITS.updates} updates`);
      }
      const number = before.updates + 1;
      const project = { ...before, updates: number, changedAt: at, revision: before.revision + 1 };
      const update = { number, date, text, at };
      const result = await desk.update(campaign, before, project, update, { by: caller.id, at });
      if (result.outcome === 'conflict') throw projectConflict(campaign, projectFrom(result.item), revision, at);
      if (result.outcome !== 'done') throw refusal(result, []);
      const { id } = project;
      return { body: { ...update, project: id, at: new Date(at).toISOString(), revision: project.revision } };
    }),

    staffRoute(OPERATIONS.putTendency, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { revision: seen, name, proposals } = body;
      refuseFaults([
        ...emptyFaults({ '/name': name }),
        ...languageFaults(campaign, { '/name': name }),
        ...numberFaults(proposals, (await papers.read(campaign.id)).last),
      ]);
      const sorted = proposals.toSorted((one, other) => one - other);
      const tendency = { id: params.tendency, name, proposals: sorted, changedAt: at, revision: (seen ?? 0) + 1 };
      const result = await desk.putTendency(campaign, tendency, seen, { by: caller.id, at });
      if (result.outcome === 'done') return { body: tendencyView(tendency) };
      if (result.outcome !== 'conflict') throw refusal(result, []);
      const there = Object.keys(result.item).length > 0;
      const now = there ? tendencyView(tendencyFrom(result.item)) : null;
      const found = now === null ? 'is not there yet' : `has revision ${now.revision} by now`;
      throw new Problem('revision-conflict', `The group "${tendency.id}" ${found}; you saw ${seen ?? 'none'}`, {
        revision: now?.revision ?? null,
        current: now,
      });
    }),
  ];
}
