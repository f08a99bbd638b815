import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LARGEST_BODY } from '../../functions/core/limits.ts';
import { EDGE_HEADER } from '../../functions/http/edge.ts';
import { noBody, operations } from '../../functions/http/operations.ts';
import { API_SECURITY_HEADERS } from '../../infra/constructs/edge-headers.ts';
import { testAssembly } from '../support/database.ts';
import { type Answer, TestPlatform, until } from '../support/platform.ts';

const C = '/api/campaigns/open-counts';
const SAMPLES: Record<string, string> = {
  campaign: 'open-counts',
  number: '1',
  code: 'busy',
  lang: 'en',
  comment: '000000000-0000000000',
};

interface Route {
  readonly method: string;
  /** With sample values in the place of its parameters. */
  readonly path: string;
  /** Null where no token is asked for. */
  readonly scope: string | null;
}

function routesOfTemplate(): [string, Route][] {
  const template = JSON.parse(readFileSync(join(testAssembly(), 'reinventons-app.template.json'), 'utf8'));
  const resources: { Type: string; Properties: Record<string, unknown> }[] = Object.values(template.Resources);
  return resources
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => {
      const [method = '', path = ''] = String(Properties.RouteKey).split(' ');
      const scope = Properties.AuthorizationType === 'JWT' ? [Properties.AuthorizationScopes].flat().join(' ') : null;
      const sample = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => SAMPLES[name] ?? '1');
      return [`${method} ${path}`, { method, path: sample, scope }];
    });
}

const all = routesOfTemplate();
const pageKeys = new Set(
  operations.filter(({ success }) => success.mediaType === 'text/html').map(({ method, path }) => `${method} ${path}`),
);
const pages = all.filter(([key]) => pageKeys.has(key));
const open = all.filter(([key, { scope }]) => scope === null && !pageKeys.has(key));
const guarded = all.filter(([, { scope }]) => scope !== null);

let site: TestPlatform;
let anna: string;
let bert: string;
/** Bert's tokens, by the one scope that each has. */
const allowing = new Map<string, string>();

beforeAll(async () => {
  // The clock stands, so that two answers differ in nothing but in who asked.
  site = await TestPlatform.start('2024-03-05T10:00:00Z', {
    clock: { now: new Date('2024-03-05T10:00:00Z'), speed: 0 },
  });
  [anna, bert] = [await site.token('anna'), await site.token('bert')];
  // Bert is a moderator as well, so that the desk's routes get beyond the question who asks.
  for (const [, { scope }] of guarded) {
    if (scope === null || allowing.has(scope)) continue;
    const { body } = await site.call('POST', '/__local/token', {
      body: { sub: 'bert', scope, groups: ['moderators'] },
    });
    allowing.set(scope, body.access_token);
  }
  const draft = { title: 'An idea', summary: 'In short', text: '', theme: 'green', author: 'Anna', language: 'en' };
  await site.call('POST', `${C}/proposals`, { token: anna, body: draft });
  await site.moveTo('2024-05-03T10:00:00Z');
  await site.call('PUT', `${C}/ballot/1`, { token: anna, body: { choice: 'for' } });
  await site.quiet();
  await site.moveTo('2024-05-16T10:00:00Z');
  await until(async () => (await site.call('GET', `${C}/results`)).status === 200);
});
afterAll(() => site.stop());

const withoutRequestId = ({ status, body }: Answer) => {
  const { requestId: _, ...rest } = body;
  return { status, body: rest };
};

/** A token that allows this and nothing else. */
const tokenFor = (scope: string | null) => (scope === null ? {} : { token: allowing.get(scope) ?? '' });

/** What holds of every answer, whatever it says. */
function expectHygiene({ status, headers, body }: Answer): void {
  expect(Object.fromEntries(headers)).toMatchObject(API_SECURITY_HEADERS);
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(headers.has('set-cookie')).toBe(false);
  expect(status).toBeLessThan(500);
  expect(/\\n\s*at \S|node_modules|\.m?[jt]s:\d+|"stack"/.exec(JSON.stringify(body))?.[0]).toBeUndefined();
  if (status >= 400) {
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ status, type: `/api/problems/${body.code}`, requestId: expect.stringMatching(/./) });
  }
}

/** A token whose claims somebody has changed; its signature no longer fits. */
function forged(token: string, changes: object): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...changes };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

describe.each(open)('%s, which anyone may read,', (_, { method, path }) => {
  const Origin = 'https://elsewhere.example';

  it('may be kept by anyone for a time that it states', async () => {
    const answer = await site.call(method, path, { headers: { Origin } });
    expectHygiene(answer);
    expect(answer.headers.get('cache-control')).toMatch(
      answer.status < 400 ? /^public, max-age=[1-9]\d*$/ : /^no-store$/,
    );
  });

  it('answers everybody alike, whoever asks', async () => {
    const anonymous = withoutRequestId(await site.call(method, path));
    for (const token of [anna, bert, 'garbage']) {
      const answer = await site.call(method, path, { token });
      expectHygiene(answer);
      expect(withoutRequestId(answer)).toEqual(anonymous);
    }
  });
});

/** What holds of every page, whatever it says. */
function expectPage({ headers, body }: Answer): void {
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('cache-control')).toMatch(/^public, max-age=0, s-maxage=[1-9]\d*$/);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(headers.has('set-cookie')).toBe(false);
  expect(body).toMatch(/^<!doctype html>/);
}

describe.each(pages)('%s, a page of the site,', (_, { method, path }) => {
  it('is the same page for everybody, whoever asks', async () => {
    const anonymous = await site.call(method, path);
    expectPage(anonymous);
    const answer = await site.call(method, path, { token: anna });
    expectPage(answer);
    expect(answer.body).toBe(anonymous.body);
  });

  it('is a page where there is nothing, too', async () => {
    for (const missing of [path.replace(/[^/]+$/, 'nothing'), path.replace('/en/', '/xx/')]) {
      const answer = await site.call(method, missing);
      expect(answer.status).toBe(404);
      expectPage(answer);
    }
  });
});

describe.each(guarded)("%s, which is somebody's own,", (_, { method, path, scope }) => {
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
  const headers = { Origin: 'https://elsewhere.example' };

  it('is never kept by anybody', async () => {
    const answer = await site.call(method, path, { ...body, ...tokenFor(scope), headers });
    expectHygiene(answer);
    expect([401, 403]).not.toContain(answer.status);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is refused without a token', async () => {
    const answer = await site.call(method, path, { ...body, headers });
    expectHygiene(answer);
    expect(answer).toMatchObject({ status: 401, body: { code: 'missing-token' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('is refused with garbage and with what has expired', async () => {
    const { token: good = '' } = tokenFor(scope);
    for (const token of ['garbage', 'a.b.c', forged(good, { exp: 1 })]) {
      const answer = await site.call(method, path, { ...body, token, headers });
      expectHygiene(answer);
      expect(answer).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    }
  });

  it('is refused with a token that allows something else', async () => {
    const others = [...allowing].filter(([name]) => name !== scope);
    expect(others).not.toEqual([]);
    for (const [, token] of others) {
      const answer = await site.call(method, path, { ...body, token, headers });
      expectHygiene(answer);
      expect(answer).toMatchObject({ status: 403, body: { code: 'insufficient-scope' } });
    }
  });

  it('is refused by the gateway itself with claims that nobody has signed', async () => {
    const { token: good = '' } = tokenFor(scope);
    const answer = await site.call(method, path, { ...body, token: forged(good, { sub: 'anna' }), headers });
    expect(answer.status).toBe(401);
    expect(Object.fromEntries(answer.headers)).toMatchObject(API_SECURITY_HEADERS);
  });
});

describe.each(all)('%s', (key, { method, path, scope }) => {
  it('answers nobody who goes round the edge', async () => {
    const origin = new TestPlatform({ ...site.platform, url: site.platform.originUrl }, site.dataDir);
    for (const headers of [{}, { [EDGE_HEADER]: '' }, { [EDGE_HEADER]: 'guessed' }] as Record<string, string>[]) {
      const answer = await origin.call(method, path, { ...tokenFor(scope), headers });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-through-the-edge' } });
    }
  });

  it('takes a header of 8 KB and refuses one of 12', async () => {
    const ask = (size: number) =>
      site.call(method, path, {
        ...tokenFor(scope),
        headers: { 'x-long': 'x'.repeat(size * 1024) },
      });
    const taken = await ask(8);
    if (pageKeys.has(key)) expectPage(taken);
    else expectHygiene(taken);
    expect((await ask(12)).status).toBe(431);
  });

  const operation = operations.find((candidate) => `${candidate.method} ${candidate.path}` === key);
  if (operation?.body === noBody) return;

  it('refuses a body that is too large', async () => {
    const answer = await site.call(method, path, { ...tokenFor(scope), body: { text: 'x'.repeat(LARGEST_BODY) } });
    expectHygiene(answer);
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });
});

describe('a page of another origin', () => {
  it('may ask nothing that needs a preflight', async () => {
    for (const [, { method, path }] of all) {
      const answer = await fetch(`${site.platform.url}${path}`, {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.example', 'access-control-request-method': method },
      });
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(answer.ok).toBe(false);
    }
  });
});

describe('an address that does not exist', () => {
  it('is answered with the same headers', async () => {
    const answer = await site.call('GET', '/api/nothing/here');
    expect(answer.status).toBe(404);
    expect(Object.fromEntries(answer.headers)).toMatchObject(API_SECURITY_HEADERS);
  });
});
