import { cpus, loadavg, totalmem } from 'node:os';
import type { Benchmark, Findings } from './benchmark.ts';

const HEAD = `# Figures

Measured by \`npm run bench -- NAME…\`, which replaces the section of each benchmark it runs, in its whole size; all of
them in a small size, in some minutes: \`npm run bench\`, which replaces the section *quick* alone.
`;

/** The machine on which the figures are measured, and how busy it is with other things: ask before measuring. */
export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() || 'unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const busy = (loadavg()[0] ?? 0).toFixed(1);
  return [
    `${model}, ${processors.length} cores, ${gigabytes} GB`,
    `${process.platform}/${process.arch}`,
    `Node ${process.version}`,
    `load average before ${busy}`,
  ].join(', ');
}

/** The findings as a section in Markdown. */
export function sectionOf(
  { name, about }: Pick<Benchmark, 'name' | 'about'>,
  findings: Findings,
  when: Date,
  where: string,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [first, ...others] = findings.columns;
  return [
    `## ${name}`,
    '',
    about,
    '',
    line([first ?? '', ...others]),
    line(['---', ...others.map(() => '---:')]),
    ...findings.rows.map(line),
    '',
    ...findings.notes.map((note) => `- ${note}`),
    `- ${when.toISOString().slice(0, 10)}; ${where}`,
    '',
  ].join('\n');
}

/** One table of what all benchmarks found, each line with what its figures are. */
export function together(found: readonly (readonly [name: string, findings: Findings])[]): Findings {
  return {
    columns: ['benchmark', 'what', 'figures'],
    rows: found.flatMap(([name, { columns, rows }]) =>
      rows.map((row) => {
        // What a line is about: its first cell, and words that follow it.
        const rest = row.findIndex((cell, index) => index > 0 && /^(|[-−]?[\d].*)$/.test(cell));
        const end = rest === -1 ? row.length : rest;
        const what = row
          .slice(0, end)
          .map((cell, index) => (/^[\d.,]+$/.test(cell) ? `${cell} ${columns[index]}` : cell));
        const figures = row.slice(end).flatMap((cell, index) => {
          const column = columns[end + index] ?? '';
          return cell === '' ? [] : [row.length - end === 1 ? cell : `${column} ${cell}`];
        });
        return [name, what.join(', '), figures.join('; ')];
      }),
    ),
    notes: [],
  };
}

/** Puts the section into the document, in place of the one of the same name; other sections stay as they are. */
export function replaceSection(document: string, name: string, section: string): string {
  const [head, ...sections] = (document === '' ? HEAD : document).split(/^(?=## )/m);
  const known = new Map(sections.map((text) => [text.split('\n', 1)[0]?.slice(3).trim() ?? '', text]));
  known.set(name, section);
  const texts = [...known.values()].map((text) => text.trimEnd());
  return `${[(head ?? HEAD).trimEnd(), ...texts].join('\n\n')}\n`;
}
