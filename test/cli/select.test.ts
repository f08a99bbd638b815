import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OperatorError } from '../../cli/operator/operator-error.ts';
import { departures } from '../../cli/select/departures.ts';
import { selectCommand } from '../../cli/select.ts';

interface Parts {
  readonly rule?: string;
  readonly budget?: string;
  /** Cost, then what the column `selected` says; no column where none says anything. */
  readonly projects: Readonly<Record<string, readonly [cost: string, selected?: number]>>;
  readonly votes: readonly string[];
  readonly comment?: string;
  /** Where votes have points: for each of them, from -1 to 1. */
  readonly points?: readonly string[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reinventons-select-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf({ rule = 'greedy', budget = '10', projects, votes, comment, points }: Parts): string {
  const entries = Object.entries(projects);
  const withSelected = entries.some(([, [, selected]]) => selected !== undefined);
  const lines = [
    'META',
    'key;value',
    'description;A ward',
    ...(points ? ['vote_type;scoring', 'min_points;-1', 'max_points;1', 'default_score;0'] : ['vote_type;approval']),
    'currency;EUR',
    `num_projects;${entries.length}`,
    `num_votes;${votes.length}`,
    `budget;${budget}`,
    `rule;${rule}`,
    ...(comment === undefined ? [] : [`comment;${comment}`]),
    'PROJECTS',
    `project_id;cost;name${withSelected ? ';selected' : ''}`,
    ...entries.map(([id, [cost, selected = 0]]) => `${id};${cost};Project ${id}${withSelected ? `;${selected}` : ''}`),
    'VOTES',
    points ? 'voter_id;vote;points' : 'voter_id;vote',
    ...votes.map((vote, index) => [`v${index}`, vote, ...(points ? [points[index]] : [])].join(';')),
    '',
  ];
  const file = join(folder, `${crypto.randomUUID()}.pb`);
  writeFileSync(file, lines.join('\n'));
  return file;
}

function run(...words: string[]): { status: number; text: string; summary: Record<string, unknown> } {
  const lines: string[] = [];
  const status = selectCommand(words, (line) => lines.push(line));
  return { status, text: lines.join('\n'), summary: JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

const VOTES = ['a,b', 'a,b', 'a,c', 'c', 'd'];

describe('npm run select', () => {
  it('ends with 0 and says so where the rule gives what the file says', () => {
    const file = fileOf({ projects: { a: ['6', 1], b: ['5', 0], c: ['4', 1], d: ['1', 0] }, votes: VOTES });

    const { status, text, summary } = run(file);

    expect(status).toBe(0);
    expect(text).toContain('By greedy, 2 projects are selected for 10 EUR:\n  a: 3 votes, costs 6, Project a');
    expect(text).toContain('These are the 2 that the file says were selected.');
    expect(summary).toEqual({
      file: file.slice(folder.length + 1),
      rule: 'greedy',
      selected: ['a', 'c'],
      official: ['a', 'c'],
      missing: [],
      extra: [],
      ties: [],
      seconds: expect.any(Number),
    });
  });

  it('shows where an outcome leaves its own rule, and whether that explains all of it', () => {
    const file = fileOf({
      projects: { a: ['6', 0], b: ['5', 1], c: ['4', 1], d: ['1', 1] },
      votes: VOTES,
      comment: '#1: a was withdrawn.',
    });

    const { status, text, summary } = run(file);

    expect(status).toBe(1);
    expect(summary).toMatchObject({ selected: ['a', 'c'], missing: ['b', 'd'], extra: ['a'] });
    expect(text).toContain('passed over, though 10 were left: a: 3 votes, costs 6, Project a');
    expect(text).toContain('the rule gives exactly the published outcome');
    expect(text).toContain("The file's comment: #1: a was withdrawn.");
  });

  it('takes votes against off, where the file has such', () => {
    const projects = { a: ['6', 0], b: ['5', 1], c: ['4', 1], d: ['1', 0] } as const;
    const points = ['1,1', '-1,1', '-1,1', '1', '-1'];

    const { status, text, summary } = run(fileOf({ projects, votes: VOTES, points }));

    expect({ status, ...summary }).toMatchObject({ status: 0, selected: ['c', 'b'], official: ['b', 'c'] });
    expect(text).toContain('  b: 2 votes, costs 5, Project b');
    const without = { ...projects, a: ['6', 1], c: ['4', 0] } as const;
    expect(run(fileOf({ projects: without, votes: VOTES, points })).text).toContain(
      'only in the file:  a: 1 votes for and 2 against, costs 6, Project a',
    );
  });

  it('says that nothing can be compared without the column, and gives the selection', () => {
    const file = fileOf({ projects: { a: ['6'], b: ['5'], c: ['4'], d: ['1'] }, votes: VOTES });

    const { status, text, summary } = run(file);

    expect({ status, ...summary }).toMatchObject({ status: 0, selected: ['a', 'c'], official: null });
    expect(text).toContain('The file has no column "selected": there is nothing to compare with.');
  });

  it('applies equal shares, and Add1 by units of currency where costs have cents', () => {
    // Of 5.25 each, a takes 3.50; whoever wants c for 3.50 has 1.75 left, so two steps of a euro are needed.
    const projects = { a: ['7.00', 1], c: ['3.50', 0] } as const;
    const file = fileOf({ rule: 'equalshares', budget: '10.50', projects, votes: ['a', 'a,c'] });

    expect(run(file).summary).toMatchObject({ rule: 'equalshares', selected: ['a'], extra: [] });
    const { text, summary } = run(file, '--rule', 'equalshares/add1');
    expect(summary).toMatchObject({ rule: 'equalshares/add1', selected: ['a', 'c'], extra: ['c'] });
    expect(text).toContain("Each citizen's share grew by 2 EUR.");
  });

  it('reports what cost and votes leave equal, and selects none of it', () => {
    const file = fileOf({ projects: { a: ['6', 1], b: ['6', 0], c: ['4', 1] }, votes: ['a,b,c', 'a,b'] });

    const { text, summary } = run(file);

    expect(summary).toMatchObject({ selected: ['c'], ties: [['a', 'b']], missing: ['a'] });
    expect(text).toContain('Cost and votes leave these equal; 1 of them can be selected:');
  });

  it.each([
    ['no file', () => [], 'give one file'],
    ['a file that is not there', () => [join(folder, 'none.pb')], 'give the path of a .pb file'],
    ['an option that there is not', () => ['--rules'], "Unknown option '--rules'"],
    [
      'a rule that cannot be applied',
      () => [fileOf({ rule: 'unknown', projects: { a: ['1'] }, votes: ['a'] })],
      'give one by --rule: greedy, greedy-no-skip',
    ],
    [
      'a budget that is no amount',
      () => [fileOf({ budget: '1e6', projects: { a: ['1'] }, votes: ['a'] })],
      'META says "1e6" for budget',
    ],
    [
      'a file that breaks the format',
      () => [fileOf({ projects: { a: ['1'] }, votes: ['a,z'] })],
      '"z" is no project of this file',
    ],
  ])('refuses %s and says what to do', (_, words, message) => {
    expect(() => run(...words())).toThrow(OperatorError);
    expect(() => run(...words())).toThrow(message);
  });

  it('explains itself', () => {
    const lines: string[] = [];

    expect(selectCommand(['--help'], (line) => lines.push(line))).toBe(0);
    expect(lines.join('\n')).toContain('npm run select -- FILE.pb');
  });
});

describe('departures from the greedy rule', () => {
  const candidates = [9, 8, 7].map((votes, index) => ({
    number: index + 1,
    for: votes,
    against: 0,
    cost: 5,
    theme: null,
    district: null,
  }));

  it('name those that won beyond the budget, with what was left', () => {
    expect(departures({ rule: 'greedy', budget: 8, skip: true }, candidates, new Set([1, 2]))).toEqual([
      { number: 2, kind: 'beyond', left: 3 },
    ]);
  });

  it('are none after the end of a rule that does not skip', () => {
    expect(departures({ rule: 'greedy', budget: 8, skip: false }, candidates, new Set([1]))).toEqual([]);
  });
});

const shared = fileURLToPath(new URL('../../../shared/data/pabulib/', import.meta.url));

// What docs/selection.md says of them. The files lie beside the repository where it is developed.
(existsSync(shared) ? describe : describe.skip)('elections that were held', () => {
  const inShared = (name: string) => run(join(shared, `${name}.pb`));

  it.each([
    ['Netherlands_Assen_2024', 9],
    ['Poland_Swiecie_2023', 17],
  ])('%s comes out of equal shares with Add1 as it was published', (name, count) => {
    const { status, summary } = inShared(name);
    expect({ status, summary }).toMatchObject({ status: 0, summary: { missing: [], extra: [], ties: [] } });
    expect(summary.selected).toHaveLength(count);
  });

  it('Białołęka departs from its rule at one project, without which it comes out as it was published', () => {
    const { status, text, summary } = inShared('Poland_Warszawa_2020_Bialoleka');
    expect(status).toBe(1);
    expect(summary).toMatchObject({ missing: ['1938', '1514'], extra: ['118', '1699', '736'], ties: [] });
    expect(text.match(/^ {2}passed over.*/gm)).toEqual([
      expect.stringContaining('passed over, though 1,118,734 were left: 118: 1444 votes, costs 385,000'),
    ]);
    expect(text).toContain('With those left out that were passed over, the rule gives exactly the published outcome.');
  });

  it.each([
    ['France_Toulouse_2024', 72, '8,000,000 EUR'],
    ['Netherlands_Amsterdam_621', 25, '448,463 EUR'],
  ])('%s does not say what was selected', (name, count, spent) => {
    const { text, summary } = inShared(name);
    expect(summary).toMatchObject({ official: null, ties: [] });
    expect(summary.selected).toHaveLength(count);
    expect(text).toContain(`By greedy, ${count} projects are selected for ${spent}`);
  });
});
