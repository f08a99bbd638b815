import { Logger } from '@aws-lambda-powertools/logger';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASIDE_PAGE, ASIDE_RECORDS } from '../../functions/core/tally.ts';
import { workOf } from '../../functions/count-votes/count.ts';
import { countVotes } from '../../functions/count-votes/handler.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import type { AsideRecord } from '../../functions/stores/aside.ts';
import { counterIn, NO_CAMPAIGN, Tallies } from '../../functions/stores/tallies.ts';
import { campaignFile } from '../support/campaign-files.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const campaign = parseCampaign(campaignFile({ id: 'c' }), 'c');
const campaigns = new DeployedCampaigns([campaign]);

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

function record(sequence: number, ballot: string, image: Record<string, unknown>) {
  return {
    dynamodb: {
      SequenceNumber: `${sequence}`,
      ApproximateCreationDateTime: Date.parse('2024-05-02T10:00:00Z') / 1000,
      Keys: marshall({ ballot }),
      NewImage: marshall({ ballot, ...image }),
    },
  };
}

const vote = (sequence: number) => record(sequence, 'c#anna', { for: new Set([sequence]), revision: 1, changedAt: 1 });
const broken = (sequence: number) => record(sequence, 'c#bert', { for: 'one' });

describe('a record that cannot be understood', () => {
  it('is put aside and counted once, however often it comes, and the votes around it are counted', async () => {
    const put: AsideRecord[] = [];
    const tallies = new Tallies(database.client, database.tables.tallies);
    const count = countVotes({
      campaigns,
      tallies,
      aside: { put: async (each) => void put.push(each) },
      logger: new Logger({ serviceName: 'count-votes', logLevel: 'SILENT' }),
      onlyShard: null,
    });
    const deliver = (...Records: unknown[]) => count({ Records, shardId: 'shard-1' });
    await deliver(vote(1), broken(2), vote(3));
    await deliver(vote(1), broken(2), vote(3), broken(4));
    await deliver(broken(2));
    await count({ Records: [broken(2)], shardId: 'shard-2' });
    const pages = await tallies.read('c', [ASIDE_PAGE, 'p0']);
    expect(counterIn(pages.get(ASIDE_PAGE), ASIDE_RECORDS)).toBe(3);
    expect(pages.get('p0')).toMatchObject({ f1: 1, f3: 1 });
    expect(new Set(put.map(({ shard, sequence }) => `${shard} ${sequence}`)).size).toBe(3);
  });

  it.each([
    ['of a campaign that is not deployed', record(7, 'elsewhere#anna', { revision: 1, changedAt: 1 })],
    ['whose key names no campaign', record(7, 'anna', { revision: 1, changedAt: 1 })],
    [
      'of another table',
      { dynamodb: { SequenceNumber: '7', ApproximateCreationDateTime: 1, Keys: { id: { S: 'x' } } } },
    ],
  ])('%s is counted under no campaign', (_, each) => {
    const { pages, aside } = workOf([each], 'shard', (id) => campaigns.find(id));
    expect(pages).toMatchObject([
      { campaign: NO_CAMPAIGN, page: ASIDE_PAGE, entries: [{ sequence: '7'.padStart(40, '0') }] },
    ]);
    expect(aside).toMatchObject([{ shard: 'shard', sequence: '7' }]);
  });

  it.each([null, 'text', {}, { dynamodb: { SequenceNumber: 'x' } }])(
    'that has no place in a stream is put aside, but cannot be counted once: %j',
    (each) => {
      const { pages, aside } = workOf([each], 'shard', (id) => campaigns.find(id));
      expect(pages).toEqual([]);
      expect(aside).toMatchObject([{ sequence: 'unknown' }]);
    },
  );
});
