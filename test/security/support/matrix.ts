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
