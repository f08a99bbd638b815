import { describe, expect, it } from '@jest/globals';
import { appealEnds, mayUnlink, UNLINK, unlinkDue } from '../../functions/core/retention.ts';

const DAY = 24 * 60 * 60 * 1000;
const CLOSES = Date.parse('2024-05-16T00:00:00+02:00');
const phases = [{ phase: 'voting', opens: CLOSES - 15 * DAY, closes: CLOSES }] as const;
const campaign = { phases, retention: { appealDays: 60, unlinkAfterDays: 90 } };
const byHand = { phases, retention: { appealDays: 60, unlinkAfterDays: null } };
const endless = { phases: [{ ...phases[0], closes: null }], retention: campaign.retention };
const counted = new Map([['recount', CLOSES + 60_000]]);

describe('the appeal period', () => {
  it('ends so many days after voting, and its last millisecond belongs to it', () => {
    const end = CLOSES + 60 * DAY;
    expect(appealEnds(campaign)).toBe(end);
    expect([end - 1, end].map((at) => mayUnlink(campaign, at))).toEqual([false, true]);
  });

  it('never ends where voting does not', () => {
    expect([appealEnds(endless), mayUnlink(endless, Number.MAX_SAFE_INTEGER)]).toEqual([null, false]);
  });
});

describe('the sweep', () => {
  it('unlinks when the file says so, not before, and once', () => {
    const due = CLOSES + 90 * DAY;
    expect([due - 1, due].map((at) => unlinkDue(campaign, counted, at))).toEqual([false, true]);
    expect(unlinkDue(campaign, new Map([...counted, [UNLINK, due]]), due + 1)).toBe(false);
  });

  it('unlinks nothing that has not been counted, and nothing by itself where an operator does', () => {
    expect(unlinkDue(campaign, new Map(), CLOSES + 365 * DAY)).toBe(false);
    expect(unlinkDue(byHand, counted, CLOSES + 365 * DAY)).toBe(false);
    expect(unlinkDue(endless, counted, CLOSES + 365 * DAY)).toBe(false);
  });
});
