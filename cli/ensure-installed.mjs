// Runs before `npm start` and `npm test` on whatever Node the machine has, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const lock = new URL('../package-lock.json', import.meta.url);
const installed = new URL('../node_modules/.package-lock.json', import.meta.url);

// npm writes node_modules/.package-lock.json last, so an interrupted install is noticed as well.
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.error('Installing packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: new URL('..', import.meta.url),
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed; its message is above. With a network that reaches the npm registry, try again.');
    process.exit(1);
  }
}
