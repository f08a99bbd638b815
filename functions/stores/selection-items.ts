import * as z from 'zod';
import { COMPLETIONS, QUOTA_CLASSES, SCORES, type SelectionRule, TIE_STEPS } from '../core/selection/rule.ts';
import type { PublishedSelection } from '../core/selection/select.ts';

const equals = { ties: z.array(z.enum(TIE_STEPS)).optional(), seed: z.string().optional() };
const quota = z.object({
  per: z.enum(QUOTA_CLASSES),
  most: z.number(),
  except: z.record(z.string(), z.number()).optional(),
});
const scored = { score: z.enum(SCORES).optional(), quotas: z.array(quota).optional(), ...equals };
const rule: z.ZodType<SelectionRule> = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('best'), projects: z.number(), ...scored }),
  z.object({ rule: z.literal('threshold'), votes: z.number(), ...scored }),
  z.object({ rule: z.literal('greedy'), budget: z.number(), skip: z.boolean(), ...scored }),
  z.object({
    rule: z.literal('equal-shares'),
    budget: z.number(),
    completion: z.enum(COMPLETIONS),
    ...equals,
  }),
]);
const outcome = z.object({
  selected: z.array(z.number()),
  spent: z.number(),
  ties: z.array(z.object({ numbers: z.array(z.number()), places: z.number().nullable() })),
  decided: z.boolean(),
  uncosted: z.array(z.number()),
  added: z.number().nullable(),
});
const selection: z.ZodType<PublishedSelection> = z.object({
  rule,
  outcome,
  whatIf: z.array(z.object({ rule, outcome })),
});

/** As one text: lists of maps would take several times the room. Results written before have none. */
export const selectionAttribute = z
  .string()
  .optional()
  .transform((text): PublishedSelection | null => (text === undefined ? null : selection.parse(JSON.parse(text))));

export function selectionText(selected: PublishedSelection | null): string | undefined {
  return selected === null ? undefined : JSON.stringify(selected);
}
