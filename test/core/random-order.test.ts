import { expect, it } from '@jest/globals';
import { randomPlace } from '../../functions/core/random-order.ts';

const numbers = Array.from({ length: 923 }, (_, index) => index + 1);
const order = (seed: string) => {
  const place = randomPlace(seed);
  return numbers.toSorted((a, b) => place(a) - place(b));
};

it('gives the same order for the same seed and another for another seed', () => {
  expect(order('anna')).toEqual(order('anna'));
  expect(order('anna')).not.toEqual(order('bert'));
});

it('gives every number a fair share of the first tenth over many seeds', () => {
  const seeds = 2_000;
  const shares = numbers.map(() => 0);
  for (let seed = 0; seed < seeds; seed++) {
    const place = randomPlace(`seed ${seed}`);
    for (const number of numbers) if (place(number) < 2 ** 32 / 10) shares[number - 1]! += 1;
  }
  // 200 of 2,000 each, with a standard deviation of 13.4.
  expect(Math.min(...shares)).toBeGreaterThan(200 - 6 * 13.4);
  expect(Math.max(...shares)).toBeLessThan(200 + 6 * 13.4);
});
