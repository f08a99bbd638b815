import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../functions/http/operations.ts';
import { scopeName } from '../../infra/identity.ts';
import { type Answer, TestPlatform, until } from '../support/platform.ts';
import { CALLERS, type Caller, type Expected, MATRIX, type Row, STAGES, type Stage } from './support/matrix.ts';
import { routesOfTemplate } from './support/template-routes.ts';
import { type Counterfeits, counterfeitsOf } from './support/tokens.ts';

const C = '/api/campaigns/open-counts';
const rows: readonly [string, Row][] = Object.entries(MATRIX);
const scopes = new Map(routesOfTemplate().map(({ key, scope }) => [key, scope]));

let site: TestPlatform;
/** The API's own address, past the distribution: the authorizer has to refuse alone, too. */
let origin: TestPlatform;
let genuine: Record<'citizen' | 'otherCitizen' | 'moderator' | 'operator', string>;
let counterfeits: Counterfeits;

const minted = async (sub: string, groups: string[] = []) =>
  (await site.call('POST', '/__local/token', { body: { sub, groups } })).body.access_token;

beforeAll(async () => {
  site = await TestPlatform.start('2024-03-05T10:00:00Z');
  origin = new TestPlatform({ ...site.platform, url: site.platform.originUrl }, site.dataDir);
  genuine = {
    citizen: await minted('anna'),
    otherCitizen: await minted('bert'),
    moderator: await minted('mona', ['moderators']),
    operator: await minted('otto', ['operators']),
  };
  counterfeits = await counterfeitsOf(site, genuine.citizen);
  const body = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };
  for (let number = 1; number <= 2; number++)
    await site.call('POST', `${C}/proposals`, { token: genuine.citizen, body });
});
afterAll(() => site.stop());

/** Another scope than the route's: a token that allows something, but not this. */
async function withOtherScope(scope: string | null): Promise<string> {
  const other = SCOPES.map(scopeName).find((name) => name !== scope);
  return site.token('anna', other);
}

async function tokenOf(caller: Caller, scope: string | null): Promise<string | undefined> {
  switch (caller) {
    case 'nobody':
      return undefined;
    case 'garbage':
      return 'garbage';
    case 'wrongScope':
      return withOtherScope(scope);
    case 'citizen':
    case 'otherCitizen':
    case 'moderator':
    case 'operator':
      return genuine[caller];
    case 'expired':
    case 'foreignKey':
    case 'otherIssuer':
    case 'otherClient':
    case 'unsigned':
    case 'confused':
    case 'idToken':
      return counterfeits[caller];
  }
}

/** `200`, or `409 not-the-author`. */
const told = ({ status, body }: Answer) => `${status}${body?.code && status >= 400 ? ` ${body.code}` : ''}`;

const MOMENTS = {
  ideation: '2024-03-06T10:00:00Z',
  voting: '2024-05-03T10:00:00Z',
  closed: '2024-05-16T10:00:00Z',
} as const satisfies Record<Stage, string>;

describe('the matrix', () => {
  it('has a row for every route of the template, and no other', () => {
    expect(Object.keys(MATRIX).toSorted()).toEqual([...scopes.keys()].toSorted());
  });

  it('lets only those routes answer everybody that ask for no scope', () => {
    for (const [key, { answers }] of rows) {
      expect([key, answers.nobody.startsWith('401')]).toEqual([key, scopes.get(key) !== null]);
    }
  });
});

describe.each(STAGES)('in the stage %s', (stage) => {
  beforeAll(async () => {
    await site.moveTo(MOMENTS[stage]);
    if (stage === 'closed') await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
  });

  describe.each(rows.filter(([, row]) => row.stage === stage))('%s', (key, row) => {
    const scope = scopes.get(key) ?? null;
    const cells = CALLERS.map((caller): [Caller, Expected] => [caller, row.answers[caller]]);
    const ask = async (at: TestPlatform, caller: Caller) => {
      const token = await tokenOf(caller, scope);
      const [method = ''] = key.split(' ');
      return at.call(method, row.path, { body: row.body, ...(token !== undefined && { token }) });
    };

    it.each(cells)('answers %s with %s', async (caller, expected) => {
      expect(told(await ask(site, caller))).toBe(expected);
      if (/^40[13]/.test(expected)) {
        const { status, body } = await ask(origin, caller);
        expect([`${status}`, body]).toEqual([expected.slice(0, 3), { message: expect.any(String) }]);
      }
    });
  });
});
