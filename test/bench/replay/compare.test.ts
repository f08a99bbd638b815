import { describe, expect, it } from '@jest/globals';
import type { Election } from '../../../bench/election.ts';
import { compare } from '../../../bench/replay/compare.ts';

const draft = { title: 't', summary: 's', text: '', theme: 'x', district: null, author: 'a', language: 'en' } as const;
const election = {
  name: 'test',
  drafts: [
    { ...draft, source: 'p7' },
    { ...draft, source: 'p9' },
  ],
  ballots: [
    {
      voter: 'a',
      votes: [
        { number: 1, choice: 'for' },
        { number: 2, choice: 'against' },
      ],
    },
    { voter: 'b', votes: [{ number: 1, choice: 'for' }] },
    { voter: 'nobody', votes: [] },
  ],
  published: null,
} as unknown as Election;

const counts = [
  { number: 1, for: 2, against: 0 },
  { number: 2, for: 0, against: 1 },
];
const tally = { campaign: 'c', counts, turnout: 2, votes: 3, asOf: '' };
const result = {
  campaign: 'c',
  version: 1,
  countedAt: '',
  rulesHash: '',
  proposals: counts,
  turnout: 2,
  votes: 3,
  tallyDifferences: [],
};

describe('comparing an election with its outcome', () => {
  it('finds nothing when every figure equals the ballots, in whatever order', () => {
    expect(compare(election, { ...tally, counts: counts.toReversed() }, result)).toEqual({
      tally: [],
      recount: [],
      source: [],
    });
  });

  it('names the proposal, by number and by source, of which the tally or the recount is wrong', () => {
    const wrong = [{ number: 1, for: 1, against: 0 }, counts[1]!];

    expect(compare(election, { ...tally, counts: wrong }, result)).toMatchObject({
      tally: ['proposal 1 (p7): 1 for, 0 against instead of 2, 0'],
      recount: [],
    });
    expect(compare(election, tally, { ...result, proposals: wrong, turnout: 3 })).toMatchObject({
      tally: [],
      recount: ['proposal 1 (p7): 1 for, 0 against instead of 2, 0', 'turnout: 3 instead of 2'],
    });
  });

  it('takes a proposal that is left out for one without votes, and notices one that was made up', () => {
    const made = { number: 3, for: 1, against: 0 };

    expect(compare(election, { ...tally, counts: [counts[0]!, made], votes: 2 }, result).tally).toEqual([
      'proposal 2 (p9): 0 for, 0 against instead of 0, 1',
      'proposal 3 (unknown): has votes and does not exist',
      'votes: 2 instead of 3',
    ]);
  });

  it('holds the outcome against what the source publishes, and tells where that contradicts the ballots', () => {
    const { tally: differences, source } = compare({ ...election, published: [2, 5] }, tally, result);

    expect(differences).toEqual(['proposal 2 (p9): 0 for, 1 against instead of 5, 1']);
    expect(source).toEqual(['proposal 2 (p9): 0 for, 1 against instead of 5, 1']);
  });
});
