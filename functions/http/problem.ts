/** Every reason for which a request is refused: its status and title. The code is stable, texts may change. */
export const PROBLEMS = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'missing-field': { status: 400, title: 'A field is missing' },
  'unknown-field': { status: 400, title: 'A field is not known here' },
  'wrong-type': { status: 400, title: 'A field has the wrong type' },
  'out-of-range': { status: 400, title: 'A field is too short, too long, too small or too large' },
  'invalid-value': { status: 400, title: 'A field has a value that is not allowed' },
  'invalid-cursor': { status: 400, title: 'The cursor is not one of this list' },
  'missing-token': { status: 401, title: 'Signing in is needed' },
  'invalid-token': { status: 401, title: 'The token is not valid here' },
  'insufficient-scope': { status: 403, title: 'The token does not allow this' },
  'not-a-moderator': { status: 409, title: 'This is for the moderators of the city' },
  'revision-conflict': { status: 409, title: 'Somebody has changed this meanwhile' },
  'decision-not-possible': { status: 409, title: 'This cannot be decided on a proposal of that status' },
  'merge-not-possible': { status: 409, title: 'These proposals cannot be merged or linked' },
  'not-merged': { status: 409, title: 'This proposal is not merged, or not into that one' },
  'proposal-merged': { status: 409, title: 'This proposal is merged into another' },
  'leads-others': { status: 409, title: 'Other proposals are merged into this one' },
  'proposal-withdrawn': { status: 409, title: 'This proposal was withdrawn' },
  'not-public': { status: 409, title: 'This proposal is not public' },
  'reported-before': { status: 409, title: 'You have reported this already' },
  'comments-closed': { status: 409, title: 'Comments are not taken now' },
  'comment-limit-reached': { status: 409, title: 'You have written as many comments as one may on a day' },
  'comment-withdrawn': { status: 409, title: 'This comment was withdrawn' },
  'report-limit-reached': { status: 409, title: 'You have sent as many reports as one may' },
  paused: { status: 409, title: 'This is paused' },
  'paused-before': { status: 409, title: 'This is paused already' },
  'not-paused': { status: 409, title: 'This is not paused, or by another pause' },
  'published-before': { status: 409, title: 'The result is public already' },
  'unknown-campaign': { status: 404, title: 'There is no such campaign' },
  'unknown-comment': { status: 404, title: 'There is no such comment' },
  'unknown-proposal': { status: 404, title: 'There is no such proposal' },
  'unknown-project': { status: 404, title: 'There is no such project' },
  'voucher-unknown': { status: 404, title: 'There is no such voucher' },
  'unknown-tile': { status: 404, title: 'There is no such picture of the map' },
  'unknown-problem': { status: 404, title: 'There is no such problem code' },
  'not-through-the-edge': { status: 404, title: 'Nothing answers at this address' },
  'no-result-yet': { status: 404, title: 'There is no result yet' },
  'result-not-published': { status: 404, title: 'The result is not published yet' },
  'unknown-version': { status: 404, title: 'There is no such version of the result' },
  'phase-not-open': { status: 409, title: 'The phase for this has not opened yet' },
  'phase-closed': { status: 409, title: 'The phase for this has closed' },
  'not-on-ballot-paper': { status: 409, title: 'This number is not on the ballot paper' },
  'limit-reached': { status: 409, title: 'The ballot holds as many choices as it may' },
  'not-eligible': { status: 409, title: 'This campaign is for others' },
  'voucher-used': { status: 409, title: 'Somebody else has used this voucher' },
  'voucher-held': { status: 409, title: 'You have redeemed a voucher already' },
  'voucher-not-asked': { status: 409, title: 'This campaign asks for no voucher' },
  'proposal-limit-reached': { status: 409, title: 'You have handed in as many proposals as one may' },
  'project-limit-reached': { status: 409, title: 'There are as many of these as there may be' },
  'ballots-unlinked': { status: 410, title: 'Ballots of this campaign can no longer be linked to anybody' },
  'places-not-taken': { status: 409, title: 'Proposals of this campaign have no places' },
  'choice-not-offered': { status: 409, title: 'This campaign does not offer that choice' },
  'not-the-author': { status: 409, title: "This is somebody else's" },
  'costs-frozen': { status: 409, title: 'What proposals cost stands since voting opened' },
  'counts-not-public': { status: 409, title: 'The counts are not public yet' },
  'tiles-unreachable': { status: 502, title: 'The server of the map does not answer as it should' },
  busy: { status: 503, title: 'Too much at once; try again, which is always safe' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has to be application/json' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key belongs to another request' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

const CODES = new Set<string>(Object.keys(PROBLEMS));

function isProblemCode(code: string): code is ProblemCode {
  return CODES.has(code);
}

export function problemCodeOf(code: string): ProblemCode | null {
  return isProblemCode(code) ? code : null;
}

/** One field of the request that is wrong; `pointer` is a JSON pointer into the body, or the parameter's name. */
export interface FieldError {
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly detail: string;
}

/** Thrown wherever a request has to be refused; answered in one place as problem details (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  /** Further members of the answer, such as the instant at which the phase opens. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    detail: string,
    members: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.code = code;
    this.members = members;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** The body of the answer. `type` can be fetched: it describes the code. */
export function problemDocument(problem: Problem, requestId: string | null) {
  const { status, title } = PROBLEMS[problem.code];
  return {
    // First, so that none of them takes the place of what every problem has.
    ...problem.members,
    type: `/api/problems/${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    ...(requestId === null ? {} : { requestId }),
  };
}
