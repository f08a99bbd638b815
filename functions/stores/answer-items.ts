import * as z from 'zod';
import { ANSWER_KINDS, type Answer, type AnswerMark } from '../core/answer.ts';
import { LANGUAGES } from '../core/campaign.ts';

/** Finds what a campaign has answered, by when: only answered proposals are in it. */
export const ANSWERS_INDEX = 'answers';

const language = z.enum(LANGUAGES);
const instant = z.iso.datetime().transform((text) => Date.parse(text));
/** What an answer adds to a proposal's item: the index is made of the first three. */
const answerAttributes = z.object({
  answeredIn: z.string(),
  answeredAt: instant,
  answerKind: z.enum(ANSWER_KINDS),
  answer: z.object({
    text: z.partialRecord(language, z.string()),
    project: z.string().nullable(),
    missing: z.array(language),
  }),
});
const indexed = answerAttributes
  .pick({ answeredAt: true, answerKind: true })
  .extend({ number: z.string().transform(Number), revision: z.number() });

/** A mark with the revision of its proposal, by which the newer one is told. */
export interface AnsweredProposal extends AnswerMark {
  readonly number: number;
  readonly revision: number;
}

/** Null where the proposal has no answer. */
export function answerFrom(item: Readonly<Record<string, unknown>>): Answer | null {
  if (item.answerKind === undefined) return null;
  const { answerKind, answeredAt, answer } = answerAttributes.parse(item);
  return { kind: answerKind, at: answeredAt, ...answer };
}

export function answeredFrom(item: Readonly<Record<string, unknown>>): AnsweredProposal {
  const { number, revision, answerKind, answeredAt } = indexed.parse(item);
  return { number, revision, kind: answerKind, at: answeredAt };
}
