import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Campaign, PHASES, type PhaseInterval } from '../../functions/core/campaign.ts';
import { ANYONE } from '../../functions/core/eligibility.ts';
import { USUAL_RETENTION } from '../../functions/core/limits.ts';
import { dueTransitions, intervalOf, isOpen, phaseAt, TRANSITIONS, transitions } from '../../functions/core/phases.ts';

function campaignWith(phases: readonly PhaseInterval[]): Campaign {
  return {
    id: 'test',
    name: { en: 'Test' },
    description: { en: 'Test' },
    languages: ['en'],
    currency: 'EUR',
    timeZone: 'UTC',
    phases,
    themes: [],
    districts: [],
    places: null,
    moderation: 'post',
    holdAfterReports: null,
    maxProposals: null,
    captcha: false,
    receipts: true,
    openData: { publisher: null, licence: 'https://example.org/licence', country: 'Belgium' },
    comments: { phases: [], perDay: null },
    eligibility: ANYONE,
    retention: USUAL_RETENTION,
    voting: { choices: ['for'], maxChoices: null, counts: 'live', results: 'at-closing' },
    selection: { rule: 'best', projects: 1 },
    rulesHash: '',
  };
}

const ideation = { phase: 'ideation', opens: 1000, closes: 2000 } as const;
const voting = { phase: 'voting', opens: 3000, closes: 4000 } as const;
const analysis = { phase: 'analysis', opens: 4000, closes: 5000 } as const;
const followUp = { phase: 'follow-up', opens: 5000, closes: null } as const;
const campaign = campaignWith([ideation, voting, analysis, followUp]);

/** Campaigns of all shapes: any phases left out, gaps or none, the last one with or without an end. */
const anyCampaign = fc
  .record({
    present: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
    steps: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }),
    gaps: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }),
    endless: fc.boolean(),
  })
  .map(({ present, steps, gaps, endless }) => {
    let at = 0;
    const intervals = PHASES.flatMap((phase, index): PhaseInterval[] => {
      if (!present[index]) return [];
      const opens = at + (gaps[index] ?? 0);
      at = opens + (steps[index] ?? 1);
      return [{ phase, opens, closes: at }];
    });
    return campaignWith(
      intervals.map((interval, index) =>
        endless && index === intervals.length - 1 ? { ...interval, closes: null } : interval,
      ),
    );
  });
const anyInstant = fc.integer({ min: -10, max: 300 });

describe('phaseAt', () => {
  it.each([
    [999, 'between', null, 1000, 'ideation'],
    [1000, 'ideation', 1000, 2000, 'voting'],
    [1999, 'ideation', 1000, 2000, 'voting'],
    [2000, 'between', 2000, 3000, 'voting'],
    [2999, 'between', 2000, 3000, 'voting'],
    [3000, 'voting', 3000, 4000, 'analysis'],
    [3999, 'voting', 3000, 4000, 'analysis'],
    [4000, 'analysis', 4000, 5000, 'follow-up'],
    [5000, 'follow-up', 5000, null, undefined],
    [9e15, 'follow-up', 5000, null, undefined],
  ])('at %d is %s, from %p until %p, and %p comes next', (instant, phase, opens, closes, next) => {
    const state = phaseAt(campaign, instant);
    expect(state).toMatchObject({ phase, opens, closes });
    expect(state.next?.phase).toBe(next);
  });

  it('is between, without an end, after the last phase has closed', () => {
    const finite = campaignWith([ideation, voting]);
    expect(phaseAt(finite, 4000)).toEqual({ phase: 'between', opens: 4000, closes: null, next: null });
  });

  it('names a phase exactly where its half-open interval holds the instant', () => {
    fc.assert(
      fc.property(anyCampaign, anyInstant, (any, instant) => {
        const holding = any.phases.filter(
          ({ opens, closes }) => opens <= instant && (closes === null || instant < closes),
        );
        expect(holding.length).toBeLessThanOrEqual(1);
        expect(phaseAt(any, instant).phase).toBe(holding[0]?.phase ?? 'between');
      }),
    );
  });

  it('gives bounds within which nothing changes and at which something does', () => {
    fc.assert(
      fc.property(anyCampaign, anyInstant, (any, instant) => {
        const { phase, opens, closes } = phaseAt(any, instant);
        if (opens !== null) {
          expect(phaseAt(any, opens).phase).toBe(phase);
          expect(phaseAt(any, opens - 1).phase).not.toBe(phase);
        }
        if (closes !== null) {
          expect(phaseAt(any, closes - 1).phase).toBe(phase);
          expect(phaseAt(any, closes).phase).not.toBe(phase);
        }
      }),
    );
  });
});

describe('isOpen and intervalOf', () => {
  it('hold the first millisecond of a phase and not the first one after it', () => {
    expect(isOpen(campaign, 'voting', 2999)).toBe(false);
    expect(isOpen(campaign, 'voting', 3000)).toBe(true);
    expect(isOpen(campaign, 'voting', 3999)).toBe(true);
    expect(isOpen(campaign, 'voting', 4000)).toBe(false);
  });

  it('know of no phase that the campaign does not have', () => {
    const short = campaignWith([ideation, voting]);
    expect(intervalOf(short, 'analysis')).toBeNull();
    expect(isOpen(short, 'analysis', 4500)).toBe(false);
    expect(intervalOf(short, 'voting')).toBe(voting);
  });
});

describe('transitions', () => {
  it('come in order of time, closing before opening at the same instant', () => {
    expect(transitions(campaign)).toEqual([
      { transition: 'open-ideation', at: 1000 },
      { transition: 'close-ideation', at: 2000 },
      { transition: 'open-voting', at: 3000 },
      { transition: 'close-voting', at: 4000 },
      { transition: 'open-analysis', at: 4000 },
      { transition: 'close-analysis', at: 5000 },
      { transition: 'open-follow-up', at: 5000 },
    ]);
  });

  it('are never out of order, whatever phases a campaign has', () => {
    fc.assert(
      fc.property(anyCampaign, (any) => {
        const instants = transitions(any).map(({ at }) => at);
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      }),
    );
  });

  it('are due from their very millisecond on', () => {
    const names = (instant: number, done: string[] = []) =>
      dueTransitions(campaign, new Set(done), instant).map(({ transition }) => transition);
    expect(names(999)).toEqual([]);
    expect(names(1000)).toEqual(['open-ideation']);
    expect(names(3999)).toEqual(['open-ideation', 'close-ideation', 'open-voting']);
    expect(names(4000, ['open-ideation', 'close-ideation', 'open-voting'])).toEqual(['close-voting', 'open-analysis']);
    expect(names(9e15, [...TRANSITIONS])).toEqual([]);
  });

  it('are each carried out once, however often and late somebody looks', () => {
    fc.assert(
      fc.property(anyCampaign, fc.array(anyInstant), (any, visits) => {
        const done: string[] = [];
        for (const instant of [...visits.toSorted((a, b) => a - b), 10_000]) {
          done.push(...dueTransitions(any, new Set(done), instant).map(({ transition }) => transition));
        }
        expect(done).toEqual(transitions(any).map(({ transition }) => transition));
      }),
    );
  });
});
