import { describe, expect, it } from '@jest/globals';
import { voteRecords } from '../../bench/tally/records.ts';
import { deltasOf } from '../../functions/core/tally.ts';
import { countableRecord } from '../../functions/count-votes/stream-record.ts';

const ballots = [
  {
    voter: 'a',
    votes: [
      { number: 1, choice: 'for' as const },
      { number: 70, choice: 'against' as const },
    ],
  },
  { voter: 'b', votes: [{ number: 1, choice: 'for' as const }] },
];

describe('the stream records of an election', () => {
  const records = [...voteRecords('c', { ballots }, 1_000_000, 3_000)].map(countableRecord);

  it('are one a vote, everybody’s first choice before anybody’s second, in the order of their numbers', () => {
    expect(records).toHaveLength(3);
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map(({ sequence }) => sequence).toSorted());
    expect(records.map(({ at }) => at)).toEqual([1_000_000, 1_001_000, 1_002_000]);
  });

  it('change the tally by what the ballots hold', () => {
    const pages = records.map((record) =>
      [...deltasOf(record, '2017-06-01T14')].map(([page, sum]) => [page, [...sum]]),
    );
    const [first, , third] = pages;
    expect(first).toEqual([
      ['p0', [['f1', 1]]],
      ['turnout', [['citizens', 1]]],
      [
        'integrity',
        [
          ['k1', 1],
          ['age-unknown', 1],
        ],
      ],
      ['h2017-06-01', [['h14', 1]]],
    ]);
    expect(third).toEqual([
      ['p1', [['a70', 1]]],
      [
        'integrity',
        [
          ['k1', -1],
          ['k2', 1],
        ],
      ],
      ['h2017-06-01', [['h14', 1]]],
    ]);
  });
});
