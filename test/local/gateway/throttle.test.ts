import { expect, it } from '@jest/globals';
import type { Route } from '../../../local/gateway/routes.ts';
import { createThrottle } from '../../../local/gateway/throttle.ts';
import { within } from '../../../local/gateway/within.ts';

const route = (throttle: Route['throttle']): Route => ({
  key: 'GET /a',
  method: 'GET',
  parts: ['a'],
  functionArn: '',
  authorizer: null,
  scopes: [],
  throttle,
  timeout: 1,
  permitted: true,
});

it('a throttled route lets a burst through and then as many as its rate allows', () => {
  let now = 0;
  const allows = createThrottle(() => now);
  const throttled = route({ rate: 10, burst: 3 });
  const passing = (count: number): number =>
    Array.from({ length: count }, () => allows(throttled)).filter(Boolean).length;
  expect(passing(10)).toBe(3);
  now = 200;
  expect(passing(10)).toBe(2);
  now = 60_000;
  expect(passing(10)).toBe(3);
});

it('a route without a throttle lets everything through, and routes do not share their tokens', () => {
  const allows = createThrottle(() => 0);
  const one = route({ rate: 1, burst: 1 });
  expect([allows(route(null)), allows(one), allows(one), allows(route({ rate: 1, burst: 1 }))]).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

it('an answer that takes longer than the limit is given up on', async () => {
  expect(await within(new Promise(() => undefined), 5)).toBeNull();
  expect(await within(Promise.resolve('in time'), 1_000)).toBe('in time');
  await expect(within(Promise.reject(new Error('broken')), 1_000)).rejects.toThrow('broken');
});
