/** What a proposal may hold, in characters (UTF-16 code units, as browsers count `maxlength`). */
export const PROPOSAL_LIMITS = {
  title: { min: 3, max: 200 },
  summary: { min: 1, max: 500 },
  text: { min: 0, max: 10_000 },
  author: { min: 1, max: 80 },
  /** What its author calls its place. */
  label: { min: 1, max: 120 },
} as const;

/** The text of an answer, in each language: in four languages and four-byte letters it fits into one request. */
export const ANSWER_TEXT = { min: 1, max: 4_000 } as const;
/** Proposals that one request answers, one after the other: far from the time that a request may take. */
export const ANSWERS_A_REQUEST = 100;

/** Numbers are printed with six digits in keys, so that they sort as text. */
export const LARGEST_NUMBER = 999_999;

/** The largest request body that is read, in bytes of UTF-8: the longest proposal in four-byte letters fits. */
export const LARGEST_BODY = 65_536;

export const LARGEST_PAGE = 100;
export const USUAL_PAGE = 20;
/** Places on one page: a number and two coordinates each, 60 kB in all. */
export const LARGEST_PLACES_PAGE = 1_000;

/** What a citizen or a moderator writes besides, in characters as above. */
export const WORDS_LIMITS = {
  report: { min: 1, max: 500 },
  /** Of a moderator to the author. */
  message: { min: 1, max: 2000 },
  /** In public. */
  reason: { min: 3, max: 500 },
} as const;

/** How many reports one citizen may send in a campaign. */
export const REPORTS_PER_CITIZEN = 100;

/** What a comment may hold, in characters as above. */
export const COMMENT_LIMITS = { text: { min: 1, max: 2_000 }, author: { min: 1, max: 80 } } as const;
/** The campaign's `comments`, where its file does not say. */
export const USUAL_COMMENTS = { phases: ['ideation', 'voting'], perDay: 20 } as const;
/** Comments on one page of an export. */
export const OWN_COMMENTS_A_PAGE = 50;

/** The highest cost of a proposal, in whole units of the campaign's currency. */
export const LARGEST_COST = 1_000_000_000;

/** The campaign's `currency`, where its file does not say. */
export const USUAL_CURRENCY = 'EUR';

/** How many proposals one citizen may hand in, where the campaign's file does not say. */
export const USUAL_PROPOSALS = 20;

/** The campaign's `retention`, where its file does not say. */
export const USUAL_RETENTION = { appealDays: 60, unlinkAfterDays: null } as const;

/** Proposals on one page of an export: of the longest, in four-byte letters, so many stay below Lambda's 6 MB. */
export const OWN_PROPOSALS_A_PAGE = 50;

/** One's own votes on one page, with a kilobyte each of what proves that they were counted. */
export const OWN_VOTES_A_PAGE = 200;

/** Proposals that one request for erasure makes anonymous; it says when it has to be sent again. */
export const ANONYMIZED_A_REQUEST = 200;

/** What a campaign file leaves out on its open data: anyone may use them who names where they come from. */
export const USUAL_OPEN_DATA = {
  publisher: null,
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  country: 'Worldwide',
} as const;
