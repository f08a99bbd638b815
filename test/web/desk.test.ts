import { describe, expect, it } from '@jest/globals';
import { Failure, failureOf } from '../../web/src/api/problem.ts';
import { amountOf } from '../../web/src/desk/amount.ts';
import { meanwhileOf } from '../../web/src/desk/conflict.ts';
import { costLinesOf } from '../../web/src/desk/cost-lines.ts';
import { numbersOf } from '../../web/src/desk/numbers.ts';
import { changesOf, emptyValues, faultsOf, isValues, wantsReason } from '../../web/src/desk/project-values.ts';
import { slugOf } from '../../web/src/desk/slug.ts';

const campaign = { languages: ['fr' as const, 'nl' as const], themes: [{ id: 'green', name: { fr: 'Vert' } }] };
const milestone = { id: 'm1', key: 'm1', title: { fr: 'Étude' }, due: '2018-01-31', reachedOn: '' };
const before = {
  ...emptyValues(campaign),
  title: { fr: 'Un pont' },
  unit: 'Service des ponts',
  due: '2018-06-30',
  milestones: [milestone],
};

describe('the form of a project', () => {
  it('sends nothing but the revision where nothing has changed', () => {
    expect(changesOf(before, before, 3)).toEqual({ revision: 3 });
  });

  it('sends a moved date with its reason, and only those milestones that are new or changed', () => {
    const fresh = { id: null, key: 'new-1', title: { fr: 'Chantier', nl: ' ' }, due: '2018-05-01', reachedOn: '' };
    const late = { ...before, due: '2018-12-31', reason: { fr: 'La crue', nl: '' }, milestones: [milestone, fresh] };
    expect(wantsReason(late, before)).toBe(true);
    expect(changesOf(late, before, 3)).toEqual({
      revision: 3,
      due: '2018-12-31',
      reason: { fr: 'La crue' },
      milestones: [{ title: { fr: 'Chantier' }, due: '2018-05-01' }],
    });
  });

  it('takes back that a milestone was reached', () => {
    const reached = { ...before, milestones: [{ ...milestone, reachedOn: '2018-01-10' }] };
    expect(changesOf(before, reached, 1).milestones).toEqual([{ id: 'm1', reachedOn: null }]);
  });

  it('asks for what is missing: a title in the first language, a unit, a reason for what is dropped', () => {
    const values = { ...before, title: { nl: 'Een brug' }, unit: '', state: 'dropped' as const, cost: '12,5' };
    expect([...faultsOf(values, campaign)]).toEqual(['title', 'unit', 'cost', 'reason']);
    expect(faultsOf(before, campaign).size).toBe(0);
  });
});

describe('a project that was being written', () => {
  const kept = (values: unknown) => isValues(JSON.parse(JSON.stringify(values)));

  it('is gone on with as it was left, also while its numbers cannot be read', () => {
    expect(kept(before)).toBe(true);
    expect(kept({ ...before, proposals: null })).toBe(true);
  });

  it('is not, where an earlier version of the desk kept something else', () => {
    expect(kept({ ...before, title: 'Un pont' })).toBe(false);
    expect(kept({ ...before, milestones: [{ ...milestone, due: undefined }] })).toBe(false);
    expect(kept({ ...before, state: 'begun' })).toBe(false);
    expect(kept(null)).toBe(false);
  });
});

describe('a refusal because somebody else was quicker', () => {
  const decided = { decision: 'reject', at: '2017-05-17T08:00:00.000Z', reason: 'advertising', message: null };
  const conflict = (proposal: unknown) =>
    failureOf(409, { code: 'revision-conflict', status: 409, title: '', type: '', detail: '', proposal });

  it('tells what they have decided', () => {
    expect(meanwhileOf(conflict({ revision: 2, status: 'rejected', decided }))).toEqual({
      status: 'rejected',
      decided,
    });
    expect(meanwhileOf(conflict({ revision: 2, status: 'published', decided: null }))).toEqual({
      status: 'published',
      decided: null,
    });
  });

  it('is none where the answer says nothing of it', () => {
    expect(meanwhileOf(conflict({ status: 'something else' }))).toBeNull();
    expect(meanwhileOf(new Failure('busy', 503))).toBeNull();
  });
});

it('amounts are read as people write them in each language, and only whole ones', () => {
  const written = ['12000', '12 000', '12\u202f000 €', '12.000', '€ 12,000', "12'000", '12000 EUR'];
  expect(written.map(amountOf)).toEqual(written.map(() => 12_000));
  expect(amountOf('1.234.567')).toBe(1_234_567);
  expect(amountOf('0')).toBe(0);
  expect(['', '12,5', '12.00', '1.234,567', '-3', 'douze', '1e5'].map(amountOf)).toEqual(Array(7).fill(null));
});

it('two columns of a spreadsheet are read as numbers and costs; what cannot be, and a number again, is named', () => {
  expect(costLinesOf('12\t45 000\r\n\n7; 1.500 €\n 9  300\n')).toEqual({
    lines: [
      { number: 12, cost: 45_000 },
      { number: 7, cost: 1_500 },
      { number: 9, cost: 300 },
    ],
    wrong: [],
  });
  // A column of amounts alone: a comma parts nothing, so none of it is taken for a number with a cost.
  const wrong = ['12,000', '12', '12 ;', 'numéro\tcoût', '3\t12,5', '0 100'];
  expect(costLinesOf([...wrong, '5 100', '5 200'].join('\n'))).toEqual({
    lines: [{ number: 5, cost: 100 }],
    wrong: [...wrong, '5 200'],
  });
});

it('numbers are read as people write them, each once', () => {
  expect(numbersOf(' 12, 40;412\n12 ')).toEqual([12, 40, 412]);
  expect(numbersOf('')).toEqual([]);
  expect(numbersOf('12, douze')).toBeNull();
});

it('a group’s name becomes one for its address', () => {
  expect(slugOf("De l'eau à Sclessin : été 2018 !")).toBe('de-l-eau-a-sclessin-ete-2018');
});
