import type { PabulibElection } from '../../bench/pabulib.ts';
import { oneLine, shorten } from '../../bench/words.ts';
import type { Departure } from './departures.ts';
import type { Countable } from './election.ts';
import type { Outcome } from './outcome.ts';

const LONGEST_NAME = 60;

/** What a reader gets, line by line. */
export function reportLines(source: PabulibElection, election: Countable, name: string, outcome: Outcome): string[] {
  const { meta, votes } = source;
  const { selection, official } = outcome;
  const money = (amount: number) => (amount / election.unit).toLocaleString('en-GB');
  const line = (number: number) => projectLine(source, election, number, money);
  const currency = meta.get('currency') ?? '';
  const lines = [
    `${oneLine(meta.get('description') ?? '')}: ${votes.length} ballots, ${source.projects.length} projects, budget ${money(election.budget)} ${currency}`,
    `By ${name}, ${selection.selected.length} projects are selected for ${money(selection.spent)} ${currency}:`,
    ...selection.selected.map((number) => `  ${line(number)}`),
    ...(selection.added === null ? [] : [`Each citizen's share grew by ${selection.added} ${currency}.`]),
    ...selection.ties.flatMap(({ numbers, places }) => [
      `Cost and votes leave these equal; ${places === null ? 'what can be selected depends on which' : `${places} of them can be selected`}:`,
      ...numbers.map((number) => `  ${line(number)}`),
    ]),
  ];
  if (official === null) {
    return [...lines, 'The file has no column "selected": there is nothing to compare with.', ...remarks(meta)];
  }
  const { missing, extra, explained } = outcome;
  if (missing.length + extra.length === 0) {
    return [...lines, `These are the ${official.length} that the file says were selected.`];
  }
  lines.push(
    `The file says that ${official.length} were selected, ${official.length - missing.length} of them the same.`,
  );
  lines.push(...missing.map((number) => `  only in the file:  ${line(number)}`));
  lines.push(...extra.map((number) => `  only by the rule:  ${line(number)}`));
  if (explained !== null) {
    lines.push('The published outcome leaves its own rule here, its decisions followed one by one:');
    lines.push(...explained.departures.map((departure) => departureLine(departure, line, money)));
    const { without } = explained;
    lines.push(
      without.missing.length + without.extra.length === 0
        ? 'With those left out that were passed over, the rule gives exactly the published outcome.'
        : 'Leaving out those that were passed over does not explain all of it.',
    );
  }
  return [...lines, ...remarks(meta)];
}

function projectLine(
  { projects }: PabulibElection,
  { candidates }: Countable,
  number: number,
  money: (amount: number) => string,
): string {
  const project = projects[number - 1];
  const candidate = candidates[number - 1];
  if (project === undefined || candidate === undefined) throw new RangeError(`there is no project ${number}`);
  const name = shorten(oneLine(project.name), LONGEST_NAME);
  const against = candidate.against > 0 ? ` for and ${candidate.against} against` : '';
  return `${project.id}: ${candidate.for} votes${against}, costs ${money(candidate.cost ?? 0)}, ${name}`;
}

function departureLine(
  { number, kind, left }: Departure,
  line: (number: number) => string,
  money: (amount: number) => string,
): string {
  switch (kind) {
    case 'passed-over':
      return `  passed over, though ${money(left)} were left: ${line(number)}`;
    case 'beyond':
      return `  selected, though only ${money(left)} were left: ${line(number)}`;
  }
}

/** What the file itself says about its outcome. */
function remarks(meta: ReadonlyMap<string, string>): string[] {
  return ['comment', 'leftover_budget'].flatMap((key) => {
    const text = meta.get(key);
    return text === undefined ? [] : [`The file's ${key}: ${text}`];
  });
}
