import * as z from 'zod';
import { COMPLETIONS, QUOTA_CLASSES, SCORES, TIE_STEPS } from '../core/selection/rule.ts';

// The `error` of each part is its remedy, as in campaign-schema.ts.

const list = (values: readonly string[]) => values.map((value) => `"${value}"`).join(' or ');

const whole = (least: number, most: number) => {
  const error = `write a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const LARGEST_BUDGET = 1_000_000_000_000;
const LARGEST_COUNT = 1_000_000;
const MOST_WHAT_IFS = 10;

const ties = z
  .array(z.enum(TIE_STEPS, { error: `write ${list(TIE_STEPS)}` }), { error: 'write a list such as ["lowest-cost"]' })
  .meta({
    id: 'Ties',
    uniqueItems: true,
    description: `What decides between equals, one after the other. Left out: ${list(TIE_STEPS).replaceAll(' or', ', then')}. What stays equal is reported and waits for a lot.`,
  })
  .optional();

const seed = z
  .string({ error: 'write a text in quotes' })
  .regex(/\S/, { error: 'write a text that is not blank' })
  .max(200, { error: 'write at most 200 characters' })
  .meta({
    id: 'Seed',
    description: 'Of the one lot: drawn and published before the ballots are counted. Left out: no lot is drawn yet.',
  })
  .optional();

const score = z
  .enum(SCORES, { error: `write ${list(SCORES)}` })
  .optional()
  .describe('`for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for".');

const quota = z.strictObject(
  {
    per: z.enum(QUOTA_CLASSES, { error: `write ${list(QUOTA_CLASSES)}` }).describe('What the quota is for each of.'),
    most: whole(0, LARGEST_COUNT).describe('How many of each are selected at most.'),
    except: z
      .record(z.string(), whole(0, LARGEST_COUNT), { error: 'write an object such as {"energie": 12}' })
      .optional()
      .describe('Other quotas, by the id of the theme or district.'),
  },
  { error: 'write an object such as {"per": "theme", "most": 20}' },
);

const quotas = z
  .array(quota, { error: 'write a list such as [{"per": "theme", "most": 20}]' })
  .meta({
    id: 'Quotas',
    description: 'How many of each theme, or of each district, are selected at most. Left out: no quotas.',
  })
  .optional();

const budget = whole(1, LARGEST_BUDGET).describe('What all that is selected may cost, in whole units of currency.');

const scored = { score, quotas, ties, seed };
const equals = { ties, seed };

const best = {
  rule: z.literal('best').describe('Those with the highest score.'),
  projects: whole(1, LARGEST_COUNT).describe('How many are selected.'),
  ...scored,
};
const threshold = {
  rule: z.literal('threshold').describe('All whose score reaches a threshold.'),
  votes: whole(1, LARGEST_COUNT * 10).describe('The lowest score that is selected.'),
  ...scored,
};
const greedy = {
  rule: z.literal('greedy').describe('By score, as long as the budget lasts.'),
  budget,
  skip: z
    .boolean({ error: 'write true or false' })
    .describe('true: one that is too dear is passed over. false: nothing after it is selected.'),
  ...scored,
};
const equalShares = {
  rule: z
    .literal('equal-shares')
    .describe('The Method of Equal Shares: each citizen has the same part of the budget, for what they voted for.'),
  budget,
  completion: z
    .enum(COMPLETIONS, { error: `write ${list(COMPLETIONS)}` })
    .describe(
      'What happens with money left over. `none`: nothing. `add1`: shares grow, one unit of currency at a time. `utilitarian`: it goes by votes. `add1u`: first one, then the other.',
    ),
  ...equals,
};

const error =
  'write an object such as {"rule": "best", "projects": 77}; the rules are "best", "threshold", "greedy" and "equal-shares"';
/** One rule, without others beside it. */
export const selectionRuleSchema = z.discriminatedUnion(
  'rule',
  [z.strictObject(best), z.strictObject(threshold), z.strictObject(greedy), z.strictObject(equalShares)],
  { error },
);
const whatIf = z
  .array(selectionRuleSchema, {
    error: 'write a list of rules, such as [{"rule": "threshold", "votes": 100}]',
  })
  .max(MOST_WHAT_IFS, { error: `write at most ${MOST_WHAT_IFS} rules` })
  .meta({
    id: 'WhatIf',
    description: 'Other rules whose outcome is published beside the one that counts. Left out: none.',
  })
  .optional();

export const selectionSchema = z
  .discriminatedUnion(
    'rule',
    [
      z.strictObject({ ...best, whatIf }),
      z.strictObject({ ...threshold, whatIf }),
      z.strictObject({ ...greedy, whatIf }),
      z.strictObject({ ...equalShares, whatIf }),
    ],
    { error },
  )
  .describe('How winners follow from the result.');
