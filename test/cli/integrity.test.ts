import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressesIn } from '../../cli/integrity/list-users.ts';
import { domainLines, votingLines } from '../../cli/integrity/report.ts';
import { integrity } from '../../cli/integrity.ts';
import { signedHeaders } from '../../cli/operator/sign.ts';
import { integrityReport } from '../../functions/core/integrity.ts';
import { DomainCounts, domainFindings } from '../../functions/core/mail-domains.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { readActivity } from '../../functions/stores/activity.ts';
import { Tallies } from '../../functions/stores/tallies.ts';
import { campaignFile } from '../support/campaign-files.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

describe('a signature', () => {
  it("is the one of AWS's own test suite (post-vanilla)", () => {
    const { authorization } = signedHeaders(
      { url: new URL('https://example.amazonaws.com/'), headers: {}, body: '' },
      CREDENTIALS,
      { region: 'us-east-1', service: 'service', at: new Date('2015-08-30T12:36:00Z') },
    );
    expect(authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
  });
});

/** Cognito's JSON protocol for ListUsers, with one refusal for too many requests on the way. */
class StubPool {
  readonly #users: readonly (string | null)[];
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(([status, body]) => response.writeHead(status).end(JSON.stringify(body)));
  });
  #refused = false;

  constructor(users: readonly (string | null)[]) {
    this.#users = users;
  }

  async #answer(request: IncomingMessage): Promise<[number, unknown]> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const asked = JSON.parse(text) as { UserPoolId: string; Limit: number; PaginationToken?: string };
    const target = request.headers['x-amz-target'];
    if (target !== 'AWSCognitoIdentityProviderService.ListUsers') return [400, { __type: 'UnknownOperationException' }];
    if (!/Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/cognito-idp\//.test(request.headers.authorization ?? ''))
      return [400, { __type: 'com.amazonaws#UnrecognizedClientException', message: 'no such key' }];
    if (asked.UserPoolId !== 'pool') return [400, { __type: 'ResourceNotFoundException', message: 'no such pool' }];
    if (asked.PaginationToken !== undefined && !this.#refused) {
      this.#refused = true;
      return [400, { __type: 'TooManyRequestsException' }];
    }
    const start = Number(asked.PaginationToken ?? 0);
    const end = start + asked.Limit;
    const Users = this.#users.slice(start, end).map((email, index) => ({
      Username: `${start + index}`,
      UserStatus: email === 'unconfirmed@mail.test' ? 'UNCONFIRMED' : 'CONFIRMED',
      Attributes: [{ Name: 'sub', Value: 'x' }, ...(email === null ? [] : [{ Name: 'email', Value: email }])],
    }));
    return [200, { Users, ...(end < this.#users.length ? { PaginationToken: `${end}` } : {}) }];
  }

  start(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`),
      );
    });
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

describe('the accounts of a user pool', () => {
  const users = [
    ...Array.from({ length: 130 }, (_, index) => `citizen${index}@mail.test`),
    ...Array.from({ length: 9 }, (_, index) => `someone${index}@family.test`),
    null,
    'unconfirmed@mail.test',
  ];
  const pool = new StubPool(users);
  let endpoint: string;
  beforeAll(async () => {
    endpoint = await pool.start();
  });
  afterAll(() => pool.stop());
  const access = () => ({ endpoint, region: 'eu-west-1', credentials: CREDENTIALS, patience: 1 });

  it('are read page by page, waiting where there are too many requests, and told by domain alone', async () => {
    const counts = new DomainCounts();
    for await (const address of addressesIn(access(), 'pool')) counts.add(address);
    const domains = counts.concentration();
    const lines = domainLines('pool', domains, domainFindings(domains)).join('\n');
    expect(domains).toMatchObject({ accounts: 140, pooled: { domains: 1, accounts: 9 }, withoutAddress: 1 });
    expect(lines).toContain('mail-domain: 92.9 % of all accounts (130) have an address at mail.test.');
    expect(lines).not.toMatch(/citizen|someone|family/);
  });

  it('are not told where there is no such pool or no right to them', async () => {
    await expect(addressesIn(access(), 'other').next()).rejects.toThrow('ResourceNotFoundException, no such pool');
    const foreign = { ...access(), credentials: { ...CREDENTIALS, accessKeyId: 'OTHER' } };
    await expect(addressesIn(foreign, 'pool').next()).rejects.toThrow('UnrecognizedClientException');
  });
});

describe('the report of a campaign', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());

  it('is read off the pages of the tally', async () => {
    const campaign = parseCampaign(campaignFile({ id: 'read' }), 'read');
    const pages = {
      'read#integrity': { k1: 150, k101: 20, 'age-older': 100, 'age-unknown': 70 },
      'read#h2024-05-02': { h14: 700 },
    };
    for (const [page, counters] of Object.entries(pages))
      await database.client.send(new PutCommand({ TableName: database.tables.tallies, Item: { page, ...counters } }));
    const tallies = new Tallies(database.client, database.tables.tallies);
    const activity = await readActivity(tallies, campaign, Date.parse('2024-05-06T10:00:00Z'));
    const lines = votingLines('read', integrityReport(activity, null, 'all')).join('\n');
    expect(lines).toMatch(/2024-05-02T14 {2}700/);
    expect(lines).toMatch(/101 and more +20/);
    expect(lines).toMatch(/unknown +70/);
    expect(lines).toContain('burst: 700 votes were cast in the hour 2024-05-02T14');
    expect(lines).toContain('single-votes: 88.2 % of those who voted hold a single vote');
  });
});

describe('the command', () => {
  it('says what it needs', async () => {
    const said: string[] = [];
    expect(await integrity(['--help'], (line) => said.push(line))).toBe(0);
    expect(said.join('\n')).toContain('not a verdict');
    await expect(integrity([], () => {})).rejects.toThrow('Give --campaign, --user-pool or both');
    await expect(integrity(['--user-pool', 'p', '--local'], () => {})).rejects.toThrow('has no user pool');
    const nowhere = ['--campaign', 'c', '--local', '--data', join(tmpdir(), 'nothing')];
    await expect(integrity(nowhere, () => {})).rejects.toThrow('npm start');
  });
});
