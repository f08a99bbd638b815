import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { DIFFERENCES } from '../conformance/differences.ts';
import { EMULATOR_GAPS } from '../deploy/gaps.ts';

const text = readFileSync('docs/tried-on-others.md', 'utf8');

it.each(EMULATOR_GAPS.map(({ what }) => what))('tells that an emulator cannot do this: %s', (what) => {
  expect(text).toContain(`| ${what} |`);
});

it.each(DIFFERENCES.map(({ on, what }) => [on, what]))('tells how %s differs: %s', (on, what) => {
  expect(text).toContain(`| ${on} | ${what} |`);
});
