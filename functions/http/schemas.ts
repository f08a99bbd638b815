import * as z from 'zod';
import { CHOICES, LANGUAGES, PHASES } from '../core/campaign.ts';
import { ACTS } from '../core/eligibility.ts';
import { LARGEST_NUMBER, LARGEST_PAGE, PROPOSAL_LIMITS, USUAL_PAGE } from '../core/limits.ts';
import { PROPOSAL_STATUSES, TEXT_FORMATS } from '../core/proposal.ts';
import { PROBLEMS } from './problem.ts';

const ONE_LINE = /^[^\p{Cc}]*$/u;
/** Line breaks and tabs are the only control characters of a text. */
const MANY_LINES = /^(?:[^\p{Cc}]|[\n\r\t])*$/u;

function words(limits: { min: number; max: number }, pattern: RegExp) {
  return z
    .string()
    .overwrite((value) => value.normalize('NFC').trim())
    .min(limits.min)
    .max(limits.max)
    .regex(pattern, 'must hold no control characters');
}

const instant = z.iso
  .datetime({ precision: 3 })
  .meta({ description: 'An instant in UTC', example: '2017-06-01T08:30:00.000Z' });
const translated = z.partialRecord(z.enum(LANGUAGES), z.string()).meta({ description: 'One text a language' });
const count = z.int().min(0);

export const campaignId = z
  .string()
  .max(64)
  .meta({ description: "The campaign's id", example: 'reinventons-liege-2017' });
export const proposalNumber = z.coerce
  .number()
  .int()
  .min(1)
  .max(LARGEST_NUMBER)
  .meta({ description: "The proposal's number in its campaign", example: 12 });

export const campaignPath = z.strictObject({ campaign: campaignId });
export const proposalPath = z.strictObject({ campaign: campaignId, number: proposalNumber });

export const SORTS = ['random', 'newest', 'number', 'votes', 'relevance'] as const;

export const proposalsQuery = z.strictObject({
  theme: z.string().max(64).optional().meta({ description: 'Only proposals of this theme' }),
  district: z.string().max(64).optional().meta({ description: 'Only proposals of this district or of one within it' }),
  q: z.string().max(200).optional().meta({ description: 'Words to look for; accents and case do not matter' }),
  sort: z.enum(SORTS).optional().meta({ description: '`random` is the default, `relevance` when `q` is given' }),
  seed: z.string().max(64).default('1').meta({ description: 'The same seed gives the same random order' }),
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(USUAL_PAGE),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});

export const proposalDraft = z
  .strictObject({
    title: words(PROPOSAL_LIMITS.title, ONE_LINE),
    summary: words(PROPOSAL_LIMITS.summary, MANY_LINES),
    text: words(PROPOSAL_LIMITS.text, MANY_LINES),
    format: z.enum(TEXT_FORMATS).default('plain'),
    theme: z.string().max(64),
    district: z.string().max(64).nullable().default(null),
    author: words(PROPOSAL_LIMITS.author, ONE_LINE),
    language: z.enum(LANGUAGES),
  })
  .meta({ id: 'ProposalDraft' });

const summaryFields = {
  number: z.int().min(1),
  title: z.string(),
  summary: z.string(),
  theme: z.string(),
  district: z.string().nullable(),
  author: z.string(),
  language: z.enum(LANGUAGES),
  status: z.enum(PROPOSAL_STATUSES),
  createdAt: instant,
  changedAt: instant,
  revision: z.int().min(1),
};
export const proposalSummary = z.strictObject(summaryFields).meta({ id: 'ProposalSummary' });
export const proposal = z
  .strictObject({ campaign: z.string(), ...summaryFields, text: z.string(), format: z.enum(TEXT_FORMATS) })
  .meta({ id: 'Proposal' });
export const proposalPage = z
  .strictObject({ items: z.array(proposalSummary), total: count, next: z.string().nullable() })
  .meta({ id: 'ProposalPage' });

const phaseInterval = z.strictObject({ phase: z.enum(PHASES), opens: instant, closes: instant.nullable() });
const campaignHead = {
  id: z.string(),
  name: translated,
  phase: z.enum([...PHASES, 'between']),
  phases: z.array(phaseInterval),
};
export const campaignHeads = z
  .strictObject({ items: z.array(z.strictObject(campaignHead)), now: instant })
  .meta({ id: 'Campaigns' });
const acts = z.array(z.enum(ACTS)).meta({ description: 'What the rule is asked for' });
export const eligibility = z
  .discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('anyone'), for: acts }),
    z.strictObject({ rule: z.literal('email-domain'), domains: z.array(z.string()), for: acts }),
    z.strictObject({ rule: z.literal('claim-equals'), claim: z.string(), values: z.array(z.string()), for: acts }),
    z.strictObject({ rule: z.literal('voucher'), for: acts }),
  ])
  .meta({ id: 'Eligibility', description: 'Who may take part, beyond being signed in' });
export const campaign = z
  .strictObject({
    ...campaignHead,
    description: translated,
    languages: z.array(z.enum(LANGUAGES)),
    timeZone: z.string(),
    next: phaseInterval.nullable(),
    themes: z.array(z.strictObject({ id: z.string(), name: translated })),
    districts: z.array(z.strictObject({ id: z.string(), name: translated, within: z.string().nullable() })),
    voting: z.strictObject({
      choices: z.array(z.enum(CHOICES)),
      maxChoices: z.int().nullable(),
      counts: z.enum(['live', 'after']),
    }),
    proposals: z.strictObject({
      moderation: z.enum(['post', 'pre']),
      maxPerCitizen: z.int().nullable().meta({ description: 'null where there is no limit' }),
    }),
    eligibility,
    retention: z.strictObject({ appealDays: count, unlinkAfterDays: count.nullable() }),
    selection: z.strictObject({ rule: z.literal('best'), projects: z.int() }),
    rulesHash: z.string().meta({ description: 'SHA-256 of the rules as deployed' }),
    now: instant,
  })
  .meta({ id: 'Campaign' });

export const choice = z.strictObject({ choice: z.enum(CHOICES) }).meta({ id: 'Choice' });
export const ballot = z
  .strictObject({
    campaign: z.string(),
    for: z.array(z.int()),
    against: z.array(z.int()),
    choices: count,
    left: count.nullable().meta({ description: 'How many choices are left; null where there is no cap' }),
    revision: count,
    changedAt: instant.nullable(),
  })
  .meta({ id: 'Ballot' });

const counts = z.array(z.strictObject({ number: z.int(), for: z.int(), against: z.int() }));
export const tally = z
  .strictObject({ campaign: z.string(), counts, turnout: z.int(), votes: z.int(), asOf: instant })
  .meta({ id: 'Tally' });

export const result = z
  .strictObject({
    campaign: z.string(),
    version: z.int().min(1),
    countedAt: instant,
    rulesHash: z.string(),
    proposals: z.array(z.strictObject({ number: z.int(), for: count, against: count })),
    turnout: count.meta({ description: 'Citizens with at least one choice' }),
    votes: count,
    tallyDifferences: z
      .array(z.strictObject({ counter: z.string(), tally: z.int(), recount: z.int() }))
      .meta({ description: 'Counters in which the live tally differed from the recount; empty is expected' }),
  })
  .meta({ id: 'Result' });

const code = z.string().meta({ enum: Object.keys(PROBLEMS), description: 'Stable; titles and details may change' });
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code,
    requestId: z.string().optional(),
    errors: z.array(z.strictObject({ pointer: z.string(), code, detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
