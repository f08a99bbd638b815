import * as z from 'zod';
import { LANGUAGES } from '../core/campaign.ts';
import { LARGEST_PAGE, USUAL_PAGE } from '../core/limits.ts';
import { PROJECT_LIMITS, PROJECT_STATES } from '../core/project.ts';
import { PROMISE_STATES } from '../core/promises.ts';
import { campaignId, instant, proposalNumber, wholeNumber, words } from './schema-parts.ts';

const count = z.int().min(0);
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2199-12-31';
const day = z.iso
  .date()
  .check(({ value, issues }) => {
    if (value < FIRST_DAY || value > LAST_DAY)
      issues.push({ code: 'custom', message: `must be a day from ${FIRST_DAY} to ${LAST_DAY}`, input: value });
  })
  .meta({ description: "A day by the campaign's clocks", example: '2018-06-30' });
const dueDay = day.meta({ description: 'The last day on which it is in time; from the next on it is late by itself' });
const pastDay = day.meta({ description: 'Not a day to come' });

function texts(limits: { min: number; max: number }, kind: 'line' | 'lines') {
  return z
    .partialRecord(z.enum(LANGUAGES), words(limits, kind))
    .meta({ description: "One text a language; the campaign's first one is needed" });
}
const translated = z.partialRecord(z.enum(LANGUAGES), z.string()).meta({ description: 'One text a language' });

export const projectId = z.string().max(64).meta({ description: "The project's id", example: '0f2c94a1b7de' });
const tendencyId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ description: 'Lower-case letters, digits and single hyphens', example: 'water-in-parks' });
export const projectPath = z.strictObject({ campaign: campaignId, project: projectId });
export const tendencyPath = z.strictObject({ campaign: campaignId, tendency: tendencyId });

const unique = (values: readonly unknown[]) => new Set(values).size === values.length;
const numbers = z
  .array(proposalNumber)
  .max(PROJECT_LIMITS.proposals)
  .refine(unique, 'names a proposal twice')
  .meta({ description: 'Numbers of proposals' });

const projectFields = {
  title: texts(PROJECT_LIMITS.title, 'line'),
  text: texts(PROJECT_LIMITS.text, 'lines'),
  district: z.string().max(64).nullable().meta({ description: 'null: the whole city' }),
  theme: z.string().max(64),
  cost: z
    .int()
    .min(PROJECT_LIMITS.cost.min)
    .max(PROJECT_LIMITS.cost.max)
    .nullable()
    .meta({ description: "In whole units of the campaign's currency; null while it is not known" }),
  unit: words(PROJECT_LIMITS.unit, 'line').meta({ description: 'The unit of the city that is in charge' }),
  state: z.enum(PROJECT_STATES),
  reason: texts(PROJECT_LIMITS.reason, 'lines').meta({
    description: 'Why the state changes or dates move; needed for `dropped`',
  }),
  due: dueDay,
  reachedOn: pastDay.meta({ description: 'The day on which it was done, with the state `done`; left out, today' }),
  tendencies: z
    .array(tendencyId)
    .max(PROJECT_LIMITS.tendencies)
    .refine(unique, 'names a group twice')
    .meta({ description: 'Groups of ideas that it stands on' }),
  proposals: numbers.meta({ description: 'Proposals that it stands on without a group' }),
};
const milestoneTitle = texts(PROJECT_LIMITS.title, 'line');

export const projectDraft = z
  .strictObject({
    ...projectFields,
    text: projectFields.text.default({}),
    district: projectFields.district.default(null),
    cost: projectFields.cost.default(null),
    state: projectFields.state.default('planned'),
    reason: projectFields.reason.optional(),
    due: dueDay.optional(),
    reachedOn: projectFields.reachedOn.optional(),
    tendencies: projectFields.tendencies.default([]),
    proposals: projectFields.proposals.default([]),
    milestones: z
      .array(z.strictObject({ title: milestoneTitle, due: dueDay }))
      .max(PROJECT_LIMITS.milestones)
      .default([]),
  })
  .meta({ id: 'ProjectDraft' });

const seen = z.int().min(1).meta({ description: 'The revision that the moderator saw' });

export const projectChanges = z
  .strictObject({
    revision: seen,
    ...z.object(projectFields).partial().shape,
    milestones: z
      .array(
        z.strictObject({
          id: z.string().max(8).optional().meta({ description: 'Left out, it is a new one' }),
          title: milestoneTitle.optional(),
          due: dueDay.optional(),
          reachedOn: pastDay.nullable().optional(),
        }),
      )
      .max(PROJECT_LIMITS.milestones)
      .optional()
      .meta({ description: 'Those to add or to change; none can be taken away, for it was promised' }),
  })
  .meta({ id: 'ProjectChanges', description: 'What is left out stays' });

export const updateDraft = z
  .strictObject({
    revision: seen,
    text: texts(PROJECT_LIMITS.update, 'lines'),
    date: pastDay.optional().meta({ description: 'The day that it tells of; left out, today' }),
  })
  .meta({ id: 'ProjectUpdateDraft' });

export const tendencyDraft = z
  .strictObject({
    revision: seen.nullable().meta({ description: 'The revision that the moderator saw; null for a new group' }),
    name: texts(PROJECT_LIMITS.title, 'line'),
    proposals: numbers,
  })
  .meta({ id: 'TendencyDraft', description: 'A group of proposals that want the same' });

export const tendency = z
  .strictObject({
    id: z.string(),
    name: translated,
    proposals: z.array(z.int()),
    changedAt: instant,
    revision: z.int().min(1),
  })
  .meta({ id: 'Tendency' });
export const tendencies = z.strictObject({ items: z.array(tendency) }).meta({ id: 'Tendencies' });

const promise = {
  due: day,
  state: z.enum(PROMISE_STATES),
  lateSince: instant.nullable().meta({ description: 'The instant at which its day had passed; null where it has not' }),
  reachedOn: day.nullable(),
  moves: z
    .array(z.strictObject({ from: day, to: day, at: instant, reason: translated.nullable() }))
    .meta({ description: 'Every date that it had before, oldest first' }),
};
const promiseCounts = {
  promises: count.meta({ description: 'Due dates of projects and of their milestones' }),
  open: count,
  late: count,
  kept: count,
  keptLate: count,
  dropped: count.meta({ description: 'Not kept, and the project was dropped' }),
  moved: count.meta({ description: 'How many of them have had an earlier date' }),
};
const projectHead = {
  id: z.string(),
  title: translated,
  district: z.string().nullable(),
  theme: z.string(),
  cost: z.int().nullable(),
  unit: z.string(),
  state: z.enum(PROJECT_STATES),
  reason: translated.nullable(),
  late: z.boolean().meta({ description: 'Whether its own due date or that of a milestone has passed unkept' }),
  due: day.nullable(),
  promises: z.strictObject(promiseCounts),
  updates: count,
  createdAt: instant,
  changedAt: instant,
  revision: z.int().min(1),
};
export const projectSummary = z.strictObject(projectHead).meta({ id: 'ProjectSummary' });
export const projectPage = z
  .strictObject({ items: z.array(projectSummary), total: count, next: z.string().nullable(), now: instant })
  .meta({ id: 'ProjectPage' });

const projectBody = {
  campaign: z.string(),
  ...projectHead,
  text: translated,
  promise: z.strictObject(promise).nullable(),
  milestones: z.array(z.strictObject({ id: z.string(), title: translated, ...promise })),
  tendencies: z.array(z.string()),
  proposals: z.array(z.int()),
};
export const project = z.strictObject(projectBody).meta({ id: 'Project' });

const history = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('update'), number: z.int(), date: day, text: translated, at: instant }),
  z.strictObject({
    kind: z.literal('late'),
    promise: z.string().meta({ description: "A milestone's id, or `whole`" }),
    due: day,
    at: instant.meta({ description: 'When the date had passed' }),
    notedAt: instant.meta({ description: 'When the sweep has noted it' }),
  }),
]);
const source = z.strictObject({
  number: z.int(),
  title: z.string().nullable().meta({ description: 'null where the proposal is not public' }),
  author: z.string().nullable(),
});
export const publicProject = z
  .strictObject({
    ...projectBody,
    standsOn: z
      .strictObject({
        tendencies: z.array(z.strictObject({ id: z.string(), name: translated, proposals: z.array(z.int()) })),
        proposals: z.array(source).meta({ description: 'All of them, also those of its groups' }),
      })
      .meta({ description: 'Whose ideas it stands on' }),
    history: z.array(history).meta({ description: 'Updates, and dates that passed unkept; newest first' }),
    now: instant,
  })
  .meta({ id: 'PublicProject' });

export const projectUpdate = z
  .strictObject({
    project: z.string(),
    number: z.int().min(1),
    date: day,
    text: translated,
    at: instant,
    revision: z.int().meta({ description: "The project's revision since" }),
  })
  .meta({ id: 'ProjectUpdate' });

export const lineage = z
  .strictObject({
    campaign: z.string(),
    number: z.int(),
    tendencies: z.array(z.strictObject({ id: z.string(), name: translated })),
    projects: z.array(
      z.strictObject({
        ...projectHead,
        through: z.array(z.string()).meta({ description: 'The groups on the way; none where it names the proposal' }),
      }),
    ),
    now: instant,
  })
  .meta({ id: 'Lineage', description: 'What one proposal has turned into' });

export const promises = z
  .strictObject({
    campaign: z.string(),
    total: z.strictObject(promiseCounts),
    districts: z.array(z.strictObject({ district: z.string().nullable(), ...promiseCounts })).meta({
      description: 'By the district that a project names itself; null is the whole city. Rows add up to the total',
    }),
    now: instant,
  })
  .meta({ id: 'Promises' });

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const filters = {
  theme: z.string().max(64).optional(),
  district: z.string().max(64).optional().meta({ description: 'This district or one within it' }),
};
export const projectsQuery = z.strictObject({
  ...filters,
  state: z.enum(PROJECT_STATES).optional(),
  late: flag.optional().meta({ description: '`true`: only projects that are late; `false`: only others' }),
  limit: wholeNumber(1, LARGEST_PAGE).default(USUAL_PAGE),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});

const lang = z.enum(LANGUAGES).optional().meta({ description: "The campaign's first language where it is left out" });
export const feedQuery = z.strictObject({
  ...filters,
  proposal: proposalNumber.optional(),
  project: projectId.optional(),
  lang,
});
export const calendarQuery = z.strictObject({ ...filters, project: projectId.optional(), lang });
