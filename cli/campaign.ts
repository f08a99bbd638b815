import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Imported, importElection } from './campaign/import.ts';
import { OperatorError } from './operator/operator-error.ts';
import { readElection } from './operator/read-election.ts';
import { runCommand } from './operator/words.ts';

const HELP = `npm run campaign -- import FILE.pb [--out FOLDER]

Makes a campaign of an election in the Pabulib format (https://pabulib.org/format): FOLDER/campaigns/ID.json, and its
projects as proposals with what they cost in FOLDER/sample, which a first start hands in. Votes are not taken over
(\`npm run replay\` casts them).

  --out FOLDER   where to write (default .local/imported/ID); nothing is overwritten
  --help         this text`;

/** Gives the exit code; writes by `print`. Throws an OperatorError or a CampaignFileError. */
export function campaignCommand(words: readonly string[], print: (line: string) => void): number {
  const { values, positionals } = readWords(words);
  if (values.help) {
    print(HELP);
    return 0;
  }
  const [act, file, ...others] = positionals;
  if (act !== 'import' || file === undefined || others.length > 0) throw new OperatorError(`give one file\n\n${HELP}`);
  const imported = importElection(file, readElection(file));
  const folder = values.out ?? join('.local', 'imported', imported.campaign.id);
  write(folder, imported);
  for (const note of imported.notes) print(note);
  const { campaign, sample } = imported;
  print(`${campaign.id}: ${sample.proposals.length} proposals, by the rule ${JSON.stringify(campaign.selection)}`);
  const start = ['campaigns', 'sample', 'data'].map((part) => `--${part} ${join(folder, part)}`);
  print(`npm start -- ${start.join(' ')}`);
  return 0;
}

/** All of it or nothing: it looks before it writes. */
function write(folder: string, { campaign, sample, desk }: Imported): void {
  const files = [
    { path: join(folder, 'campaigns', `${campaign.id}.json`), value: campaign },
    { path: join(folder, 'sample', 'proposals.json'), value: sample },
    { path: join(folder, 'sample', 'desk.json'), value: desk },
  ];
  const there = files.find(({ path }) => existsSync(path));
  if (there) throw new OperatorError(`${there.path} is there already: give another folder by --out`);
  for (const { path, value } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  }
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { out: { type: 'string' }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

if (import.meta.main) {
  await runCommand((words) => Promise.resolve(campaignCommand(words, (line) => console.log(line))));
}
