import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The exit code of a test whose tool could not be had: said aloud, and neither passed nor failed. */
export const LEFT_OUT = 3;

const BUILD = fileURLToPath(new URL('../../build', import.meta.url));

/** Thrown where a tool of others cannot be had here: no fault of what was to be tested. */
export class NotToBeHad extends Error {
  override readonly name = 'NotToBeHad';
}

function run(command: string, ...args: string[]): void {
  const { status, error, stderr, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  const words = error?.message ?? `${stderr}${stdout}`.trim().split('\n').slice(-3).join(' ');
  throw new NotToBeHad(`${command} ${args.join(' ')} did not work: ${words}`);
}

/**
 * Installs packages with pip into a folder of their own below `build/`, once.
 *
 * @param packages with their versions; the first one names the folder
 * @returns the folder of their programs
 * @throws NotToBeHad where there is no Python 3 or no PyPI
 */
export function installPython(...packages: readonly [string, ...string[]]): string {
  const home = join(BUILD, packages[0].replace('==', '-'));
  // Written last: a folder without it is of an installation that was cut off, one with others in it of another version.
  const complete = join(home, 'complete');
  if (!existsSync(complete) || readFileSync(complete, 'utf8') !== packages.join('\n')) {
    mkdirSync(home, { recursive: true });
    run('python3', '-m', 'venv', home);
    run(join(home, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', ...packages);
    writeFileSync(complete, packages.join('\n'));
  }
  return join(home, 'bin');
}
