import * as z from 'zod';
import { BODY, C, noBody, nothing, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import * as schemas from './project-schemas.ts';
import { campaignPath, proposalPath } from './schema-parts.ts';

const staff = { function: 'moderate', scope: 'moderate', maxAge: 0, query: nothing } as const;
const reads = { function: 'browse', scope: null, body: noBody, query: nothing, maxAge: 5 } as const;
const READ = [...PARAMETERS, 'unknown-campaign'] as const;
const WRITE = [...BODY, 'not-a-moderator', 'unknown-campaign', 'busy'] as const;
/** Followers' programs ask again and again by themselves. */
const FEED_AGE = 60;

/** What the city will do, whose ideas that stands on, and what becomes of its promises. */
export const PROJECT_OPERATIONS = {
  listProjects: {
    ...reads,
    summary: 'Projects, newest first, filtered and paged',
    method: 'GET',
    path: `${C}/projects`,
    params: campaignPath,
    query: schemas.projectsQuery,
    success: { status: 200, schema: schemas.projectPage },
    problems: [...READ, 'invalid-cursor'],
  },
  getProject: {
    ...reads,
    summary: 'One project: its promises, whose ideas it stands on, and what has happened',
    method: 'GET',
    path: `${C}/projects/{project}`,
    params: schemas.projectPath,
    success: { status: 200, schema: schemas.publicProject },
    problems: [...READ, 'unknown-project'],
  },
  createProject: {
    ...staff,
    summary: 'Make a project of what citizens proposed',
    method: 'POST',
    path: `${C}/projects`,
    params: campaignPath,
    body: schemas.projectDraft,
    success: { status: 201, schema: schemas.project },
    problems: [...WRITE, 'idempotency-key-reused', 'project-limit-reached'],
    idempotencyKey: true,
  },
  changeProject: {
    ...staff,
    summary: 'Change a project, its state or its dates; a date that is moved stays told',
    method: 'PATCH',
    path: `${C}/projects/{project}`,
    params: schemas.projectPath,
    body: schemas.projectChanges,
    success: { status: 200, schema: schemas.project },
    problems: [...WRITE, 'unknown-project', 'revision-conflict'],
  },
  updateProject: {
    ...staff,
    summary: 'Tell how a project is getting on',
    method: 'POST',
    path: `${C}/projects/{project}/updates`,
    params: schemas.projectPath,
    body: schemas.updateDraft,
    success: { status: 201, schema: schemas.projectUpdate },
    problems: [...WRITE, 'unknown-project', 'revision-conflict', 'project-limit-reached'],
  },
  putTendency: {
    ...staff,
    summary: 'Name a group of proposals that want the same, and say which belong to it',
    method: 'PUT',
    path: `${C}/tendencies/{tendency}`,
    params: schemas.tendencyPath,
    body: schemas.tendencyDraft,
    success: { status: 200, schema: schemas.tendency },
    problems: [...WRITE, 'revision-conflict', 'project-limit-reached'],
  },
  listTendencies: {
    ...reads,
    summary: 'All groups of proposals',
    method: 'GET',
    path: `${C}/tendencies`,
    params: campaignPath,
    success: { status: 200, schema: schemas.tendencies },
    problems: READ,
  },
  getLineage: {
    ...reads,
    summary: 'What a proposal has turned into',
    method: 'GET',
    path: `${C}/proposals/{number}/lineage`,
    params: proposalPath,
    success: { status: 200, schema: schemas.lineage },
    problems: [...READ, 'unknown-proposal'],
  },
  getPromises: {
    ...reads,
    summary: 'How many promises are late, were moved and were kept, by district',
    method: 'GET',
    path: `${C}/promises`,
    params: campaignPath,
    success: { status: 200, schema: schemas.promises },
    problems: READ,
  },
  getFeed: {
    ...reads,
    summary:
      'What is new, as an Atom feed (RFC 4287): of all, a theme, a district, a project, or a proposal with its answer and comments',
    method: 'GET',
    path: `${C}/feed.atom`,
    params: campaignPath,
    query: schemas.feedQuery,
    success: { status: 200, schema: z.string(), mediaType: 'application/atom+xml' },
    maxAge: FEED_AGE,
    conditional: true,
    problems: [...READ, 'unknown-proposal', 'unknown-project'],
  },
  getCalendar: {
    ...reads,
    summary: 'Phases and due dates as a calendar (iCalendar, RFC 5545)',
    method: 'GET',
    path: `${C}/calendar.ics`,
    params: campaignPath,
    query: schemas.calendarQuery,
    success: { status: 200, schema: z.string(), mediaType: 'text/calendar; charset=utf-8' },
    maxAge: FEED_AGE,
    conditional: true,
    problems: [...READ, 'unknown-project'],
  },
} as const satisfies Record<string, Operation>;
