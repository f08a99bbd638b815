import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineageOf, sourcesOf } from '../../functions/core/lineage.ts';
import { PROJECT_STATES, type Project, type Promised } from '../../functions/core/project.ts';
import { blankProject, changeProject } from '../../functions/core/project-changes.ts';
import { countPromises, dayAt, endOfDay, isLate, latenessAt, promiseAt } from '../../functions/core/promises.ts';

const BRUSSELS = 'Europe/Brussels';
/** Zones whose midnight has been skipped or repeated are among them. */
const ZONES = [BRUSSELS, 'America/Sao_Paulo', 'America/Havana', 'Asia/Beirut', 'Pacific/Apia', 'Asia/Kolkata'];
const DAY = 86_400_000;
const at = (iso: string) => Date.parse(iso);
const promised = (due: string, more: Partial<Promised> = {}): Promised => ({
  due,
  reachedOn: null,
  moves: [],
  ...more,
});
const project = (more: Partial<Project> = {}): Project => ({ ...blankProject('0123456789ab', 0), ...more });
const dayOf = (days: number) => new Date(days * DAY).toISOString().slice(0, 10);
const days = fc.integer({ min: 365 * 30, max: 365 * 80 }).map(dayOf);
const promises = fc.record({
  due: days,
  reachedOn: fc.option(days),
  moves: fc.array(
    fc.record({ from: days, to: days, at: fc.integer({ min: 0, max: 365 * 80 * DAY }), reason: fc.constant(null) }),
    { maxLength: 3 },
  ),
});
const projects = fc
  .record({
    promise: fc.option(promises),
    milestones: fc.array(promises, { maxLength: 3 }),
    state: fc.constantFrom(...PROJECT_STATES),
  })
  .map(({ milestones, ...rest }) =>
    project({ ...rest, milestones: milestones.map((one, index) => ({ id: `m${index + 1}`, title: {}, ...one })) }),
  );

describe('the end of a day', () => {
  it('is the first instant at which the zone’s clocks show a later one', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...ZONES), (day, zone) => {
        const end = endOfDay(day, zone);
        expect(dayAt(end, zone) > day).toBe(true);
        expect(dayAt(end - 1, zone) <= day).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is midnight in Brussels, not in Greenwich', () => {
    expect(endOfDay('2018-06-30', BRUSSELS)).toBe(at('2018-06-30T22:00:00Z'));
    expect(endOfDay('2018-12-31', BRUSSELS)).toBe(at('2018-12-31T23:00:00Z'));
  });
});

describe('a promise', () => {
  const due = promised('2018-06-30');
  const passes = at('2018-06-30T22:00:00Z');

  it('is open to the last instant of its day and late from the next one on', () => {
    expect(promiseAt(due, project(), BRUSSELS, passes - 1)).toBe('open');
    expect(promiseAt(due, project(), BRUSSELS, passes)).toBe('late');
    expect(isLate(project({ promise: due }), BRUSSELS, passes - 1)).toBe(false);
    expect(isLate(project({ promise: due }), BRUSSELS, passes)).toBe(true);
  });

  it('is kept on its day, kept late on the next, and dropped with its project', () => {
    expect(promiseAt({ ...due, reachedOn: '2018-06-30' }, project(), BRUSSELS, passes)).toBe('kept');
    expect(promiseAt({ ...due, reachedOn: '2018-07-01' }, project(), BRUSSELS, passes)).toBe('kept-late');
    expect(promiseAt(due, project({ state: 'dropped' }), BRUSSELS, passes)).toBe('dropped');
  });

  it('that was moved after its day has passed was late, and stays told', () => {
    const move = { from: '2018-06-30', to: '2018-12-31', at: at('2018-08-01T10:00:00Z'), reason: null };
    const moved = project({ promise: promised('2018-12-31', { moves: [move] }) });
    expect(isLate(moved, BRUSSELS, at('2018-09-01T10:00:00Z'))).toBe(false);
    expect(latenessAt(moved, BRUSSELS, at('2018-09-01T10:00:00Z'))).toEqual([
      { promise: 'whole', due: '2018-06-30', at: passes },
    ]);
    const inTime = project({ promise: promised('2018-12-31', { moves: [{ ...move, at: passes - 1 }] }) });
    expect(latenessAt(inTime, BRUSSELS, at('2018-09-01T10:00:00Z'))).toEqual([]);
  });

  it('is counted as exactly one of open, late, kept, kept late and dropped', () => {
    fc.assert(
      fc.property(fc.array(projects, { maxLength: 4 }), fc.integer({ min: 0, max: 365 * 80 * DAY }), (all, now) => {
        const { promises: total, moved, ...counts } = countPromises(all, BRUSSELS, now);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(moved).toBeLessThanOrEqual(total);
        expect(counts.late > 0).toBe(all.some((one) => isLate(one, BRUSSELS, now)));
      }),
      { numRuns: 60 },
    );
  });

  it('that was late once is told as late for ever, however often one looks', () => {
    const instants = fc.integer({ min: 365 * 30 * DAY, max: 365 * 80 * DAY });
    fc.assert(
      fc.property(projects, instants, instants, (one, first, second) => {
        const [earlier, later] = [Math.min(first, second), Math.max(first, second)];
        const before = latenessAt(one, BRUSSELS, earlier);
        expect(latenessAt(one, BRUSSELS, later)).toEqual(expect.arrayContaining(before));
        expect(before.every((lateness) => lateness.at <= earlier)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a change of a project', () => {
  const moment = { at: at('2018-07-01T10:00:00Z'), today: '2018-07-01' };
  const before = project({
    revision: 4,
    promise: promised('2018-12-31'),
    milestones: [{ id: 'm1', title: { fr: 'Plan' }, ...promised('2018-06-30') }],
  });
  const changed = (changes: Parameters<typeof changeProject>[1]) => changeProject(before, changes, moment);

  it('keeps what it does not name, and is one revision on', () => {
    expect(changed({ unit: 'Travaux' }).project).toEqual({
      ...before,
      unit: 'Travaux',
      changedAt: moment.at,
      revision: 5,
    });
  });

  it('keeps a date that is moved, with its reason; the same date is no move', () => {
    const reason = { fr: 'Le chantier a commencé plus tard' };
    const { project: moved } = changed({ due: '2019-03-31', reason, milestones: [{ id: 'm1', due: '2018-06-30' }] });
    expect(moved?.promise).toMatchObject({
      due: '2019-03-31',
      moves: [{ from: '2018-12-31', to: '2019-03-31', at: moment.at, reason }],
    });
    expect(moved?.milestones[0]?.moves).toEqual([]);
  });

  it('adds a milestone, marks one as reached, and takes none away', () => {
    const { project: grown } = changed({
      milestones: [
        { id: 'm1', reachedOn: '2018-06-29' },
        { title: { fr: 'Chantier' }, due: '2018-10-31' },
      ],
    });
    expect(grown?.milestones).toMatchObject([
      { id: 'm1', title: { fr: 'Plan' }, due: '2018-06-30', reachedOn: '2018-06-29' },
      { id: 'm2', title: { fr: 'Chantier' }, due: '2018-10-31', reachedOn: null },
    ]);
    expect(changed({ milestones: [] }).project?.milestones).toEqual(before.milestones);
  });

  it('that says it is done keeps the promise on that day; one that takes this back makes it open again', () => {
    const { project: done } = changed({ state: 'done' });
    expect(done?.promise?.reachedOn).toBe('2018-07-01');
    expect(done && changeProject(done, { state: 'under-way' }, moment).project?.promise?.reachedOn).toBeNull();
  });

  it.each([
    ['dropping without a reason', { state: 'dropped' }, '/reason', 'missing-field'],
    ['a day to come on which it was done', { state: 'done', reachedOn: '2018-07-02' }, '/reachedOn', 'out-of-range'],
    ['a day on which what is not done was done', { reachedOn: '2018-06-01' }, '/reachedOn', 'invalid-value'],
    ['a milestone that there is not', { milestones: [{ id: 'm9' }] }, '/milestones/0/id', 'invalid-value'],
    ['a new milestone without a date', { milestones: [{ title: { fr: 'X' } }] }, '/milestones/0/due', 'missing-field'],
    [
      'a milestone reached on a day to come',
      { milestones: [{ id: 'm1', reachedOn: '2018-08-01' }] },
      '/milestones/0/reachedOn',
      'out-of-range',
    ],
  ] as const)('is refused for %s', (_, changes, pointer, code) => {
    expect(changed(changes)).toMatchObject({ project: null, faults: [{ pointer, code }] });
  });
});

describe('lineage', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 5 });
  const ids = ['a', 'b', 'c'];
  const worlds = fc.record({
    tendencies: fc
      .tuple(numbers, numbers, numbers)
      .map((lists) =>
        lists.map((proposals, index) => ({ id: ids[index]!, name: {}, proposals, changedAt: 0, revision: 1 })),
      ),
    projects: fc.array(
      fc.record({ proposals: numbers, tendencies: fc.subarray(ids) }).map((links) => project(links)),
      { maxLength: 4 },
    ),
  });

  it('leads both ways: a project stands on exactly the proposals that turned into it', () => {
    fc.assert(
      fc.property(worlds, ({ tendencies, projects: made }) => {
        for (let number = 1; number <= 8; number++) {
          const turnedInto = lineageOf(number, tendencies, made).projects.map((one) => one.project);
          expect(turnedInto).toEqual(made.filter((one) => sourcesOf(one, tendencies).includes(number)));
        }
      }),
    );
  });

  it('names the groups on the way, and none where a project names the proposal itself', () => {
    const tendencies = [{ id: 'a', name: {}, proposals: [3, 5], changedAt: 0, revision: 1 }];
    const [grouped, direct] = [project({ tendencies: ['a'] }), project({ proposals: [5] })];
    expect(lineageOf(5, tendencies, [grouped, direct])).toEqual({
      tendencies,
      projects: [
        { project: grouped, through: ['a'] },
        { project: direct, through: [] },
      ],
    });
    expect(sourcesOf(grouped, tendencies)).toEqual([3, 5]);
  });
});
