import { describe, expect, it } from '@jest/globals';
import { OPEN_DATA_SUFFIX as OPEN_DATA_OF_STORE } from '../../functions/stores/archives.ts';
import { ASIDE_PREFIX as ASIDE_OF_FUNCTION } from '../../functions/stores/aside.ts';
import { paperKey } from '../../functions/stores/ballot-papers.ts';
import { deskPartition } from '../../functions/stores/desk.ts';
import { partitionOf } from '../../functions/stores/project-items.ts';
import { voucherPartition } from '../../functions/stores/voucher-items.ts';
import { ASIDE_PREFIX, OPEN_DATA_SUFFIX } from '../../infra/app-stack.ts';
import { composed, FUNCTIONS, LIEGE, type Resource, resources } from './composed.ts';

const { application } = composed();
/** What the library brings along to copy the site's files; `test/infra/site.test.ts` looks at it. */
const COPYING = /^CustomCDKBucketDeployment/;
const functions = resources(application, 'AWS::Lambda::Function').filter(([id]) => !COPYING.test(id));

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: unknown;
}

function statements({ Properties }: Resource): Statement[] {
  const inline = (Properties.Policies ?? []).map((policy: { PolicyDocument: unknown }) => policy.PolicyDocument);
  return [Properties.PolicyDocument, ...inline].flatMap((document) => document?.Statement ?? []);
}

const allowed = [...resources(application, 'AWS::IAM::Policy'), ...resources(application, 'AWS::IAM::Role')]
  .filter(([id]) => !COPYING.test(id))
  .flatMap(([id, resource]) =>
    statements(resource)
      .filter(({ Effect }) => Effect === 'Allow')
      .map(({ Action, Resource, Condition }) => ({
        id,
        actions: [Action].flat(),
        resources: [Resource].flat(),
        condition: Condition,
      })),
  );

/** The table or bucket of the data stack that an ARN leads to, or the resource of this stack. */
function nameOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  return /GetAtt(?:":\[")?([a-z]+)/.exec(text)?.[1] ?? text;
}

function actionsOf(role: string, service: string): Record<string, string[]> {
  const granted: Record<string, string[]> = {};
  for (const { id, actions, resources: on } of allowed) {
    if (!id.startsWith(role)) continue;
    const own = actions
      .filter((action) => action.startsWith(`${service}:`))
      .map((action) => action.split(':')[1] ?? '');
    if (own.length > 0)
      for (const resource of on) granted[nameOf(resource)] = [...(granted[nameOf(resource)] ?? []), ...own];
  }
  return granted;
}

describe('every function', () => {
  it('is one of the folders, and each folder is one', () => {
    const names: string[] = functions.map(
      ([, { Properties }]) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME,
    );
    expect(names.sort()).toEqual(FUNCTIONS);
  });

  it.each(functions)('%s has the house defaults', (_id, { Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', LogGroup: { Ref: expect.any(String) } },
      Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps' } },
    });
    expect(Properties.MemorySize).toBeGreaterThanOrEqual(1024);
    expect(Properties.Timeout).toBeGreaterThanOrEqual(10);
    expect(Properties.Description).toEqual(expect.any(String));
  });

  it('answers the gateway within the 30 seconds that it waits', () => {
    const behind = functions.filter(([id]) => /^(browse|propose|vote|me|moderate)/.test(id));
    expect(behind).toHaveLength(5);
    for (const [, { Properties }] of behind) expect(Properties.Timeout).toBeLessThan(29);
  });

  it('keeps its logs for a limited time', () => {
    const groups = resources(application, 'AWS::Logs::LogGroup');
    // And the gateway's, and that of the library's function.
    expect(groups).toHaveLength(FUNCTIONS.length + 2);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(90);
  });
});

describe('grants', () => {
  it('have no wildcard but those that are explained', () => {
    const wild = allowed.flatMap(({ actions, resources: on }) =>
      on.flatMap((resource) =>
        /\*/.test(JSON.stringify([actions, resource])) ? [`${actions.join()} on ${JSON.stringify(resource)}`] : [],
      ),
    );
    const failures = (prefix: string) =>
      `s3:PutObject on {"Fn::Join":["",[{"Fn::ImportValue":"reinventons-data:ExportsOutputFnGetAttfailuresAA6B3872Arn879AB097"},"/${prefix}*"]]}`;
    expect([...new Set(wild)].sort()).toEqual([
      // Objects have names that are not known beforehand.
      's3:GetObject on {"Fn::Join":["",[{"Fn::GetAtt":["listspacks874DA283","Arn"]},"/lists/*"]]}',
      's3:GetObject on {"Fn::Join":["",[{"Fn::ImportValue":"reinventons-data:ExportsOutputFnGetAttopendata7C8D63A2Arn386D1D28"},"/open-data/*"]]}',
      's3:GetObject,s3:PutObject on {"Fn::Join":["",[{"Fn::GetAtt":["listspacks874DA283","Arn"]},"/lists/*"]]}',
      's3:GetObject,s3:PutObject on {"Fn::Join":["",[{"Fn::ImportValue":"reinventons-data:ExportsOutputFnGetAttopendata7C8D63A2Arn386D1D28"},"/open-data/*"]]}',
      failures('aside/'),
      // X-Ray has no resources.
      'xray:PutTraceSegments,xray:PutTelemetryRecords on "*"',
    ]);
  });

  it.each([
    [
      'browse',
      {
        campaigns: ['GetItem', 'Query'],
        comments: ['GetItem', 'Query'],
        // On the indexes of lists, of answers, of costs, and of places.
        proposals: ['GetItem', 'Query', 'Query', 'Query', 'Query'],
        tallies: ['BatchGetItem'],
      },
    ],
    [
      'propose',
      {
        audit: ['PutItem', 'Query'],
        campaigns: ['ConditionCheckItem', 'UpdateItem'],
        proposals: ['GetItem', 'PutItem', 'UpdateItem'],
        comments: ['GetItem', 'PutItem', 'UpdateItem'],
      },
    ],
    ['voterole', { ballots: ['GetItem', 'UpdateItem'], campaigns: ['GetItem', 'UpdateItem'] }],
    [
      'countvotes',
      { tallies: ['UpdateItem'], ballots: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'] },
    ],
    // The same indexes: it reads what it packs, and no proposal whole.
    ['packlistsrole', { proposals: ['Query', 'Query', 'Query', 'Query'] }],
    ['switchphase', { campaigns: ['GetItem', 'UpdateItem', 'Query'] }],
    [
      'archiverole',
      {
        ballots: ['Scan'],
        proposals: ['Query'],
        comments: ['Query'],
        campaigns: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      },
    ],
    [
      'recount',
      {
        ballots: ['Scan'],
        // On the indexes of lists and of costs.
        proposals: ['Query', 'Query'],
        tallies: ['BatchGetItem', 'UpdateItem'],
        campaigns: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
      },
    ],
  ])('let %s do in DynamoDB what it must, and no more', (role, expected) => {
    expect(actionsOf(role, 'dynamodb')).toEqual(expected);
  });

  it('let the desk add to the audit log and read it, decide on proposals, and write to no result', () => {
    expect(actionsOf('moderaterole', 'dynamodb')).toEqual({
      audit: ['PutItem', 'Query'],
      tallies: ['BatchGetItem'],
      // On the items themselves, and on the indexes of the queue, of lists, and of costs.
      proposals: ['GetItem', 'UpdateItem', 'Query', 'Query', 'Query'],
      comments: ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
      campaigns: expect.arrayContaining(['ConditionCheckItem', 'GetItem', 'UpdateItem', 'Query']),
    });
    const [campaign] = LIEGE;
    const id = campaign?.id ?? '';
    const writing = allowed
      .filter(
        ({ id: role, resources: on }) => role.startsWith('moderaterole') && on.some((to) => nameOf(to) === 'campaigns'),
      )
      .filter(({ actions }) => actions.some((action) => /Put|Update|Delete/.test(action)));
    expect(writing.map(({ condition }) => condition)).toEqual(
      [paperKey(id).campaign, deskPartition(id), partitionOf(id)].map((partition) => ({
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [partition] },
      })),
    );
  });

  it('let nobody change or delete what is in the audit log', () => {
    const granted = allowed
      .filter(({ resources: on }) => on.some((resource) => nameOf(resource) === 'audit'))
      .flatMap(({ actions }) => actions);
    expect([...new Set(granted)].toSorted()).toEqual(['dynamodb:PutItem', 'dynamodb:Query']);
  });

  it('let me change ballots and proposals, and look whether ballots are being counted', () => {
    expect(actionsOf('merole', 'dynamodb')).toEqual({
      ballots: ['DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'],
      proposals: ['GetItem', 'UpdateItem', 'Query', 'Query'],
      comments: ['GetItem', 'UpdateItem', 'Query'],
      campaigns: ['ConditionCheckItem', 'GetItem', 'Query'],
    });
    const [looking] = allowed.filter(
      ({ id, actions }) => id.startsWith('merole') && actions.includes('dynamodb:ConditionCheckItem'),
    );
    expect(looking?.condition).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': LIEGE.map(({ id }) => id) },
    });
  });

  it('let vouchers be redeemed and forgotten in their own partition, of campaigns that ask for them alone', () => {
    const [first] = LIEGE;
    if (!first) throw new Error('There is no campaign.');
    const asking = { ...first, id: 'asking', eligibility: { rule: 'voucher', for: ['vote'] } } as const;
    const policies = resources(composed({ campaigns: [first, asking] }).application, 'AWS::IAM::Policy');
    const reaching = policies.flatMap(([id, resource]) =>
      statements(resource)
        .filter(({ Condition }) => JSON.stringify(Condition ?? {}).includes('#vouchers'))
        .map(({ Action, Condition }) => ({ id, Action, Condition })),
    );
    const Condition = {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [voucherPartition('asking')] },
    };
    expect(reaching.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      {
        id: expect.stringMatching(/^merole/),
        Action: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'],
        Condition,
      },
      {
        id: expect.stringMatching(/^voterole/),
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        Condition,
      },
    ]);
  });

  it("let a citizen's request reach numbers and ballot papers, but no result", () => {
    const reaching = allowed.filter(
      ({ id, resources: on }) =>
        /^(propose|vote)role/.test(id) && on.some((resource) => nameOf(resource) === 'campaigns'),
    );
    expect(reaching).toHaveLength(2);
    for (const { condition } of reaching) {
      expect(condition).toEqual({
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [paperKey('reinventons-liege-2017').campaign] },
      });
    }
  });

  it('let count-votes put records aside where it does', () => {
    expect(ASIDE_PREFIX).toBe(ASIDE_OF_FUNCTION);
  });

  it('let only vote, me and archive read a secret, and of the campaigns at hand alone', () => {
    const readers = allowed.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
    expect(readers.map(({ id }) => id).toSorted()).toEqual([
      expect.stringMatching(/^archiverole/),
      expect.stringMatching(/^merole/),
      expect.stringMatching(/^voterole/),
    ]);
    expect(JSON.stringify(readers[0]?.resources)).toContain(':secret:reinventons/voters/reinventons-liege-2017-??????');
    const signing = readers.filter(({ resources: on }) =>
      JSON.stringify(on).includes(':secret:reinventons/signing-??????'),
    );
    expect(signing.map(({ id }) => id).toSorted()).toEqual([
      expect.stringMatching(/^archiverole/),
      expect.stringMatching(/^voterole/),
    ]);
  });

  it('let switch-phase destroy the secrets of campaigns whose file says so, and nobody else any', () => {
    const destroying = (campaigns: typeof LIEGE) =>
      resources(composed({ campaigns }).application, 'AWS::IAM::Policy').flatMap(([id, resource]) =>
        statements(resource)
          .filter(({ Action }) => JSON.stringify(Action).includes('DeleteSecret'))
          .map((statement) => [id, JSON.stringify(statement.Resource)]),
      );
    expect(destroying(LIEGE)).toEqual([]);
    const [first] = LIEGE;
    if (!first) throw new Error('There is no campaign.');
    const forgetting = { ...first, id: 'forgetting', retention: { appealDays: 60, unlinkAfterDays: 90 } };
    expect(destroying([first, forgetting])).toEqual([
      [
        expect.stringMatching(/^switchphaserole/),
        expect.stringContaining(':secret:reinventons/voters/forgetting-??????'),
      ],
    ]);
  });

  it('let only switch-phase and the desk start a recount and only itself go on with it, those three ask for open data, switch-phase alone for packed lists, and only the schedules switch a phase', () => {
    const callers = allowed.filter(({ actions }) => actions.includes('lambda:InvokeFunction'));
    const pairs = callers.flatMap(({ id, resources: on }) => on.map((resource) => `${id} ${JSON.stringify(resource)}`));
    expect(pairs.sort()).toEqual([
      expect.stringMatching(/^archivegoeson.*"archive/),
      expect.stringMatching(/^moderaterole.*"archive/),
      expect.stringMatching(/^moderaterole.*"recount/),
      expect.stringMatching(/^phasesrole.*"switchphase/),
      expect.stringMatching(/^recountgoeson.*"recount/),
      expect.stringMatching(/^recountrole.*"archive/),
      expect.stringMatching(/^switchphaserole.*"archive/),
      expect.stringMatching(/^switchphaserole.*"packlists/),
      expect.stringMatching(/^switchphaserole.*"recount/),
    ]);
  });
});

describe('the partition of open data', () => {
  it('is called the same by the template and by the store', () => {
    expect(OPEN_DATA_SUFFIX).toBe(OPEN_DATA_OF_STORE);
  });
});

function onlyMapping(): [string, Resource] {
  const [mapping, ...others] = resources(application, 'AWS::Lambda::EventSourceMapping');
  if (mapping === undefined || others.length > 0) throw new Error('There is not exactly one event source mapping.');
  return mapping;
}

describe('the stream counter', () => {
  it('reads ballots so that each can be counted exactly once', () => {
    expect(onlyMapping()[1].Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      ParallelizationFactor: 1,
      TumblingWindowInSeconds: 60,
      MaximumBatchingWindowInSeconds: 1,
      BatchSize: 1000,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: -1,
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT","MODIFY","REMOVE"]}' }] },
    });
  });

  it('says where what it could not count stood before the stream forgets it, and not what it held', () => {
    const [, { Properties }] = onlyMapping();
    expect(Properties.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
    // A bucket would be given whole records, and with them voters' keys.
    expect(nameOf(Properties.DestinationConfig.OnFailure.Destination)).toBe('deadletters');
  });

  it('does not report single failures: the function puts aside what it cannot understand', () => {
    const [, { Properties }] = onlyMapping();
    expect(Properties).not.toHaveProperty('FunctionResponseTypes');
  });
});

describe('asynchronous calls', () => {
  it.each(resources(application, 'AWS::Lambda::EventInvokeConfig'))(
    '%s end in the dead letters',
    (_id, { Properties }) => {
      expect(nameOf(Properties.DestinationConfig.OnFailure.Destination)).toBe('deadletters');
      expect(Properties.MaximumRetryAttempts).toBeLessThanOrEqual(2);
      expect(Properties.MaximumEventAgeInSeconds).toBeLessThanOrEqual(6 * 3600);
    },
  );

  it('keep dead letters as long as possible', () => {
    application.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 14 * 86_400,
      SqsManagedSseEnabled: true,
    });
  });
});
