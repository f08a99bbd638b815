import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANSWER_KINDS, missingIn, saysTheSame } from '../../functions/core/answer.ts';
import { type Answerable, answerDebt } from '../../functions/core/answer-debt.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { campaignFile } from '../support/campaign-files.ts';

const campaign = parseCampaign(campaignFile({ id: 'debt' }), 'debt.json');
const proposal: fc.Arbitrary<Answerable> = fc.record({
  theme: fc.constantFrom('green', 'move'),
  district: fc.constantFrom('north', 'docks', null),
  createdAt: fc.integer({ min: 0, max: 1e12 }),
  answer: fc.option(fc.constantFrom(...ANSWER_KINDS)),
});
const debtOf = (proposals: readonly Answerable[]) => answerDebt(campaign, proposals);
const sum = (rows: readonly { proposals: number; unanswered: number }[]) =>
  rows.reduce((total, row) => [total[0]! + row.proposals, total[1]! + row.unanswered], [0, 0]);

describe('the answer debt', () => {
  it('is, in every row, what counting by hand gives', () => {
    fc.assert(
      fc.property(fc.array(proposal), (proposals) => {
        const debt = debtOf(proposals);
        const rows = [
          { ...debt, of: proposals },
          ...debt.themes.map((row) => ({ ...row, of: proposals.filter(({ theme }) => theme === row.theme) })),
          ...debt.districts.map((row) => ({
            ...row,
            of: proposals.filter(({ district }) => district === row.district),
          })),
        ];
        for (const { of, ...row } of rows) {
          const waiting = of.filter(({ answer }) => answer === null).map(({ createdAt }) => createdAt);
          const since = waiting.length === 0 ? null : Math.min(...waiting);
          expect(row).toMatchObject({ proposals: of.length, unanswered: waiting.length, since });
        }
      }),
    );
  });

  it('adds up, by theme and by district and by kind of answer', () => {
    fc.assert(
      fc.property(fc.array(proposal), (proposals) => {
        const debt = debtOf(proposals);
        expect(sum(debt.themes)).toEqual([debt.proposals, debt.unanswered]);
        expect(sum(debt.districts)).toEqual([debt.proposals, debt.unanswered]);
        const answered = Object.values(debt.answers).reduce((total, count) => total + count, 0);
        expect(answered).toBe(debt.proposals - debt.unanswered);
      }),
    );
  });

  it('has a row for every theme and district, also where nobody waits', () => {
    const { themes, districts } = debtOf([]);
    expect(themes.map(({ theme }) => theme)).toEqual(['green', 'move']);
    expect(districts.map(({ district }) => district)).toEqual(['north', 'docks', 'south', null]);
  });
});

describe('an answer', () => {
  const draft = { kind: 'accepted', text: { fr: 'Oui.', en: 'Yes.' }, project: 'quay' } as const;

  it('lists the languages of the campaign that it has no text in', () => {
    expect(missingIn(['fr', 'nl', 'en'], { fr: 'Oui.' })).toEqual(['nl', 'en']);
  });

  it.each([
    ['kind', { ...draft, kind: 'partly' as const }],
    ['text', { ...draft, text: { fr: 'Oui !', en: 'Yes.' } }],
    ['languages', { ...draft, text: { fr: 'Oui.' } }],
    ['project', { ...draft, project: null }],
  ])('says something else when its %s differs', (_, other) => {
    expect(saysTheSame(draft, other)).toBe(false);
    expect(saysTheSame(other, draft)).toBe(false);
  });

  it('says the same in whatever order its languages are written', () => {
    expect(saysTheSame(draft, { ...draft, text: { en: 'Yes.', fr: 'Oui.' } })).toBe(true);
  });
});
