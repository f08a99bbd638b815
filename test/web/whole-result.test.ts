import { expect, it } from '@jest/globals';
import type { Schemas } from '../../web/src/api/client.ts';
import { wholeResult } from '../../web/src/api/whole-result.ts';

/** A result of five proposals, given two by two; `versions`: which version each question in turn meets. */
function resultOf(versions: number[]) {
  const asked: object[] = [];
  const ask = async (page: { version?: number; after?: number }) => {
    asked.push(page);
    const { after = 0 } = page;
    const version = versions.shift() ?? 1;
    const proposals = [1, 2, 3, 4, 5].filter((number) => number > after).slice(0, 2);
    return {
      version,
      proposals: proposals.map((number) => ({ number, for: version })),
      next: after + 2 < 5 ? after + 2 : null,
    } as Schemas['Result'];
  };
  return { ask, asked };
}

it('puts the pages of one version together', async () => {
  const { ask, asked } = resultOf([]);
  const { proposals, next } = await wholeResult(ask);
  expect(proposals.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(next).toBeNull();
  expect(asked).toEqual([{}, { version: 1, after: 2 }, { version: 1, after: 4 }]);
});

it('begins again where the ballots were counted again between two pages', async () => {
  const { ask } = resultOf([1, 1, 2, 2, 2, 2]);
  const { proposals, version } = await wholeResult(ask);
  expect(version).toBe(2);
  expect(proposals).toEqual([1, 2, 3, 4, 5].map((number) => ({ number, for: 2 })));
});
