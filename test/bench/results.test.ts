import { describe, expect, it } from '@jest/globals';
import type { Benchmark } from '../../bench/benchmark.ts';
import { figure, median } from '../../bench/benchmark.ts';
import { replaceSection, sectionOf, together } from '../../bench/results.ts';

const findings = { columns: ['request', 'ms'], rows: [['a vote', '3.20']], notes: ['Warm.'] };
const benchmark: Benchmark = {
  name: 'requests',
  about: 'How long.',
  run: () => Promise.resolve(findings),
};

describe('the document of figures', () => {
  it('gets a section with the table, the date and the machine', () => {
    const section = sectionOf(benchmark, findings, new Date('2026-11-24T10:00:00Z'), 'a laptop');

    expect(section).toContain('## requests\n\nHow long.\n\n| request | ms |\n| --- | ---: |\n| a vote | 3.20 |\n');
    expect(section).toContain('- Warm.\n- 2026-11-24; a laptop\n');
  });

  it('has one section of each name, in the order in which they came', () => {
    let document = replaceSection('', 'start', '## start\n\n1 s\n');
    document = replaceSection(document, 'liege', '## liege\n\n90 s\n');
    document = replaceSection(document, 'start', '## start\n\n2 s\n');

    expect(document).toMatch(/^# Figures\n[^#]*\n\n## start\n\n2 s\n\n## liege\n\n90 s\n$/);
    expect(replaceSection(document, 'start', '## start\n\n2 s\n')).toBe(document);
  });

  it('puts lines of several tables into one, each with what it is about and what its figures are', () => {
    const requests = {
      columns: ['request', 'at once', 'p50 ms', 'read units'],
      rows: [['a vote', '16', '3.20', '']],
      notes: [],
    };
    const recount = { columns: ['ballots', 'seconds', 'wrong'], rows: [['2,000', '0.40', '0']], notes: [] };
    const tally = { columns: ['figure', 'value'], rows: [['differences', '0']], notes: [] };
    expect(
      together([
        ['requests', requests],
        ['recount', recount],
        ['liege', tally],
      ]).rows,
    ).toEqual([
      ['requests', 'a vote', 'at once 16; p50 ms 3.20'],
      ['recount', '2,000 ballots', 'seconds 0.40; wrong 0'],
      ['liege', 'differences', '0'],
    ]);
  });

  it('prints figures with three digits that matter and takes the lower of two middles', () => {
    expect([0, 0.5, 12.345, 95_000].map(figure)).toEqual(['0', '0.50', '12.3', '95,000']);
    expect(median([9, 1, 5, 7])).toBe(5);
    expect(() => median([])).toThrow('nothing was measured');
  });
});
