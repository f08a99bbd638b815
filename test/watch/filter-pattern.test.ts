import { expect, it } from '@jest/globals';
import { matches } from '../support/filter-pattern.ts';

const line = { status: '502', route: 'PUT /a', error: { kind: 'x.y' }, count: 5 };

it.each([
  ['{ $.status = "502" }', true],
  ['{ $.status = "5*" }', true],
  ['{ $.status = "4*" }', false],
  ['{ $.status = "50" }', false],
  ['{ $.status != "5*" }', false],
  ['{ ($.status = "5*") && ($.route != "GET /a") }', true],
  ['{ $.error.kind = "x.y" }', true],
  ['{ $.error.kind = "x?y" }', false],
  ['{ $.absent = "*" }', false],
  ['{ ($.status = "5*") && (($.route = "GET /a") || ($.route = "PUT /a")) }', true],
  ['{ ($.status = "5*") && (($.route = "GET /a") || ($.route = "PUT /b")) }', false],
  ['{ ($.status = "4*") || ($.status = "5*") && ($.route = "PUT /b") }', false],
])('%s: %s', (pattern, counted) => {
  expect(matches(pattern, line)).toBe(counted);
});

it.each(['$.status = "5*"', '{ $.count > 4 }', '{ ($.status = "5*" }', '{ $.status = "5*" $.route = "x" }'])(
  '%s is refused rather than misread',
  (pattern) => {
    expect(() => matches(pattern, line)).toThrow(SyntaxError);
  },
);
