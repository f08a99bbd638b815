/** What a proposal may hold, in characters (UTF-16 code units, as browsers count `maxlength`). */
export const PROPOSAL_LIMITS = {
  title: { min: 3, max: 200 },
  summary: { min: 1, max: 500 },
  text: { min: 0, max: 10_000 },
  author: { min: 1, max: 80 },
} as const;

/** Numbers are printed with six digits in keys, so that they sort as text. */
export const LARGEST_NUMBER = 999_999;

/** The largest request body that is read, in bytes of UTF-8: the longest proposal in four-byte letters fits. */
export const LARGEST_BODY = 65_536;

export const LARGEST_PAGE = 100;
export const USUAL_PAGE = 20;

/** How many proposals one citizen may hand in, where the campaign's file does not say. */
export const USUAL_PROPOSALS = 20;

/** The campaign's `retention`, where its file does not say. */
export const USUAL_RETENTION = { appealDays: 60, unlinkAfterDays: null } as const;

/** Proposals on one page of an export: of the longest, in four-byte letters, so many stay below Lambda's 6 MB. */
export const OWN_PROPOSALS_A_PAGE = 50;

/** Proposals that one request for erasure makes anonymous; it says when it has to be sent again. */
export const ANONYMIZED_A_REQUEST = 200;
