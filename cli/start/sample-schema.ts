import * as z from 'zod';
import { ANSWER_KINDS } from '../../functions/core/answer.ts';
import type { Campaign } from '../../functions/core/campaign.ts';
import { HIDING_REASONS } from '../../functions/core/comment.ts';
import { LARGEST_COST } from '../../functions/core/limits.ts';
import { LocalTimeError } from '../../functions/core/local-time.ts';
import { REJECTION_REASONS, REPORT_REASONS } from '../../functions/core/moderation.ts';
import { PAUSABLE } from '../../functions/core/pause.ts';
import { instantOf } from '../../functions/core/zone.ts';
import { answerDraft } from '../../functions/http/answer-schemas.ts';
import { commentDraft } from '../../functions/http/comment-schemas.ts';
import { projectChanges, projectDraft, tendencyDraft, updateDraft } from '../../functions/http/project-schemas.ts';

/** Names a proposal, a project or a group inside the sample; numbers and ids are known once they are handed in. */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const keys = z.array(key);
const message = z.string().nullable().default(null);

/** What the files of a sample hold besides proposals. Times are local to the campaign, such as `2017-04-02T19:10`. */
export function sampleSchemas({ timeZone }: Pick<Campaign, 'timeZone'>) {
  const at = z.string().transform((text, context) => {
    try {
      return instantOf(text, timeZone);
    } catch (error) {
      if (!(error instanceof LocalTimeError)) throw error;
      context.addIssue({ code: 'custom', message: `${error.reason}; ${error.remedy}`, input: text });
      return z.NEVER;
    }
  });
  const said = {
    at,
    /** `author`: whoever handed the proposal in. `city`: the city. Left out, a citizen of their own. */
    voice: z.enum(['author', 'city']).optional(),
    ...commentDraft.omit({ replyTo: true }).shape,
  };
  const comment = z.strictObject({
    on: key,
    ...said,
    hidden: z.strictObject({ at, reason: z.enum(HIDING_REASONS), text: z.string() }).optional(),
    withdrawnAt: at.optional(),
    replies: z.array(z.strictObject(said)).default([]),
  });
  const step = z.union([
    z.strictObject({ at, change: projectChanges.omit({ revision: true }) }),
    z.strictObject({ at, update: updateDraft.omit({ revision: true }) }),
  ]);
  const about = { at, proposal: key };
  const act = z.discriminatedUnion('act', [
    /** Publishes all that waits because it is new, and for nothing else. */
    z.strictObject({ at, act: z.literal('review') }),
    z.strictObject({ ...about, act: z.literal('publish'), message }),
    z.strictObject({ ...about, act: z.literal('reject'), reason: z.enum(REJECTION_REASONS), message }),
    z.strictObject({
      ...about,
      act: z.literal('report'),
      reason: z.enum(REPORT_REASONS),
      text: message,
      /** Whoever reports, by a name that nobody is shown. */
      by: key,
    }),
    z.strictObject({ ...about, act: z.literal('edit'), summary: z.string() }),
    z.strictObject({ ...about, act: z.literal('withdraw') }),
    z.strictObject({ ...about, act: z.literal('merge'), into: key, reason: z.string() }),
    z.strictObject({ ...about, act: z.literal('contradict'), other: key, reason: z.string() }),
    /** By the proposals' keys, in whole units of the campaign's currency. */
    z.strictObject({ at, act: z.literal('costs'), costs: z.record(key, z.int().min(0).max(LARGEST_COST)) }),
    z.strictObject({ at, act: z.literal('pause'), what: z.enum(PAUSABLE), reason: z.string() }),
    z.strictObject({ at, act: z.literal('resume'), what: z.enum(PAUSABLE), reason: z.string() }),
    z.strictObject({ at, act: z.literal('recount'), reason: z.string() }),
  ]);
  return {
    comments: z.strictObject({ comments: z.array(comment) }),
    projects: z.strictObject({
      tendencies: z.array(z.strictObject({ at, id: key, name: tendencyDraft.shape.name, proposals: keys })),
      projects: z.array(
        z.strictObject({ key, at, ...projectDraft.shape, proposals: keys, steps: z.array(step).default([]) }),
      ),
    }),
    desk: z.strictObject({
      answers: z.array(
        z.strictObject({
          at,
          kind: z.enum(ANSWER_KINDS),
          text: answerDraft.shape.text,
          proposals: keys.min(1),
          project: key.nullable(),
        }),
      ),
      desk: z.array(act),
    }),
  };
}

type Schemas = ReturnType<typeof sampleSchemas>;
type Read<K extends keyof Schemas> = z.output<Schemas[K]>;
export type SampleComment = Read<'comments'>['comments'][number];
export type SampleReply = SampleComment['replies'][number];
export type SampleTendency = Read<'projects'>['tendencies'][number];
export type SampleProject = Read<'projects'>['projects'][number];
export type SampleAnswer = Read<'desk'>['answers'][number];
export type SampleAct = Read<'desk'>['desk'][number];
