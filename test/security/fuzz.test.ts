import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FuzzOutcome, fuzz } from '../../bench/fuzz/fuzz.ts';
import { TestPlatform } from '../support/platform.ts';

const REQUESTS = 600;
const MOMENTS = ['2024-03-05T10:00:00Z', '2024-05-03T10:00:00Z', '2024-05-16T10:00:00Z'] as const;

let site: TestPlatform;
beforeAll(async () => {
  site = await TestPlatform.start('2024-03-01T10:00:00Z');
});
afterAll(() => site.stop());

describe('requests made from the OpenAPI document, right, nearly right and hostile', () => {
  let outcome: FuzzOutcome;
  beforeAll(async () => {
    outcome = await fuzz({
      platform: site.platform,
      campaign: 'capped',
      moments: MOMENTS,
      requests: REQUESTS,
      concurrency: 8,
      seed: 20170601,
    });
  });

  it('are all answered, as the document says, by no fault of ours', () => {
    expect(outcome.complaints).toEqual([]);
    expect(outcome.requests).toBeGreaterThanOrEqual(REQUESTS);
  });

  it('leave nothing written but what was acknowledged', () => {
    expect(outcome.differences).toEqual([]);
    expect(Math.min(outcome.proposals, outcome.ballots)).toBeGreaterThan(0);
  });

  it('reach what they are meant to try: some are taken, some refused, each for its reason', () => {
    expect([...outcome.byStatus.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 409]));
  });
});
