import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACCOUNT_AGES } from '../../functions/core/account-age.ts';
import {
  BURST_DEVIATIONS,
  BURST_FACTOR,
  burstsIn,
  LEAST_BURST,
  LEAST_DAYS,
  median,
} from '../../functions/core/bursts.ts';
import type { Campaign } from '../../functions/core/campaign.ts';
import { CHOICE_BUCKETS, choiceBucket, choiceRanges } from '../../functions/core/choice-buckets.ts';
import {
  type Activity,
  integrityReport,
  LEAST_CITIZENS,
  NO_VERDICT,
  SINGLE_VOTE_SHARE,
} from '../../functions/core/integrity.ts';
import {
  DOMAIN_SHARE,
  DomainCounts,
  domainFindings,
  domainOf,
  LEAST_ACCOUNTS,
} from '../../functions/core/mail-domains.ts';
import { LEAST_SHOWN, withoutSmall } from '../../functions/core/small-counts.ts';
import { hoursOver } from '../../functions/core/voting-hours.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { campaignFile } from '../support/campaign-files.ts';

const day = (index: number) => `2017-06-${String(index + 1).padStart(2, '0')}`;
/** The same hour of consecutive days. */
const hourly = (votes: readonly number[]) => votes.map((count, index) => ({ hour: `${day(index)}T14`, votes: count }));

describe('a burst', () => {
  it('is an hour far above the same hour of other days, with what is usual beside it', () => {
    expect(burstsIn(hourly([40, 44, 36, 400, 41]))).toEqual([
      { hour: `${day(3)}T14`, votes: 400, usual: 40.5, deviation: 2, days: 4 },
    ]);
  });

  it('is looked for among the same hour alone', () => {
    const night = Array.from({ length: 10 }, (_, index) => ({ hour: `${day(index)}T03`, votes: 0 }));
    expect(burstsIn([...hourly([100, 100, 100, 100]), ...night])).toEqual([]);
  });

  it('needs so many votes, so many other days, and so much more than usual', () => {
    const days = Array.from({ length: LEAST_DAYS }, () => 0);
    expect(burstsIn(hourly([...days, LEAST_BURST]))).toHaveLength(1);
    expect(burstsIn(hourly([...days, LEAST_BURST - 1]))).toEqual([]);
    expect(burstsIn(hourly([...days.slice(1), LEAST_BURST]))).toEqual([]);
    expect(burstsIn(hourly([100, 100, 100, 100 * BURST_FACTOR]))).toEqual([]);
    expect(burstsIn(hourly([100, 100, 100, 100 * BURST_FACTOR + 1]))).toHaveLength(1);
    expect(burstsIn(hourly([0, 50, 50, 100, 50 + BURST_DEVIATIONS * 25]))).toEqual([]);
    expect(burstsIn(hourly([0, 50, 50, 100, 50 + BURST_DEVIATIONS * 25 + 1]))).toHaveLength(1);
  });

  it('is found however many votes another one adds, and where there is no other', () => {
    const usual = fc.array(fc.integer({ min: 20, max: 40 }), { minLength: 6, maxLength: 25 });
    fc.assert(
      fc.property(
        usual,
        fc.integer({ min: 200, max: 100_000 }),
        fc.integer({ min: 200, max: 100_000 }),
        (days, a, b) => {
          expect(burstsIn(hourly(days))).toEqual([]);
          expect(burstsIn(hourly([...days, a, b])).map(({ votes }) => votes)).toEqual([a, b]);
        },
      ),
    );
  });

  it('does not depend on the order of days', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 12 }), (votes) => {
        const hours = hourly(votes);
        const byHour = new Set(burstsIn(hours).map(({ hour }) => hour));
        expect(new Set(burstsIn(hours.toReversed()).map(({ hour }) => hour))).toEqual(byHour);
      }),
    );
  });
});

describe('the median', () => {
  it('has as many numbers on either side', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (numbers) => {
        const middle = median(numbers);
        const below = numbers.filter((number) => number < middle).length;
        const above = numbers.filter((number) => number > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });
});

describe('the hours of voting', () => {
  const campaign: Campaign = parseCampaign(campaignFile({ id: 'hours' }), 'hours');

  it('are told once they are over', () => {
    expect(hoursOver(campaign, Date.parse('2024-04-30T22:00:00Z'))).toEqual([]);
    expect(hoursOver(campaign, Date.parse('2024-04-30T22:59:59Z'))).toEqual([]);
    expect(hoursOver(campaign, Date.parse('2024-05-01T00:10:00Z'))).toEqual(['2024-05-01T00', '2024-05-01T01']);
  });

  it('end with voting', () => {
    const hours = hoursOver(campaign, Date.parse('2025-01-01T00:00:00Z'));
    expect(hours).toHaveLength(15 * 24);
    expect(hours.at(-1)).toBe('2024-05-15T23');
  });
});

describe('groups of citizens by their number of choices', () => {
  it('take each number once, without gaps', () => {
    expect(choiceBucket(0)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (choices) => {
        const within = choiceRanges().filter(({ from, to }) => choices >= from && (to === null || choices <= to));
        expect(within.map(({ from }) => from)).toEqual([choiceBucket(choices)]);
      }),
    );
  });
});

describe('small counts', () => {
  it('stay as they are where none is small', () => {
    expect(withoutSmall([0, 10, 500])).toEqual([0, 10, 500]);
  });

  it('take a larger one along, so that the sum does not tell', () => {
    expect(withoutSmall([3, 40, 500])).toEqual([null, null, 500]);
    expect(withoutSmall([3, 4, 40])).toEqual([null, null, null]);
    expect(withoutSmall([3, 0, 0])).toEqual([null, null, null]);
  });

  it('are never shown, nor to be had from the sum and what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(12), fc.nat(1000)), { maxLength: 10 }), (counts) => {
        const shown = withoutSmall(counts);
        const hidden = counts.filter((_, index) => shown[index] === null);
        shown.forEach((count, index) => {
          if (count !== null) expect(count).toBe(counts[index]);
          if (count !== null && count > 0) expect(count).toBeGreaterThanOrEqual(LEAST_SHOWN);
        });
        const sum = hidden.reduce((total, count) => total + count, 0);
        if (hidden.length > 0 && hidden.length < counts.length) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(sum).toBeGreaterThanOrEqual(LEAST_SHOWN);
        }
      }),
    );
  });
});

const NOTHING: Activity = {
  hours: [],
  citizensByChoices: CHOICE_BUCKETS.map(() => 0),
  ballotsByAge: ACCOUNT_AGES.map(() => 0),
};
const activity: fc.Arbitrary<Activity> = fc.record({
  hours: fc.array(fc.nat(500), { maxLength: 8 }).map(hourly),
  citizensByChoices: fc.tuple(...CHOICE_BUCKETS.map(() => fc.nat(300))),
  ballotsByAge: fc.tuple(...ACCOUNT_AGES.map(() => fc.nat(300))),
});

describe('the report', () => {
  it('finds nothing where nothing happened', () => {
    expect(integrityReport(NOTHING, null, 'all')).toMatchObject({
      singleVoteShare: null,
      newAccountShare: null,
      findings: [],
    });
  });

  it('tells the share of single votes and of new accounts, each with its number', () => {
    const report = integrityReport(
      { ...NOTHING, citizensByChoices: [150, 50, 0, 0, 0, 0, 0, 0, 0, 0], ballotsByAge: [120, 0, 0, 0, 40, 40] },
      null,
      'public',
    );
    expect(report).toMatchObject({ singleVoteShare: 0.75, newAccountShare: 0.75 });
    expect(report.findings).toMatchObject([
      {
        code: 'single-votes',
        about: null,
        value: 0.75,
        against: SINGLE_VOTE_SHARE,
        text: expect.stringContaining('75 %'),
      },
      { code: 'new-accounts', about: null, value: 0.75 },
    ]);
  });

  it('takes single votes for nothing special where a ballot holds one choice, or few have voted', () => {
    const single = { ...NOTHING, citizensByChoices: [LEAST_CITIZENS, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
    expect(integrityReport(single, 1, 'all').findings).toEqual([]);
    expect(integrityReport(single, 2, 'all').findings).toHaveLength(1);
    const few = { ...NOTHING, citizensByChoices: [LEAST_CITIZENS - 1, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
    expect(integrityReport(few, 2, 'all').findings).toEqual([]);
  });

  it('ends each finding with what it is not', () => {
    fc.assert(
      fc.property(activity, (each) => {
        for (const { text, value } of integrityReport(each, null, 'all').findings) {
          expect(text).toMatch(/\d/);
          expect(text.endsWith(NO_VERDICT)).toBe(true);
          expect(value).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('gives the public no share of a number that is hidden, and while voting is open hours alone', () => {
    fc.assert(
      fc.property(activity, (each) => {
        const report = integrityReport(each, null, 'public');
        if (report.citizensByChoices[0]?.citizens === null) {
          expect(report.singleVoteShare).toBeNull();
          expect(report.findings.map(({ code }) => code)).not.toContain('single-votes');
        }
        if (report.ballotsByAge[0]?.ballots === null) expect(report.newAccountShare).toBeNull();
        const live = integrityReport(each, null, 'public-hours');
        expect(live.hours).toEqual(report.hours);
        expect([live.singleVoteShare, live.newAccountShare]).toEqual([null, null]);
        expect(live.citizensByChoices.every(({ citizens }) => citizens === null)).toBe(true);
        expect(live.ballotsByAge.every(({ ballots }) => ballots === null)).toBe(true);
        expect(live.findings.every(({ code }) => code === 'burst')).toBe(true);
      }),
    );
  });
});

describe('mail domains', () => {
  it('are those behind the last at sign', () => {
    expect(['anna@Liege.BE', '"a@b"@c.org', 'nobody', null, 'x@'].map(domainOf)).toEqual([
      'liege.be',
      'c.org',
      null,
      null,
      null,
    ]);
  });

  it('of few accounts are told together', () => {
    const counts = new DomainCounts();
    const add = (domain: string, times: number) => {
      for (let index = 0; index < times; index++) counts.add(`citizen${index}@${domain}`);
    };
    add('mail.test', 30);
    add('town.test', LEAST_ACCOUNTS);
    add('family.test', LEAST_ACCOUNTS - 1);
    counts.add('anna@anna.test');
    counts.add(null);
    const found = counts.concentration();
    expect(found).toEqual({
      accounts: 51,
      domains: [
        { domain: 'mail.test', accounts: 30, share: 0.5882 },
        { domain: 'town.test', accounts: 10, share: 0.1961 },
      ],
      pooled: { domains: 2, accounts: 10 },
      withoutAddress: 1,
    });
    expect(domainFindings(found)).toMatchObject([
      { code: 'mail-domain', about: 'mail.test', value: 0.5882, against: DOMAIN_SHARE },
    ]);
  });
});
