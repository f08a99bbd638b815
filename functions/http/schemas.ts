import * as z from 'zod';
import { ANSWER_KINDS } from '../core/answer.ts';
import { ANNULMENT_REASONS } from '../core/ballot-paper.ts';
import { CHOICES, LANGUAGES, PHASES } from '../core/campaign.ts';
import { ACTS } from '../core/eligibility.ts';
import { LARGEST_NUMBER, LARGEST_PAGE, PROPOSAL_LIMITS, USUAL_PAGE, WORDS_LIMITS } from '../core/limits.ts';
import { DECISIONS, REJECTION_REASONS, REPORT_REASONS } from '../core/moderation.ts';
import type { PAUSABLE } from '../core/pause.ts';
import { PROPOSAL_STATUSES, TEXT_FORMATS } from '../core/proposal.ts';
import { SCORES } from '../core/selection/rule.ts';
import { campaignMap, centre, place, placeDraft, placesLimit } from './place-schemas.ts';
import { PROBLEMS } from './problem.ts';
import { count, instant, wholeNumber, words } from './schema-parts.ts';
import { selectionRuleSchema, selectionSchema } from './selection-schema.ts';

const translated = z.partialRecord(z.enum(LANGUAGES), z.string()).meta({ description: 'One text a language' });

export const SORTS = ['random', 'newest', 'number', 'votes', 'relevance'] as const;

/** What a list of proposals and a map of them are narrowed down by. */
const filters = {
  theme: z.string().max(64).optional().meta({ description: 'Only proposals of this theme' }),
  district: z.string().max(64).optional().meta({ description: 'Only proposals of this district or of one within it' }),
  answer: z
    .enum(['none', ...ANSWER_KINDS])
    .optional()
    .meta({ description: 'Only proposals with such an answer of the city; `none`: only those that wait for one' }),
  q: z.string().max(200).optional().meta({ description: 'Words to look for; accents and case do not matter' }),
};
const cursor = z.string().max(400).optional().meta({ description: '`next` of the page before' });

/** As many numbers as a page holds, apart from each other by commas. */
const NUMBERS = new RegExp(`^[1-9]\\d{0,6}(?:,[1-9]\\d{0,6}){0,${LARGEST_PAGE - 1}}$`);

export const proposalsQuery = z.strictObject({
  ...filters,
  numbers: z
    .string()
    .regex(NUMBERS, `Send up to ${LARGEST_PAGE} numbers, separated by commas`)
    .optional()
    .meta({ description: `Only these, separated by commas, at most ${LARGEST_PAGE}`, example: '12,40,412' }),
  sort: z.enum(SORTS).optional().meta({ description: '`random` is the default, `relevance` when `q` is given' }),
  seed: z.string().max(64).default('1').meta({ description: 'The same seed gives the same random order' }),
  limit: wholeNumber(1, LARGEST_PAGE).default(USUAL_PAGE),
  cursor,
});
export const placesQuery = z.strictObject({ ...filters, limit: placesLimit, cursor });

const editable = {
  title: words(PROPOSAL_LIMITS.title, 'line'),
  summary: words(PROPOSAL_LIMITS.summary, 'lines'),
  text: words(PROPOSAL_LIMITS.text, 'lines'),
  format: z.enum(TEXT_FORMATS),
  theme: z.string().max(64),
  district: z.string().max(64).nullable(),
  author: words(PROPOSAL_LIMITS.author, 'line'),
  language: z.enum(LANGUAGES),
  place: placeDraft.nullable(),
};
export const proposalDraft = z
  .strictObject({
    ...editable,
    format: editable.format.default('plain'),
    district: editable.district.default(null),
    place: editable.place.default(null),
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
  cost: count.nullable().meta({
    description:
      "What the city estimates that it costs, in whole units of the campaign's currency; null where it has not. It stands once voting has opened",
  }),
};
export const proposalSummary = z.strictObject(summaryFields).meta({ id: 'ProposalSummary' });
export const answerMark = z.strictObject({ kind: z.enum(ANSWER_KINDS), at: instant }).meta({ id: 'AnswerMark' });
export const answer = z
  .strictObject({
    kind: z.enum(ANSWER_KINDS),
    at: instant,
    text: translated,
    missing: z.array(z.enum(LANGUAGES)).meta({ description: "The campaign's languages in which it has no text" }),
    project: z.string().nullable().meta({ description: 'Id of the project that the proposal went into' }),
  })
  .meta({ id: 'Answer', description: 'What the city says to the proposal' });
const numbers = z.array(z.int());
const wholeFields = {
  campaign: z.string(),
  ...summaryFields,
  text: z.string(),
  format: z.enum(TEXT_FORMATS),
  place: place.nullable().meta({ description: 'null where its author has given none, or its words are not public' }),
  mergedInto: z.int().nullable().meta({
    description:
      'Its lead. With the status `merged` it has gone into that one; with another it is on the ballot paper beside it, and votes on it may be moved by those who cast them',
  }),
  merged: numbers.meta({ description: 'The proposals that are merged into this one' }),
  contradicts: numbers.meta({ description: 'The proposals that it contradicts, and they it' }),
};
export const proposal = z
  .strictObject({
    ...wholeFields,
    rejection: z
      .strictObject({ reason: z.enum(REJECTION_REASONS), at: instant })
      .nullable()
      .meta({ description: 'Why and when a moderator rejected it. Its words are not public then' }),
    authors: z
      .array(z.string())
      .meta({ description: 'Its own and those of the proposals merged into it, each name once' }),
    answer: answer.nullable().meta({ description: 'null where the city has not answered yet' }),
  })
  .meta({ id: 'Proposal' });
export const ownProposal = z
  .strictObject({
    ...wholeFields,
    decided: z
      .strictObject({
        decision: z.enum(DECISIONS),
        at: instant,
        reason: z.enum(REJECTION_REASONS).nullable(),
        message: z.string().nullable().meta({ description: "The moderator's words to the author" }),
      })
      .nullable()
      .meta({ description: 'The latest decision of a moderator; null where there was none' }),
  })
  .meta({ id: 'OwnProposal', description: 'With all its words, whatever its status' });
export const proposalEdit = z
  .strictObject({
    revision: z.int().min(1).meta({ description: 'The revision that is edited' }),
    ...z.object(editable).partial().shape,
  })
  .meta({ id: 'ProposalEdit', description: 'What is left out stays' });
export const report = z
  .strictObject({
    reason: z.enum(REPORT_REASONS),
    text: words(WORDS_LIMITS.report, 'lines').nullable().default(null),
  })
  .meta({ id: 'Report' });
export const reported = z
  .strictObject({ campaign: z.string(), number: z.int(), reportedAt: instant })
  .meta({ id: 'Reported' });
export const listedProposal = proposalSummary.extend({ answer: answerMark.nullable() }).meta({ id: 'ListedProposal' });
export const proposalPage = z
  .strictObject({ items: z.array(listedProposal), total: count, next: z.string().nullable() })
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
const pause = z.strictObject({ since: instant, reason: z.string() });
export const campaign = z
  .strictObject({
    ...campaignHead,
    description: translated,
    languages: z.array(z.enum(LANGUAGES)),
    timeZone: z.string(),
    currency: z.string().meta({ description: 'ISO 4217: costs and budgets are whole units of it', example: 'EUR' }),
    next: phaseInterval.nullable(),
    themes: z.array(z.strictObject({ id: z.string(), name: translated })),
    districts: z.array(z.strictObject({ id: z.string(), name: translated, within: z.string().nullable(), centre })),
    places: campaignMap,
    voting: z.strictObject({
      choices: z.array(z.enum(CHOICES)),
      maxChoices: z.int().nullable(),
      counts: z.enum(['live', 'after']),
      results: z.enum(['at-closing', 'on-publication']),
    }),
    proposals: z.strictObject({
      moderation: z.enum(['post', 'pre']),
      holdAfterReports: z.int().nullable().meta({ description: 'So many reports take one off; null: none do' }),
      maxPerCitizen: z.int().nullable().meta({ description: 'null where there is no limit' }),
    }),
    paused: z
      .strictObject({ submissions: pause.nullable(), voting: pause.nullable() } satisfies Record<
        (typeof PAUSABLE)[number],
        z.ZodType
      >)
      .meta({ description: 'What a moderator has paused, and why; null where it goes on' }),
    comments: z.strictObject({
      phases: z.array(z.enum(PHASES)).meta({ description: 'The phases in which citizens comment; none: no comments' }),
      perDay: z.int().nullable().meta({ description: 'The most comments of one citizen on a day; null: no limit' }),
    }),
    receipts: z.boolean().meta({ description: 'Whether votes are answered with signed receipts' }),
    eligibility,
    retention: z.strictObject({ appealDays: count, unlinkAfterDays: count.nullable() }),
    selection: selectionSchema,
    rulesHash: z.string().meta({ description: 'SHA-256 of the rules as deployed' }),
    now: instant,
  })
  .meta({ id: 'Campaign' });

const campaignIds = z.array(z.string());
export const unlinked = campaignIds.meta({
  description: 'Campaigns whose ballots can no longer be linked to anybody: whether one has voted there, nobody knows',
});
export const me = z
  .strictObject({
    issuer: z.string(),
    subject: z.string().meta({ description: 'As the issuer calls one; it is stored nowhere' }),
    campaigns: z.array(z.strictObject({ campaign: z.string(), proposals: count, ballot: z.boolean() })),
    unlinked,
  })
  .meta({ id: 'Me' });
export const exportQuery = z.strictObject({
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
});
export const erasure = z
  .strictObject({
    complete: z.boolean().meta({ description: 'false: send the same request again, for what `waiting` says later' }),
    proposals: count.meta({ description: 'How many proposals have become anonymous. Their texts stay, as published' }),
    comments: count.meta({ description: 'How many comments have become anonymous. Their texts stay, as published' }),
    reports: count.meta({ description: 'Of how many reports it is forgotten when they were sent' }),
    withdrawn: campaignIds.meta({ description: 'Campaigns in which all votes were taken back' }),
    released: campaignIds.meta({ description: 'Campaigns whose ballot still counts, but is linked to nobody now' }),
    waiting: campaignIds.meta({ description: 'Campaigns whose ballots are being counted; try again in some minutes' }),
    unlinked,
    vouchers: campaignIds.meta({ description: 'Campaigns whose voucher is spent and linked to nobody now' }),
    kept: z
      .array(
        z.strictObject({ campaign: z.string(), what: z.enum(['handed-in', 'reported']), until: instant.nullable() }),
      )
      .meta({
        description:
          'What stays until then, so that nobody gets around a limit by erasing themselves: how many proposals one has handed in, and what one has reported',
      }),
  })
  .meta({ id: 'Erasure' });

const counts = z.array(z.strictObject({ number: z.int(), for: z.int(), against: z.int() }));
export const tally = z
  .strictObject({ campaign: z.string(), counts, turnout: z.int(), votes: z.int(), asOf: instant })
  .meta({ id: 'Tally' });

/** Proposals that one answer with a result holds at most: some 1.5 MB, of the 6 MB that a function may answer with. */
export const RESULT_PAGE = 20_000;
/** Differing counters that are told one by one; more are only summed, by page of the tally. */
export const DIFFERENCES_TOLD = 1000;

const resultPage = {
  after: wholeNumber(0, LARGEST_NUMBER).default(0).meta({ description: '`next` of the page before' }),
  limit: wholeNumber(1, RESULT_PAGE).default(RESULT_PAGE).meta({ description: 'How many `proposals` to list at most' }),
};
export const deskResultQuery = z.strictObject(resultPage);
export const resultQuery = z.strictObject({
  version: wholeNumber(1, LARGEST_NUMBER).optional().meta({
    description: 'An earlier version; left out, the latest',
  }),
  ...resultPage,
});

const outcome = {
  rule: selectionRuleSchema.meta({ description: 'The rule, as it was when the ballots were counted' }),
  selected: numbers.meta({ description: 'In the order in which they were selected' }),
  spent: count.meta({
    description:
      "What they cost together, in whole units of the campaign's currency; those without a cost count nothing",
  }),
  ties: z
    .array(
      z.strictObject({
        numbers,
        places: count.nullable().meta({ description: 'How many of them can be selected; null: that depends on which' }),
      }),
    )
    .meta({ description: 'What the rule for ties leaves to a lot. None of these numbers is selected' }),
  decided: z.boolean().meta({ description: 'false where more depends on a tie than its own numbers' }),
  uncosted: numbers.meta({ description: 'Numbers that no budget can be spent on: nobody has estimated their cost' }),
  added: count
    .nullable()
    .meta({ description: "By how many units each citizen's share grew (Add1); null where the rule has no such step" }),
};
export const selection = z
  .strictObject({
    ...outcome,
    whatIf: z
      .array(z.strictObject(outcome).meta({ id: 'SelectionOutcome' }))
      .meta({ description: "What other rules would have selected, in the order of the campaign's file" }),
  })
  .meta({ id: 'Selection' });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const result = z
  .strictObject({
    campaign: z.string(),
    version: z.int().min(1).meta({ description: 'A further recount makes a further version; none is overwritten' }),
    countedAt: instant,
    code: sha256.meta({ description: 'SHA-256 of the code that counted' }),
    rulesHash: sha256.meta({ description: 'SHA-256 of the rules, as frozen when voting opened' }),
    rulesChanged: z.boolean().meta({ description: 'Whether other rules were deployed when the ballots were counted' }),
    score: z.enum(SCORES).meta({ description: 'What the rule of the campaign orders proposals by' }),
    proposals: z.array(
      z.strictObject({
        number: z.int(),
        for: count,
        against: count,
        annulled: count.meta({ description: 'Votes on a proposal that was taken off while voting was open' }),
        rank: z.int().min(1).nullable().meta({
          description: 'By `score`; equal ones share a rank (1, 2, 2, 4). null where votes are annulled',
        }),
        tied: z.boolean().meta({ description: 'Whether others share the rank' }),
      }),
    ),
    next: z.int().nullable().meta({ description: 'Send it as `after` for the proposals that follow; null: none do' }),
    selection: selection.nullable().meta({
      description:
        'What the rules of the campaign select; null where it was not found out when the ballots were counted',
    }),
    turnout: count.meta({ description: 'Citizens with at least one choice' }),
    ballots: count.meta({ description: 'Ballots read, with those whose choices were all taken back' }),
    votes: count.meta({ description: 'Votes for and against, without those annulled' }),
    annulled: count,
    annulments: z
      .array(z.strictObject({ number: z.int(), reason: z.enum(ANNULMENT_REASONS), at: instant }))
      .meta({ description: 'Why votes on a number are annulled, and since when' }),
    pauses: z
      .array(z.strictObject({ since: instant, until: instant.nullable(), reason: z.string() }))
      .meta({ description: 'When a moderator had paused the voting, and why; `until` is null where it did not go on' }),
    hours: z.array(z.strictObject({ hour: z.string().meta({ example: '2017-06-01T14' }), votes: z.int() })).meta({
      description:
        "Votes cast or moved to the other side, by the hour on the campaign's clocks. From the live tally: ballots say when they were changed last, not when each choice was made, so this alone cannot be counted again",
    }),
    tallyPages: z
      .array(z.strictObject({ page: z.string(), difference: count }))
      .meta({ description: 'By how many votes each page of the live tally differed from the recount; 0 is expected' }),
    tallyDifferences: z
      .array(z.strictObject({ page: z.string(), counter: z.string(), tally: z.int(), recount: z.int() }))
      .meta({
        description: `The counters in which the live tally differed, the first ${DIFFERENCES_TOLD}; empty is expected. It was mended after. From version 2 on, it had been mended by the version before`,
      }),
    anomalies: z
      .strictObject({
        putAside: count.meta({
          description:
            "Changes that the live tally could not understand: this campaign's, and those of no known campaign",
        }),
        unreadable: count.meta({ description: 'Ballots that could not be understood, and are not counted' }),
        offPaper: count.meta({ description: 'Votes on numbers that are not on the ballot paper, and are not counted' }),
      })
      .meta({ description: 'What should not happen and would be told here; 0 is expected' }),
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
