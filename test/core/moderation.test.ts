import { describe, expect, it } from '@jest/globals';
import type { PhaseInterval } from '../../functions/core/campaign.ts';
import {
  DECISIONS,
  firstStatus,
  holdsAfter,
  paperChange,
  statusAfter,
  statusAfterEdit,
  votingStage,
} from '../../functions/core/moderation.ts';
import { PROPOSAL_STATUSES, type ProposalStatus } from '../../functions/core/proposal.ts';

describe('a decision', () => {
  it('is possible from these statuses alone', () => {
    const possible = Object.fromEntries(
      DECISIONS.map((decision) => [
        decision,
        PROPOSAL_STATUSES.flatMap((status) => {
          const after = statusAfter(decision, status);
          return after === null ? [] : [`${status} → ${after}`];
        }),
      ]),
    );
    expect(possible).toEqual({
      publish: ['pending → published', 'published → published'],
      reject: ['pending → rejected', 'published → rejected', 'held → rejected'],
      restore: ['held → published', 'rejected → published'],
    });
  });

  it('never brings back what its author has withdrawn', () => {
    for (const decision of DECISIONS) expect(statusAfter(decision, 'withdrawn')).toBeNull();
  });
});

describe('the ballot paper', () => {
  const off: ProposalStatus[] = ['pending', 'held', 'rejected'];

  it.each(off)('loses a published proposal that becomes %s before voting, and its votes while it is open', (status) => {
    expect(paperChange('published', status, 'ahead')).toBe('off');
    expect(paperChange('published', status, 'open')).toBe('annulled');
  });

  it.each(off)('gets a proposal back that was %s, before and while voting is open', (status) => {
    expect(paperChange(status, 'published', 'ahead')).toBe('on');
    expect(paperChange(status, 'published', 'open')).toBe('on');
  });

  it('stands once voting is over, and when a proposal stays public or stays off', () => {
    expect(paperChange('published', 'rejected', 'over')).toBe('none');
    expect(paperChange('rejected', 'published', 'over')).toBe('none');
    expect(paperChange('published', 'published', 'open')).toBe('none');
    expect(paperChange('held', 'rejected', 'open')).toBe('none');
  });
});

describe('the stage of voting', () => {
  const voting: PhaseInterval = { phase: 'voting', opens: 1_000, closes: 2_000 };

  it.each([
    [999, 'ahead'],
    [1_000, 'open'],
    [1_999, 'open'],
    [2_000, 'over'],
  ] as const)('at %d is %s', (at, stage) => {
    expect(votingStage({ phases: [voting] }, at)).toBe(stage);
  });

  it('is ahead for ever without a phase of voting, and never over without an end', () => {
    expect(votingStage({ phases: [] }, 5_000)).toBe('ahead');
    expect(votingStage({ phases: [{ ...voting, closes: null }] }, 5_000)).toBe('open');
  });
});

describe('where moderators look first', () => {
  const pre = { moderation: 'pre' } as const;
  const post = { moderation: 'post' } as const;

  it('what is new and what is edited waits', () => {
    expect(firstStatus(pre)).toBe('pending');
    expect(statusAfterEdit(pre, 'published')).toBe('pending');
  });

  it('an edit lifts neither a hold nor a rejection', () => {
    for (const campaign of [pre, post])
      for (const status of ['pending', 'held', 'rejected'] as const)
        expect(statusAfterEdit(campaign, status)).toBe(status);
  });

  it('and elsewhere, both are public at once', () => {
    expect(firstStatus(post)).toBe('published');
    expect(statusAfterEdit(post, 'published')).toBe('published');
  });
});

describe('reports', () => {
  it('hold a proposal from the threshold on, before voting', () => {
    expect([2, 3, 4].map((reports) => holdsAfter(reports, 3, 'ahead', false))).toEqual([false, true, true]);
  });

  it('hold nothing without a threshold, while voting is open, after it, or once a moderator has found it in order', () => {
    expect(holdsAfter(1_000, null, 'ahead', false)).toBe(false);
    expect(holdsAfter(1_000, 3, 'open', false)).toBe(false);
    expect(holdsAfter(1_000, 3, 'over', false)).toBe(false);
    expect(holdsAfter(1_000, 3, 'ahead', true)).toBe(false);
  });
});
