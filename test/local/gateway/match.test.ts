import { describe, expect, it } from '@jest/globals';
import { createMatcher } from '../../../local/gateway/match.ts';
import type { Route } from '../../../local/gateway/routes.ts';

const route = (key: string): Route => {
  const [method = '', path] = key.split(' ');
  return {
    key,
    method: path === undefined ? 'ANY' : method,
    parts: path === undefined ? null : path.split('/').slice(1),
    functionArn: '',
    authorizer: null,
    scopes: [],
    throttle: null,
    timeout: 30_000,
    permitted: true,
  };
};

const keys = [
  '$default',
  'ANY /{proxy+}',
  'GET /pets/{proxy+}',
  'GET /pets/{kind}/{number}',
  'ANY /pets/dog/{number}',
  'GET /pets/dog/{number}',
  'GET /pets/dog/1',
];
const match = createMatcher(keys.map(route));
const found = (method: string, path: string): unknown => {
  const result = match(method, path.split('/').slice(1));
  return [result?.route.key, result?.parameters];
};

describe('routes', () => {
  it.each([
    ['a full match before a variable', 'GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['a variable after fixed parts', 'GET', '/pets/dog/2', 'GET /pets/dog/{number}', { number: '2' }],
    ['a method before any method', 'POST', '/pets/dog/2', 'ANY /pets/dog/{number}', { number: '2' }],
    ['several variables', 'GET', '/pets/cat/7', 'GET /pets/{kind}/{number}', { kind: 'cat', number: '7' }],
    ['the longer greedy route', 'GET', '/pets/cat/7/8', 'GET /pets/{proxy+}', { proxy: 'cat/7/8' }],
    ['a greedy route for the rest', 'PUT', '/pets/cat/7/8', 'ANY /{proxy+}', { proxy: 'pets/cat/7/8' }],
    ['$default for what is left', 'GET', '/', '$default', {}],
  ])('prefer %s', (_, method, path, key, parameters) => {
    expect(found(method, path)).toEqual([key, parameters]);
  });

  it('find nothing without a route that fits', () => {
    expect(createMatcher([route('GET /pets/{number}')])('GET', ['pets', ''])).toBeUndefined();
    expect(createMatcher([route('GET /pets/{number}')])('GET', ['pets', '1', '2'])).toBeUndefined();
  });
});
