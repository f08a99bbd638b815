import * as z from 'zod';
import { ANSWER_KINDS } from '../core/answer.ts';
import { LANGUAGES } from '../core/campaign.ts';
import { ANSWER_TEXT, ANSWERS_A_REQUEST } from '../core/limits.ts';
import { PROBLEMS } from './problem.ts';
import { instant, proposalNumber, words } from './schema-parts.ts';

const count = z.int().min(0);
const since = instant.nullable().meta({
  description: 'When the oldest unanswered one was handed in: its author waits from then on. null: all are answered',
});
const debt = { proposals: count, unanswered: count, since };
const revision = z.int().min(1).meta({ description: 'The revision of the proposal that the moderator saw' });

const draftFields = {
  kind: z.enum(ANSWER_KINDS),
  text: z
    .partialRecord(z.enum(LANGUAGES), words(ANSWER_TEXT, 'lines'))
    .meta({ description: "A text for each language; the campaign's first one is needed" }),
  project: z.string().max(64).nullable().default(null).meta({ description: 'Id of the project that it went into' }),
};
export const answerDraft = z.strictObject({ revision, ...draftFields }).meta({ id: 'AnswerDraft' });
export const answersDraft = z
  .strictObject({
    proposals: z
      .array(z.strictObject({ number: proposalNumber, revision }))
      .min(1)
      .max(ANSWERS_A_REQUEST),
    ...draftFields,
  })
  .meta({ id: 'AnswersDraft', description: 'One answer to several proposals' });

const code = z.string().meta({ enum: Object.keys(PROBLEMS) });
export const answersGiven = z
  .strictObject({
    answered: z.array(z.strictObject({ number: z.int(), revision: z.int() })).meta({
      description: 'With the revision since; also those that had this very answer already',
    }),
    refused: z.array(
      z.strictObject({
        number: z.int(),
        code,
        detail: z.string(),
        revision: z.int().nullable().meta({ description: 'The revision that it has; null where there is none' }),
      }),
    ),
  })
  .meta({
    id: 'AnswersGiven',
    description: 'Each proposal is answered wholly or not at all, whatever becomes of others',
  });

export const answerDebt = z
  .strictObject({
    campaign: z.string(),
    ...debt,
    answers: z.strictObject({
      accepted: count,
      partly: count,
      'already-exists': count,
      'not-possible': count,
      'not-now': count,
    }),
    themes: z.array(z.strictObject({ theme: z.string(), ...debt })),
    districts: z.array(z.strictObject({ district: z.string().nullable(), ...debt })).meta({
      description: 'By the district that a proposal names itself; null is the whole city. Rows add up to the whole',
    }),
    asOf: instant,
  })
  .meta({ id: 'AnswerDebt', description: 'How many published proposals the city has not answered yet' });
