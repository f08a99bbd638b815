import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../functions/core/campaign.ts';
import { CHECKPOINT } from '../functions/core/open-data/files.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './folder-archive.ts';
import { pinnedKeys } from './keys.ts';
import { fill, sentenceOf, verdictOf, WORDS } from './sentence.ts';
import { UnusableError } from './unusable-error.ts';
import { type Report, verify } from './verify.ts';
import { openWebArchive } from './web-archive.ts';

export const EXIT_HOLDS = 0;
export const EXIT_WRONG = 1;
export const EXIT_UNUSABLE = 2;

const HELP = `Checks an archive of open data: its files, the count of its votes, the tree over them, the signed checkpoint, the
selection; and, if given, receipts of votes and an earlier version. A folder needs no network.

  node verify.mjs FOLDER [options]
  node verify.mjs https://…/open-data/CAMPAIGN/ [options]

  --receipt FILE       receipts of one citizen, one a line, or the JSON that the platform answered; may be given again
  --previous PATH      the folder of an earlier version, or nothing but its checkpoint
  --key KEY            the city's key, as you have it from elsewhere: a thumbprint of 43 characters, name+hash+key,
                       or a file with a JSON Web Key or a set of them; may be given again
  --language LANGUAGE  ${LANGUAGES.join(', ')}; else English
  --json               the findings as JSON
  --help               this text

Ends with 0 where everything holds, with 1 where something does not, with 2 where what was given cannot be used.`;

const OPTIONS = {
  receipt: { type: 'string', multiple: true },
  previous: { type: 'string' },
  key: { type: 'string', multiple: true },
  language: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Gives the exit code; writes by `print`, and what is unusable by `complain`. */
export async function verifyCommand(
  words: readonly string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  const read = readWords(words);
  if (typeof read === 'string') {
    complain(`${read}\n\n${HELP}`);
    return EXIT_UNUSABLE;
  }
  const { values, positionals } = read;
  const [folder, ...others] = positionals;
  if (values.help) {
    print(HELP);
    return EXIT_HOLDS;
  }
  if (folder === undefined || others.length > 0) {
    complain(`Give one folder.\n\n${HELP}`);
    return EXIT_UNUSABLE;
  }
  const language = LANGUAGES.find((known) => known === values.language) ?? 'en';
  try {
    const archive = /^https?:/.test(folder) ? await openWebArchive(folder) : open(folder, 'no-archive');
    const report = await verify(archive, {
      own: (values.receipt ?? []).map((file) => ({ name: basename(file), text: readText(file) })),
      previous: values.previous === undefined ? null : previousArchive(values.previous),
      pinned: values.key === undefined ? null : new Set(values.key.flatMap(pinned)),
    });
    for (const line of values.json ? [JSON.stringify(report, null, 2)] : linesOf(report, language)) print(line);
    return report.holds ? EXIT_HOLDS : EXIT_WRONG;
  } catch (error) {
    if (!(error instanceof UnusableError)) throw error;
    complain(fill(WORDS[language].sentences[error.code], error.values, language));
    return EXIT_UNUSABLE;
  }
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Nothing else is thrown here: the words are not those of the help.
    return error instanceof Error ? error.message : String(error);
  }
}

function open(path: string, code: 'no-archive' | 'no-previous'): Archive {
  if (!existsSync(path)) throw new UnusableError(code, { reason: `${path}: there is no such file or folder` });
  return openArchive(path);
}

/** A checkpoint may have been kept under any name. */
function previousArchive(path: string): Archive {
  const archive = open(path, 'no-previous');
  const [name, ...others] = archive.names;
  if (name === undefined || others.length > 0) return archive;
  return { names: new Set([CHECKPOINT]), read: () => archive.read(name) };
}

function readText(file: string): string {
  if (!existsSync(file)) throw new UnusableError('no-file', { file });
  return readFileSync(file, 'utf8');
}

function pinned(word: string): string[] {
  const keys = pinnedKeys(existsSync(word) ? readFileSync(word, 'utf8') : word);
  if (keys === null) throw new UnusableError('no-key', { found: word });
  return keys;
}

function linesOf({ campaign, version, findings }: Report, language: Language): string[] {
  const { frame } = WORDS[language];
  const width = Math.max(frame.holds.length, frame.wrong.length, frame.unchecked.length);
  const lines = findings.map((finding) => `${frame[finding.kind].padEnd(width)}  ${sentenceOf(finding, language)}`);
  const about = fill(frame.archive, { campaign: campaign ?? '?', version: version ?? '?' }, language);
  return [about, '', ...lines, '', verdictOf(findings, language)];
}
