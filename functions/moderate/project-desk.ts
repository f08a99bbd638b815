import type { StaffAct } from '../core/audit.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import type { Project, ProjectUpdate, Tendency } from '../core/project.ts';
import type { AuditLog, RecordOutcome, Write } from '../stores/audit-log.ts';
import {
  putProject,
  putSubmission,
  putTendency,
  putUpdate,
  requireTendency,
  touchClock,
} from '../stores/project-writes.ts';

/** Who acts, and when. */
export interface Acting {
  readonly by: string;
  readonly at: Instant;
}

export type ActOutcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'contended' | 'full' }
  /** What is there in its place. */
  | { readonly outcome: 'conflict'; readonly item: Readonly<Record<string, unknown>> }
  /** A group that the project names is not there: its place in the list. */
  | { readonly outcome: 'no-tendency'; readonly index: number };

/** What every transaction begins with: the thing itself, and the clock. What follows are the groups it needs. */
const [THING, CLOCK] = [0, 1];

function outcomeOf(result: RecordOutcome): ActOutcome {
  switch (result.outcome) {
    case 'recorded':
      return { outcome: 'done' };
    case 'contended':
      return { outcome: 'contended' };
    case 'refused':
      if (result.index === THING) return { outcome: 'conflict', item: result.item };
      if (result.index === CLOCK) return { outcome: 'full' };
      return { outcome: 'no-tendency', index: result.index - CLOCK - 1 };
  }
}

/** Writes projects and groups of ideas, each act in one transaction with its entry in the audit log. */
export class ProjectDesk {
  readonly #table: string;
  readonly #audit: AuditLog;

  constructor(table: string, audit: AuditLog) {
    this.#table = table;
    this.#audit = audit;
  }

  async create(campaign: Campaign, project: Project, fingerprint: string | null, acting: Acting): Promise<ActOutcome> {
    const { id } = campaign;
    const writes = [
      putProject(this.#table, id, project, null),
      touchClock(this.#table, id, 'projects'),
      ...this.#groups(id, project),
      ...(fingerprint === null ? [] : [putSubmission(this.#table, id, project.id, fingerprint)]),
    ];
    return this.#record(campaign, acting, projectAct(campaign, 'create-project', project, null), writes);
  }

  async change(campaign: Campaign, before: Project, project: Project, acting: Acting): Promise<ActOutcome> {
    const writes = [
      putProject(this.#table, campaign.id, project, before.revision),
      touchClock(this.#table, campaign.id, null),
      ...this.#groups(campaign.id, project),
    ];
    return this.#record(campaign, acting, projectAct(campaign, 'change-project', project, before), writes);
  }

  async update(
    campaign: Campaign,
    before: Project,
    project: Project,
    update: ProjectUpdate,
    acting: Acting,
  ): Promise<ActOutcome> {
    const [main = 'fr'] = campaign.languages;
    const act = {
      act: 'update-project' as const,
      subject: `project/${project.id}`,
      reason: null,
      text: update.text[main] ?? null,
      before: before.revision,
      after: project.revision,
    };
    return this.#record(campaign, acting, act, [
      putProject(this.#table, campaign.id, project, before.revision),
      touchClock(this.#table, campaign.id, null),
      putUpdate(this.#table, campaign.id, project.id, update),
    ]);
  }

  async putTendency(campaign: Campaign, tendency: Tendency, seen: number | null, acting: Acting): Promise<ActOutcome> {
    const [main = 'fr'] = campaign.languages;
    const act = {
      act: 'put-tendency' as const,
      subject: `tendency/${tendency.id}`,
      reason: null,
      text: tendency.name[main] ?? null,
      before: seen,
      after: tendency.revision,
    };
    return this.#record(campaign, acting, act, [
      putTendency(this.#table, campaign.id, tendency, seen),
      touchClock(this.#table, campaign.id, seen === null ? 'groups' : null),
    ]);
  }

  #groups(campaign: string, { tendencies }: Project): Write[] {
    return tendencies.map((id) => requireTendency(this.#table, campaign, id));
  }

  async #record(campaign: Campaign, { by, at }: Acting, act: StaffAct, writes: readonly Write[]): Promise<ActOutcome> {
    return outcomeOf(await this.#audit.record(campaign.id, by, at, act, writes));
  }
}

function projectAct(
  { languages: [main = 'fr'] }: Campaign,
  act: 'create-project' | 'change-project',
  project: Project,
  before: Project | null,
): StaffAct {
  return {
    act,
    subject: `project/${project.id}`,
    reason: project.state === before?.state ? null : project.state,
    text: project.reason === before?.reason ? null : (project.reason?.[main] ?? null),
    before: before?.revision ?? null,
    after: project.revision,
  };
}
