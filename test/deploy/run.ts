import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LEFT_OUT, NotToBeHad } from '../support/python-tool.ts';
import { EMULATOR_GAPS } from './gaps.ts';
import { issuerOf, serveIssuer, writeIssuer } from './issuer.ts';
import { Journey } from './journey.ts';
import { installMiniStack, MINISTACK, REGION, startMiniStack } from './ministack.ts';
import { Steps } from './step.ts';
import { environmentOf, type Target } from './target.ts';

const EMULATED_ACCOUNT = '000000000000';

function required(name: string, what: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: give ${what}`);
}

async function targetIn(folder: string): Promise<Target> {
  const account = process.env.TEST_DEPLOY_ACCOUNT;
  if (account) {
    const url = required('TEST_DEPLOY_ISSUER', 'the https address of the files that the issuer command has written');
    const keys = required('TEST_DEPLOY_ISSUER_FOLDER', 'the folder that the issuer command has written them to');
    const region = required('AWS_REGION', 'the region to deploy to');
    const alarms = process.env.TEST_DEPLOY_ALARMS ?? null;
    const issuer = await issuerOf(keys, url);
    return { name: 'AWS', account, region, endpoint: null, issuer, alarms, stop: async () => {} };
  }
  const given = process.env.AWS_ENDPOINT_URL;
  const issuer = await serveIssuer(join(folder, 'issuer'));
  try {
    const emulator = given ? { url: given, stop: async () => {} } : await startMiniStack(installMiniStack(), folder);
    return {
      name: given ?? `MiniStack ${MINISTACK}`,
      account: EMULATED_ACCOUNT,
      region: process.env.AWS_REGION ?? REGION,
      endpoint: emulator.url,
      issuer,
      // It keeps the subscription and sends nothing.
      alarms: 'ops@example.org',
      stop: async () => {
        await emulator.stop();
        await issuer.close();
      },
    };
  } catch (error) {
    await issuer.close();
    throw error;
  }
}

async function run(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'reinventons-deploy-'));
  const steps = new Steps();
  let target: Target | null = null;
  try {
    target = await targetIn(folder);
    Object.assign(process.env, environmentOf(target));
    const running = target;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        void running.stop().then(() => process.exit(1));
      });
    await new Journey(target, steps, folder).run();
    console.log(`\nDeployed to ${target.name}, used, changed and taken down in ${steps.seconds.toFixed(0)} s.`);
    return 0;
  } catch (error) {
    if (error instanceof NotToBeHad) {
      console.log(`LEFT OUT: nothing was deployed. ${error.message}`);
      console.log(
        'Give another AWS-compatible endpoint as AWS_ENDPOINT_URL, or an account; see docs/tried-on-others.md.',
      );
      return LEFT_OUT;
    }
    console.error(error);
    console.error(`\nFAILED after ${steps.done.length} steps. Logs: ${folder}`);
    return 1;
  } finally {
    if (target?.endpoint) {
      console.log(`\nWhat ${target.name} cannot do:`);
      for (const { what, because, instead } of EMULATOR_GAPS)
        console.log(`- ${what}: ${because}. Instead: ${instead}.`);
    }
    await target?.stop();
  }
}

const [command, folder, url] = process.argv.slice(2);
if (command === undefined) process.exitCode = await run();
else if (command === 'issuer' && folder !== undefined && url !== undefined) {
  await writeIssuer(folder, url);
  console.log(
    `Put .well-known/openid-configuration and jwks.json of ${folder} at ${url}, and keep private-key.json to yourself.`,
  );
} else {
  console.error('npm run test:deploy                        deploys, uses, changes and takes down both stacks');
  console.error('npm run test:deploy -- issuer FOLDER URL   writes an issuer for a run against AWS');
  process.exitCode = 2;
}
