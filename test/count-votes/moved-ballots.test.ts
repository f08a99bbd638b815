import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { workOf } from '../../functions/count-votes/count.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { campaignFile } from '../support/campaign-files.ts';

const campaign = parseCampaign(campaignFile({ id: 'c' }), 'c.json');
const ballot = { for: new Set([7]), against: new Set([9]), choices: 2, revision: 2, changedAt: 1 };

function record(key: string, before: object | null, after: object | null) {
  return {
    dynamodb: {
      SequenceNumber: '1',
      ApproximateCreationDateTime: Date.parse('2024-05-16T10:00:00Z') / 1000,
      Keys: marshall({ ballot: key }),
      ...(before && { OldImage: marshall({ ballot: key, ...before }) }),
      ...(after && { NewImage: marshall({ ballot: key, ...after }) }),
    },
  };
}

const pagesOf = (...records: unknown[]) => workOf(records, 'shard', () => campaign);

describe('a ballot that is moved to a key of nobody', () => {
  const marked = { ...ballot, unlinked: true };

  it('is no change of any counter, neither when it is marked, nor when it leaves, nor when it comes', () => {
    const work = pagesOf(
      record('c#voter', ballot, marked),
      record('c#voter', marked, null),
      record('c#~random', null, { ...marked, revision: 1 }),
    );
    expect(work).toEqual({ pages: [], aside: [] });
  });
});

describe('a ballot that is withdrawn as a whole', () => {
  it('takes all its votes and its citizen off the counters', () => {
    const { pages } = pagesOf(record('c#voter', ballot, null));
    const deltas = pages.map(({ page, entries }) => [page, entries.map((entry) => [...entry.deltas])]);
    expect(deltas).toEqual([
      [
        'p0',
        [
          [
            ['f7', -1],
            ['a9', -1],
          ],
        ],
      ],
      ['turnout', [[['citizens', -1]]]],
      ['integrity', [[['k2', -1]]]],
    ]);
  });
});
