import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inWords, isGrave } from './diff/in-words.ts';
import { readDiff } from './diff/read-diff.ts';

/**
 * `npm run diff`: what `npm run deploy` with the same arguments would replace, in words. It compares with what is
 * deployed in the account that the environment names. Exits with 1 where data, keys or addresses would be replaced,
 * with 2 where the comparison could not be made.
 */
const cdk = fileURLToPath(new URL('../node_modules/aws-cdk/bin/cdk', import.meta.url));
const { status, error, stdout, stderr } = spawnSync(process.execPath, [cdk, 'diff', ...process.argv.slice(2)], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  env: { ...process.env, CI: 'true', NO_COLOR: '1', CDK_DISABLE_VERSION_CHECK: '1' },
});
if (status === 0) {
  const changes = readDiff(`${stdout}\n${stderr}`);
  for (const line of inWords(changes)) console.log(line);
  if (changes.some(isGrave)) process.exitCode = 1;
} else {
  console.error(`cdk diff could not compare. ${error?.message ?? stderr.trim()}`);
  console.error(
    'It takes what `npm run deploy` takes: credentials of the account (AWS_PROFILE=…) and a region (AWS_REGION=…).',
  );
  process.exitCode = 2;
}
