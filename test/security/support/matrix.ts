/** Who asks. The first ones are refused by every route that asks for a token, before its function sees them. */
export const CALLERS = [
  'nobody',
  'garbage',
  'expired',
  'foreignKey',
  'otherIssuer',
  'otherClient',
  'unsigned',
  'confused',
  'wrongScope',
  'idToken',
  'otherCitizen',
  'moderator',
  'operator',
  'citizen',
] as const;
export type Caller = (typeof CALLERS)[number];

/** When a route does something: what it is asked outside of that is a matter of the campaign's rules, not of rights. */
export const STAGES = ['ideation', 'voting', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** The status, and the problem's code if the API itself refuses. */
export type Expected = `${number}` | `${number} ${string}`;

export interface Row {
  readonly stage: Stage;
  /** With values for its parameters. Proposal 1 is the citizen's, and everybody may vote on proposal 2. */
  readonly path: string;
  readonly body?: unknown;
  readonly answers: Readonly<Record<Caller, Expected>>;
}

const C = '/api/campaigns/open-counts';

function everybody(expected: Expected): Record<Caller, Expected> {
  return {
    nobody: expected,
    garbage: expected,
    expired: expected,
    foreignKey: expected,
    otherIssuer: expected,
    otherClient: expected,
    unsigned: expected,
    confused: expected,
    wrongScope: expected,
    idToken: expected,
    otherCitizen: expected,
    moderator: expected,
    operator: expected,
    citizen: expected,
  };
}

/** The gateway's authorizer alone sees what is wrong with a signature, and has no words of ours. */
const REFUSED = {
  nobody: '401 missing-token',
  garbage: '401 invalid-token',
  expired: '401 invalid-token',
  foreignKey: '401',
  otherIssuer: '401 invalid-token',
  otherClient: '401 invalid-token',
  unsigned: '401',
  confused: '401',
  wrongScope: '403 insufficient-scope',
  idToken: '403 insufficient-scope',
} as const;

/** Staff are citizens too: for what is a citizen's, their groups give them nothing more and nothing less. */
function signedIn(expected: Expected) {
  return { ...REFUSED, otherCitizen: expected, moderator: expected, operator: expected, citizen: expected };
}

/** A citizen's token may have the scope; the group is what counts. */
function staff(expected: Expected) {
  return { ...signedIn('409 not-a-moderator'), moderator: expected };
}

/** What is somebody's own: being staff opens it no more than being another citizen. */
function author(expected: Expected) {
  return { ...signedIn('409 not-the-author'), citizen: expected };
}

/** One row a route of the template. */
export const MATRIX = {
  'GET /api/openapi.json': { stage: 'ideation', path: '/api/openapi.json', answers: everybody('200') },
  'GET /api/problems/{code}': { stage: 'ideation', path: '/api/problems/busy', answers: everybody('200') },
  'GET /.well-known/jwks.json': { stage: 'ideation', path: '/.well-known/jwks.json', answers: everybody('200') },
  'GET /api/site': { stage: 'ideation', path: '/api/site', answers: everybody('200') },
  // There is no tile server: test/api/tiles.test.ts has one.
  'GET /tiles/{z}/{x}/{y}': {
    stage: 'ideation',
    path: '/tiles/12/2111/1376.png',
    answers: everybody('404 unknown-tile'),
  },
  'GET /{lang}/{campaign}/proposals/{number}': {
    stage: 'ideation',
    path: '/en/open-counts/proposals/1',
    answers: everybody('200'),
  },
  'GET /{lang}/{campaign}/projects/{project}': {
    stage: 'ideation',
    path: '/en/open-counts/projects/000000000000',
    answers: everybody('404'),
  },
  'GET /api/campaigns': { stage: 'ideation', path: '/api/campaigns', answers: everybody('200') },
  'GET /api/campaigns/{campaign}': { stage: 'ideation', path: C, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/proposals': {
    stage: 'ideation',
    path: `${C}/proposals`,
    answers: everybody('200'),
  },
  'GET /api/campaigns/{campaign}/proposals/{number}': {
    stage: 'ideation',
    path: `${C}/proposals/1`,
    answers: everybody('200'),
  },
  'GET /api/campaigns/{campaign}/places': { stage: 'ideation', path: `${C}/places`, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/twins': {
    stage: 'ideation',
    path: `${C}/twins?title=idea`,
    answers: everybody('200'),
  },
  'GET /api/campaigns/{campaign}/tally': { stage: 'voting', path: `${C}/tally`, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/integrity': { stage: 'closed', path: `${C}/integrity`, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/results': { stage: 'closed', path: `${C}/results`, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/open-data': {
    stage: 'ideation',
    path: `${C}/open-data`,
    answers: everybody('200'),
  },
  'POST /api/campaigns/{campaign}/proposals': {
    stage: 'ideation',
    path: `${C}/proposals`,
    body: { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Somebody', language: 'en' },
    answers: signedIn('201'),
  },
  'DELETE /api/campaigns/{campaign}/proposals/{number}': {
    stage: 'ideation',
    path: `${C}/proposals/1`,
    answers: {
      ...REFUSED,
      otherCitizen: '409 not-the-author',
      moderator: '409 not-the-author',
      operator: '409 not-the-author',
      citizen: '200',
    },
  },
  'GET /api/campaigns/{campaign}/ballot': { stage: 'voting', path: `${C}/ballot`, answers: signedIn('200') },
  'PUT /api/campaigns/{campaign}/ballot/{number}': {
    stage: 'voting',
    path: `${C}/ballot/2`,
    body: { choice: 'for' },
    answers: signedIn('200'),
  },
  'DELETE /api/campaigns/{campaign}/ballot/{number}': {
    stage: 'voting',
    path: `${C}/ballot/2`,
    answers: signedIn('200'),
  },
  'POST /api/campaigns/{campaign}/voucher': {
    stage: 'voting',
    path: '/api/campaigns/by-voucher/voucher',
    body: { code: '0000-0000-0000-0000-0000' },
    answers: signedIn('404 voucher-unknown'),
  },
  'GET /api/me': { stage: 'closed', path: '/api/me', answers: signedIn('200') },
  'GET /api/me/export': { stage: 'closed', path: '/api/me/export', answers: signedIn('200') },
  'DELETE /api/me': { stage: 'closed', path: '/api/me', answers: signedIn('200') },
  'GET /api/campaigns/{campaign}/proposals/{number}/own': {
    stage: 'ideation',
    path: `${C}/proposals/2/own`,
    answers: author('200'),
  },
  'PATCH /api/campaigns/{campaign}/proposals/{number}': {
    stage: 'ideation',
    path: `${C}/proposals/2`,
    body: { revision: 99 },
    answers: author('409 revision-conflict'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/reports': {
    stage: 'ideation',
    path: `${C}/proposals/999/reports`,
    body: { reason: 'other' },
    answers: signedIn('404 unknown-proposal'),
  },
  'GET /api/campaigns/{campaign}/proposals/{number}/comments': {
    stage: 'ideation',
    path: `${C}/proposals/2/comments`,
    answers: everybody('200'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/comments': {
    stage: 'ideation',
    path: `${C}/proposals/2/comments`,
    body: { text: 'A word', author: 'Somebody', language: 'en' },
    answers: signedIn('201'),
  },
  'DELETE /api/campaigns/{campaign}/proposals/{number}/comments/{comment}': {
    stage: 'ideation',
    path: `${C}/proposals/2/comments/000000000-0000000000`,
    answers: signedIn('404 unknown-comment'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/comments/{comment}/reports': {
    stage: 'ideation',
    path: `${C}/proposals/2/comments/000000000-0000000000/reports`,
    body: { reason: 'other' },
    answers: signedIn('404 unknown-comment'),
  },
  'GET /api/campaigns/{campaign}/desk/comments': {
    stage: 'ideation',
    path: `${C}/desk/comments`,
    answers: staff('200'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/city-comments': {
    stage: 'ideation',
    path: `${C}/proposals/2/city-comments`,
    body: { text: 'A word', author: 'The city', language: 'en' },
    answers: staff('201'),
  },
  'GET /api/campaigns/{campaign}/desk/proposals/{number}/comments/{comment}': {
    stage: 'ideation',
    path: `${C}/desk/proposals/2/comments/000000000-0000000000`,
    answers: staff('404 unknown-comment'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/comments/{comment}/decision': {
    stage: 'ideation',
    path: `${C}/proposals/2/comments/000000000-0000000000/decision`,
    body: { decision: 'hide', revision: 1, reason: 'other' },
    answers: staff('404 unknown-comment'),
  },
  'GET /api/campaigns/{campaign}/answer-debt': {
    stage: 'ideation',
    path: `${C}/answer-debt`,
    answers: everybody('200'),
  },
  'PUT /api/campaigns/{campaign}/proposals/{number}/answer': {
    stage: 'ideation',
    path: `${C}/proposals/2/answer`,
    body: { revision: 99, kind: 'accepted', text: { fr: 'Oui' } },
    answers: staff('409 revision-conflict'),
  },
  'PUT /api/campaigns/{campaign}/proposals/{number}/cost': {
    stage: 'ideation',
    path: `${C}/proposals/2/cost`,
    body: { revision: 99, cost: 12_000 },
    answers: staff('409 revision-conflict'),
  },
  'PUT /api/campaigns/{campaign}/answers': {
    stage: 'ideation',
    path: `${C}/answers`,
    body: { proposals: [{ number: 2, revision: 99 }], kind: 'accepted', text: { fr: 'Oui' } },
    answers: staff('200'),
  },
  'GET /api/campaigns/{campaign}/audit': { stage: 'ideation', path: `${C}/audit`, answers: staff('200') },
  'GET /api/campaigns/{campaign}/audit.csv': { stage: 'ideation', path: `${C}/audit.csv`, answers: staff('200') },
  'GET /api/campaigns/{campaign}/audit.jsonl': { stage: 'ideation', path: `${C}/audit.jsonl`, answers: staff('200') },
  'GET /api/campaigns/{campaign}/desk/queue': { stage: 'ideation', path: `${C}/desk/queue`, answers: staff('200') },
  'GET /api/campaigns/{campaign}/desk/integrity': {
    stage: 'closed',
    path: `${C}/desk/integrity`,
    answers: staff('200'),
  },
  'GET /api/campaigns/{campaign}/desk/result': { stage: 'closed', path: `${C}/desk/result`, answers: staff('200') },
  'GET /api/campaigns/{campaign}/desk/proposals/{number}': {
    stage: 'ideation',
    path: `${C}/desk/proposals/2`,
    answers: staff('200'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/decision': {
    stage: 'ideation',
    path: `${C}/proposals/2/decision`,
    body: { decision: 'publish', revision: 99 },
    answers: staff('409 revision-conflict'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/merge': {
    stage: 'ideation',
    path: `${C}/proposals/2/merge`,
    body: { into: 1, revision: 99, reason: 'The same idea' },
    answers: staff('409 revision-conflict'),
  },
  'POST /api/campaigns/{campaign}/proposals/{number}/unmerge': {
    stage: 'ideation',
    path: `${C}/proposals/2/unmerge`,
    body: { revision: 99, reason: 'Another idea' },
    answers: staff('409 revision-conflict'),
  },
  'PUT /api/campaigns/{campaign}/proposals/{number}/contradictions/{other}': {
    stage: 'ideation',
    path: `${C}/proposals/2/contradictions/999`,
    body: { revision: 1, reason: 'Either one or the other' },
    answers: staff('404 unknown-proposal'),
  },
  'DELETE /api/campaigns/{campaign}/proposals/{number}/contradictions/{other}': {
    stage: 'ideation',
    path: `${C}/proposals/2/contradictions/999?revision=1`,
    answers: staff('404 unknown-proposal'),
  },
  'GET /api/campaigns/{campaign}/merges': { stage: 'voting', path: `${C}/merges`, answers: everybody('200') },
  'POST /api/campaigns/{campaign}/ballot/{number}/move': {
    stage: 'voting',
    path: `${C}/ballot/2/move`,
    body: { to: 2 },
    answers: signedIn('409 not-merged'),
  },
  'POST /api/campaigns/{campaign}/annulments': {
    stage: 'voting',
    path: `${C}/annulments`,
    body: { number: 2, revision: 99, reason: 'other' },
    answers: staff('409 revision-conflict'),
  },
  'POST /api/campaigns/{campaign}/pause': {
    stage: 'ideation',
    path: '/api/campaigns/capped/pause',
    body: { what: 'voting', reason: 'A look at the servers' },
    answers: staff('200'),
  },
  'POST /api/campaigns/{campaign}/resume': {
    stage: 'ideation',
    path: `${C}/resume`,
    body: { what: 'voting', since: '2024-03-05T10:00:00.000Z', reason: 'All is well' },
    answers: staff('409 not-paused'),
  },
  'POST /api/campaigns/{campaign}/publication': {
    stage: 'closed',
    path: `${C}/publication`,
    body: { version: 1, reason: 'Counted and looked at' },
    answers: staff('409 published-before'),
  },
  'POST /api/campaigns/{campaign}/recount': {
    stage: 'closed',
    path: `${C}/recount`,
    body: { version: 99, reason: 'To be sure' },
    answers: staff('409 revision-conflict'),
  },
  'GET /api/campaigns/{campaign}/projects': { stage: 'ideation', path: `${C}/projects`, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/projects/{project}': {
    stage: 'ideation',
    path: `${C}/projects/0123456789ab`,
    answers: everybody('404 unknown-project'),
  },
  'POST /api/campaigns/{campaign}/projects': {
    stage: 'ideation',
    path: `${C}/projects`,
    body: { title: { fr: 'Un parc' }, theme: 'green', unit: 'Espaces verts' },
    answers: staff('201'),
  },
  'PATCH /api/campaigns/{campaign}/projects/{project}': {
    stage: 'ideation',
    path: `${C}/projects/0123456789ab`,
    body: { revision: 1 },
    answers: staff('404 unknown-project'),
  },
  'POST /api/campaigns/{campaign}/projects/{project}/updates': {
    stage: 'ideation',
    path: `${C}/projects/0123456789ab/updates`,
    body: { revision: 1, text: { fr: 'Le chantier avance' } },
    answers: staff('404 unknown-project'),
  },
  'GET /api/campaigns/{campaign}/tendencies': {
    stage: 'ideation',
    path: `${C}/tendencies`,
    answers: everybody('200'),
  },
  'PUT /api/campaigns/{campaign}/tendencies/{tendency}': {
    stage: 'ideation',
    path: `${C}/tendencies/parks`,
    body: { revision: null, name: { fr: 'Des parcs' }, proposals: [2] },
    answers: staff('200'),
  },
  'GET /api/campaigns/{campaign}/proposals/{number}/lineage': {
    stage: 'ideation',
    path: `${C}/proposals/2/lineage`,
    answers: everybody('200'),
  },
  'GET /api/campaigns/{campaign}/promises': { stage: 'ideation', path: `${C}/promises`, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/feed.atom': { stage: 'ideation', path: `${C}/feed.atom`, answers: everybody('200') },
  'GET /api/campaigns/{campaign}/calendar.ics': {
    stage: 'ideation',
    path: `${C}/calendar.ics`,
    answers: everybody('200'),
  },
} as const satisfies Readonly<Record<string, Row>>;
