import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { OperatorError } from './operator/operator-error.ts';
import { readElection } from './operator/read-election.ts';
import { runCommand } from './operator/words.ts';
import { countable } from './select/election.ts';
import { fileRule, RULE_NAMES } from './select/file-rule.ts';
import { outcomeOf } from './select/outcome.ts';
import { reportLines } from './select/report.ts';

const HELP = `npm run select -- FILE.pb [--rule RULE]

Applies the rule of an election in the Pabulib format to its ballots, and compares with those that it says were
selected. The last line is JSON. Ends with 0 where they are the same or the file does not say, with 1 where they differ.

  --rule RULE   another rule than the file's: ${RULE_NAMES.join(', ')}
  --help        this text`;

/** Exit statuses. */
const SAME = 0;
const DIFFERENT = 1;

/** Gives the exit code; writes by `print`. Throws an OperatorError. */
export function selectCommand(words: readonly string[], print: (line: string) => void): number {
  const { values, positionals } = readWords(words);
  const [file, ...others] = positionals;
  if (values.help) {
    print(HELP);
    return SAME;
  }
  if (file === undefined || others.length > 0) throw new OperatorError(`give one file\n\n${HELP}`);
  const started = performance.now();
  const source = readElection(file);
  const election = countable(source);
  const name = values.rule ?? source.meta.get('rule') ?? '';
  const outcome = outcomeOf(fileRule(name, election.budget, source.voteType), election);
  const seconds = Math.round(performance.now() - started) / 1000;

  for (const line of reportLines(source, election, name, outcome)) print(line);
  const ids = (numbers: readonly number[]) => numbers.flatMap((number) => source.projects[number - 1]?.id ?? []);
  const { selection, official, missing, extra } = outcome;
  const summary = {
    file: basename(file),
    rule: name,
    selected: ids(selection.selected),
    official: official && ids(official),
    missing: ids(missing),
    extra: ids(extra),
    ties: selection.ties.map(({ numbers }) => ids(numbers)),
    seconds,
  };
  print(JSON.stringify(summary));
  return missing.length + extra.length === 0 ? SAME : DIFFERENT;
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { rule: { type: 'string' }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

if (import.meta.main) {
  await runCommand((words) => Promise.resolve(selectCommand(words, (line) => console.log(line))));
}
