import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { RECOUNT_GRACE } from '../../functions/core/recount.ts';
import { EDGE_HEADER } from '../../functions/http/edge.ts';
import { APP_STACK, DATA_STACK } from '../../infra/compose.ts';
import { campaignAround, type Dates, writeCampaign } from './campaign.ts';
import { Cdk } from './cdk.ts';
import { CloudFormation } from './cloud-formation.ts';
import { AUDIENCE } from './issuer.ts';
import { type Address, Site } from './site.ts';
import { assertNothingReplaced, lastingResources, physicalId, type Snapshot } from './stacks.ts';
import { eventually, type Steps } from './step.ts';
import type { Target } from './target.ts';

const HOUR = 3_600_000;
/** After a deployment has begun; on AWS it has then passed, which changes nothing for what follows. */
const SOON = 20_000;
const TITLES = ['Des arbres', 'Des bancs', 'Un four à pain'];
/** Who votes for which numbers, and against which. */
const BALLOTS = {
  anna: { for: [1, 2], against: [3] },
  bert: { for: [1], against: [] },
  carla: { for: [3], against: [1] },
} as const;
const COUNTS = [
  { number: 1, for: 2, against: 1 },
  { number: 2, for: 1, against: 0 },
  { number: 3, for: 1, against: 1 },
];
const count = z.object({ number: z.int(), for: z.int(), against: z.int() });
const LIMITS = { tally: 60, result: 300 } as const;

/** One campaign from the first idea to the published result, on stacks deployed by the real command line tool. */
export class Journey {
  readonly #target: Target;
  readonly #steps: Steps;
  readonly #cdk: Cdk;
  readonly #formation: CloudFormation;
  readonly #campaigns: string;
  readonly #id: string;
  #dates: Dates;

  /** @param folder gets the campaign, the cloud assembly and the log of the command line tool */
  constructor(target: Target, steps: Steps, folder: string) {
    this.#target = target;
    this.#steps = steps;
    this.#cdk = new Cdk(target, folder);
    this.#formation = new CloudFormation(target);
    this.#campaigns = join(folder, 'campaigns');
    // What stays of an earlier run has its name still: a secret among others.
    this.#id = `deploy-test-${Date.now().toString(36)}`;
    this.#dates = { votingOpens: Date.now() + 24 * HOUR, votingCloses: Date.now() + 48 * HOUR };
  }

  async run(): Promise<void> {
    const steps = this.#steps;
    const environment = `aws://${this.#target.account}/${this.#target.region}`;
    await steps.run('No stacks of this name are there', () => this.#requireNone());
    await steps.run('cdk bootstrap', async () => last(await this.#cdk.run('bootstrap', environment)));
    await steps.run('cdk deploy, while ideas are taken', () => this.#deploy());
    const site = new Site(await this.#address());
    await steps.run('Refusals by the distribution itself', () => this.#refuseAtTheEdge());
    await steps.run('The site', () => this.#readSite());
    await steps.run('Handing in proposals', () => this.#propose(site));

    const lasting = await lastingResources(this.#formation);
    this.#dates = { votingOpens: Date.now() - 1000, votingCloses: Date.now() + 24 * HOUR };
    await steps.run('npm run diff, with other dates', () => this.#foretell());
    await steps.run('cdk deploy with other dates: voting is open', () => this.#redeploy(lasting));
    await steps.run('Voting', () => this.#vote(site));
    await steps.run('The live tally', () => this.#tally(site));

    this.#dates = { ...this.#dates, votingCloses: Date.now() + SOON };
    await steps.run('cdk deploy with another date: voting ends soon', () => this.#redeploy(lasting));
    await steps.run('The votes are still there', () => this.#ballots(site));
    await steps.run('Closing', () => this.#close(site));
    await steps.run('The recount', () => this.#recount(site));
    await steps.run('Publication', () => this.#publish(site));
    await steps.run('Open data', () => this.#openData());

    await steps.run('cdk destroy', () => this.#destroy());
    await steps.run('What must not be lost is still there', () => this.#kept(lasting));
  }

  async #requireNone(): Promise<string> {
    for (const stack of [DATA_STACK, APP_STACK]) {
      const status = await this.#formation.status(stack);
      assert.equal(status, null, `${stack} is there (${status}): this test needs an account and region of its own`);
    }
    return `${this.#target.name}, account ${this.#target.account}, ${this.#target.region}`;
  }

  async #deploy(): Promise<string> {
    writeCampaign(this.#campaigns, campaignAround(this.#id, this.#dates));
    await this.#cdk.run('deploy', '--all', '--require-approval', 'never', ...this.#settings());
    if (this.#target.endpoint !== null) await this.#tellOnlyShard();
    const counts = await Promise.all([DATA_STACK, APP_STACK].map((stack) => this.#formation.resources(stack)));
    return `${counts.map(({ length }) => length).join(' and ')} resources`;
  }

  #settings(): string[] {
    const { issuer, alarms } = this.#target;
    const watch = alarms === null ? {} : { alarms };
    const context = { campaigns: this.#campaigns, issuer: issuer.url, audience: AUDIENCE, ...watch };
    return Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
  }

  /** Throws where it would replace something that lasts. */
  async #foretell(): Promise<string> {
    writeCampaign(this.#campaigns, campaignAround(this.#id, this.#dates));
    const printed = await this.#cdk.diff(...this.#settings());
    assert.match(printed, /[1-9]\d* would be changed in place/);
    return last(printed);
  }

  async #redeploy(lasting: Snapshot): Promise<string> {
    const at = new Date();
    await this.#deploy();
    return assertNothingReplaced(this.#formation, lasting, at);
  }

  /** See EMULATOR_GAPS: tumbling windows. */
  async #tellOnlyShard(): Promise<void> {
    const lambda = new LambdaClient({ region: this.#target.region });
    const resources = await this.#formation.resources(APP_STACK);
    const FunctionName = physicalId(resources, 'AWS::Lambda::Function', 'countvotes');
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const Variables = { ...Environment?.Variables, ONLY_SHARD: 'only' };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  }

  /** See EMULATOR_GAPS: the way from the distribution to the API. */
  async #address(): Promise<Address> {
    const outputs = await this.#formation.outputs(APP_STACK);
    const { endpoint, region } = this.#target;
    if (endpoint === null) return { url: outputs.get('url') ?? '', headers: {} };
    const resources = await this.#formation.resources(APP_STACK);
    const secrets = new SecretsManagerClient({ region });
    const SecretId = physicalId(resources, 'AWS::SecretsManager::Secret', 'edgesecret');
    const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    const host = new URL(outputs.get('apiUrl') ?? '').host;
    return { url: endpoint, headers: { host, [EDGE_HEADER]: SecretString } };
  }

  /** The distribution, asked for what it answers without the API. */
  async #edge(): Promise<Site> {
    const outputs = await this.#formation.outputs(APP_STACK);
    const url = outputs.get('url') ?? '';
    const { endpoint } = this.#target;
    if (endpoint === null) return new Site({ url, headers: {} });
    return new Site({ url: endpoint, headers: { host: new URL(url).host, 'x-forwarded-proto': 'https' } });
  }

  async #refuseAtTheEdge(): Promise<string> {
    const edge = await this.#edge();
    const path = `/api/campaigns/${this.#id}/ballot/1`;
    const refused = await edge.must(401, 'PUT', path, { body: { choice: 'for' } });
    const apiUrl = (await this.#formation.outputs(APP_STACK)).get('apiUrl') ?? '';
    const { endpoint } = this.#target;
    const direct = new Site(
      endpoint === null ? { url: apiUrl, headers: {} } : { url: endpoint, headers: { host: new URL(apiUrl).host } },
    );
    const { code } = await direct.must(404, 'GET', '/api/campaigns');
    return `401 ${refused.code} without a token; ${code} past the distribution`;
  }

  /** See EMULATOR_GAPS: buckets behind the distribution. Null where there is no such file. */
  async #file(path: string, stack: string, bucket: string, key: string): Promise<string | null> {
    const { endpoint, region } = this.#target;
    if (endpoint === null) {
      const { status, body } = await (await this.#edge()).call('GET', path);
      if (status !== 200) return null;
      return typeof body === 'string' ? body : JSON.stringify(body);
    }
    const Bucket = physicalId(await this.#formation.resources(stack), 'AWS::S3::Bucket', bucket);
    const s3 = new S3Client({ region, forcePathStyle: true });
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
      return (await Body?.transformToString()) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async #readSite(): Promise<string> {
    const page = await this.#file('/fr', APP_STACK, 'sitefiles', 'index.html');
    const [, script = 'no script in the page'] = /src="\/(assets\/[^"]+\.js)"/.exec(page ?? '') ?? [];
    const code = await this.#file(`/${script}`, APP_STACK, 'sitefiles', script);
    assert.ok(page && code, `${script} of ${page}`);
    return `a page of ${page.length} characters, its script of ${code.length}`;
  }

  /** By the functions alone, once the result is public. */
  async #openData(): Promise<string> {
    const folder = `open-data/${this.#id}`;
    const file = (name: string) => this.#file(`/${folder}/${name}`, DATA_STACK, 'opendata', `${folder}/${name}`);
    const latest = await eventually('open data', LIMITS.result, () => file('latest.json'));
    const { version } = z.object({ version: z.int() }).parse(JSON.parse(latest));
    const [header, ...lines] = ((await file(`${version}/votes.csv`)) ?? '').trim().split('\r\n');
    assert.equal(header, 'number,choice,commitment');
    assert.equal(
      lines.length,
      COUNTS.reduce((sum, { for: pro, against }) => sum + pro + against, 0),
    );
    return `version ${version}, ${lines.length} votes in votes.csv`;
  }

  async #propose(site: Site): Promise<string> {
    const token = await this.#target.issuer.token('anna');
    for (const [index, title] of TITLES.entries()) {
      const body = { title, summary: 's', text: 't', theme: 'green', district: null, author: 'Anna', language: 'fr' };
      const path = `/api/campaigns/${this.#id}/proposals`;
      const made = await site.must(201, 'POST', path, { body, token, key: `${this.#id}-${index}` });
      assert.equal(made.number, index + 1);
    }
    const { items } = await site.must(200, 'GET', `/api/campaigns/${this.#id}/proposals?sort=number`);
    assert.deepEqual(
      items.map(({ title }: { title: string }) => title),
      TITLES,
    );
    return `${TITLES.length} are listed`;
  }

  async #vote(site: Site): Promise<string> {
    let votes = 0;
    for (const [voter, ballot] of Object.entries(BALLOTS)) {
      const token = await this.#target.issuer.token(voter);
      for (const choice of ['for', 'against'] as const)
        for (const number of ballot[choice]) {
          await site.must(200, 'PUT', `/api/campaigns/${this.#id}/ballot/${number}`, { body: { choice }, token });
          votes++;
        }
    }
    return `${votes} votes of ${Object.keys(BALLOTS).length} citizens`;
  }

  #tally(site: Site): Promise<string> {
    return eventually('a tally of all votes', LIMITS.tally, async () => {
      const { counts, turnout } = await site.must(200, 'GET', `/api/campaigns/${this.#id}/tally`);
      return JSON.stringify(counts) === JSON.stringify(COUNTS) && turnout === 3 ? `${JSON.stringify(counts)}` : null;
    });
  }

  async #ballots(site: Site): Promise<string> {
    for (const [voter, expected] of Object.entries(BALLOTS)) {
      const token = await this.#target.issuer.token(voter);
      const ballot = await site.must(200, 'GET', `/api/campaigns/${this.#id}/ballot`, { token });
      assert.deepEqual({ for: ballot.for, against: ballot.against }, expected);
    }
    return 'every ballot is as it was cast';
  }

  async #close(site: Site): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, this.#dates.votingCloses - Date.now())));
    const token = await this.#target.issuer.token('bert');
    const body = { choice: 'for' };
    const { code } = await site.must(409, 'PUT', `/api/campaigns/${this.#id}/ballot/2`, { body, token });
    assert.equal(code, 'phase-closed');
    return `a vote is refused: ${code}`;
  }

  /** By the schedules of the stacks: nobody invokes anything here. */
  #recount(site: Site): Promise<string> {
    const limit = RECOUNT_GRACE / 1000 + LIMITS.result;
    return eventually('a result that waits for publication', limit, async () => {
      const { body } = await site.call('GET', `/api/campaigns/${this.#id}/results`);
      return body.code === 'result-not-published' ? `made by the sweep: ${body.code}` : null;
    });
  }

  async #publish(site: Site): Promise<string> {
    const token = await this.#target.issuer.token('mona', ['moderators']);
    const body = { version: 1, reason: 'The count is complete.' };
    await site.must(200, 'POST', `/api/campaigns/${this.#id}/publication`, { body, token });
    return eventually('the published result', LIMITS.tally, async () => {
      const { status, body: result } = await site.call('GET', `/api/campaigns/${this.#id}/results`);
      if (status !== 200) return null;
      const { proposals } = z.object({ proposals: z.array(count) }).parse(result);
      assert.deepEqual(proposals, COUNTS);
      assert.deepEqual(
        { turnout: result.turnout, differences: result.tallyDifferences },
        { turnout: 3, differences: [] },
      );
      // Dates are rules, and these were changed after voting had opened: the result says so.
      assert.equal(result.rulesChanged, true);
      return `version ${result.version}, ${result.votes} votes, no difference to the tally, the changed date is told`;
    });
  }

  async #destroy(): Promise<string> {
    const destroy = () => this.#cdk.run('destroy', '--all', '--force', '--context', `campaigns=${this.#campaigns}`);
    await assert.rejects(destroy, /protect/i, 'The data stack could be deleted although it is protected');
    await this.#formation.unprotect(DATA_STACK);
    await destroy();
    for (const stack of [DATA_STACK, APP_STACK]) assert.equal(await this.#formation.status(stack), null);
    return 'refused while the data stack is protected; then both stacks are gone';
  }

  async #kept(lasting: Snapshot): Promise<string> {
    const names = [...lasting].filter(([id]) => id.startsWith(`${DATA_STACK}/`)).map(([, name]) => name);
    const ballots = names.find((name) => name.includes('ballots')) ?? '';
    const client = new DynamoDBClient({ region: this.#target.region });
    let kept = 0;
    for await (const { Items = [] } of paginateScan({ client }, { TableName: ballots })) kept += Items.length;
    assert.equal(kept, Object.keys(BALLOTS).length);
    return `${kept} ballots; kept are ${names.join(', ')}`;
  }
}

function last(printed: string): string {
  return printed.trim().split('\n').at(-1) ?? '';
}
