import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ComposeOptions, compose, createApp } from '../../infra/compose.ts';
import { emptyBundles, LIEGE } from '../infra/composed.ts';
import { installPython, LEFT_OUT, NotToBeHad } from '../support/python-tool.ts';

const CFN_LINT = '1.58.0';
/** What the CDK's own constructs write, and every template of it has. */
const OF_THE_CDK = {
  W3005: 'a function says that it depends on its role, whose ARN it names besides',
  W6001: 'an output is made of an import',
} as const;

const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000';

/** Each way to deploy that makes other resources. */
const WAYS: Readonly<Record<string, Partial<ComposeOptions>>> = {
  'as it is': {},
  'at a domain, with a firewall, a budget, an issuer of its own and vouchers': {
    firewall: true,
    alarms: 'ops@example.org',
    budget: 50,
    identity: { issuer: 'https://login.example.org', audience: 'site' },
    address: { domain: 'ideas.example.org', certificate: CERTIFICATE },
    apiHost: { name: 'origin.ideas.example.org', certificate: CERTIFICATE.replace('us-east-1', 'eu-central-1') },
    campaigns: LIEGE.map((campaign) => ({ ...campaign, eligibility: { rule: 'voucher', for: ['vote'] } })),
  },
  'with e-mail domains in tokens': {
    campaigns: LIEGE.map((campaign) => ({
      ...campaign,
      eligibility: { rule: 'email-domain', domains: ['liege.be'], for: ['vote'] },
    })),
  },
};

/** cfn-lint's exit code, which is 0 where it finds nothing. */
async function lint(program: string, way: Partial<ComposeOptions>): Promise<number> {
  const outdir = await mkdtemp(join(tmpdir(), 'reinventons-template-'));
  const app = createApp({ outdir, check: false });
  compose(app, { campaigns: LIEGE, bundles: emptyBundles(), now: new Date(0), ...way });
  app.synth();
  const args = ['--template', join(outdir, '*.template.json'), '--ignore-checks', ...Object.keys(OF_THE_CDK)];
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  await rm(outdir, { recursive: true });
  return status ?? 1;
}

try {
  const program = join(installPython(`cfn-lint==${CFN_LINT}`), 'cfn-lint');
  for (const [name, way] of Object.entries(WAYS)) {
    const code = await lint(program, way);
    console.log(`${code === 0 ? 'No findings' : 'FINDINGS, above,'} in the templates ${name}`);
    if (code !== 0) process.exitCode = 1;
  }
  for (const [rule, why] of Object.entries(OF_THE_CDK)) console.log(`Not looked for: ${rule}, ${why}.`);
} catch (error) {
  if (!(error instanceof NotToBeHad)) throw error;
  console.log(`LEFT OUT: the templates were not linted. ${error.message}`);
  process.exitCode = LEFT_OUT;
}
