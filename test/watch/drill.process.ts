import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANGES_COUNTED, METRIC_NAMESPACE } from '../../functions/core/metrics.ts';
import { countVotes } from '../../functions/count-votes/handler.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import { measureOf } from '../../functions/http/measure.ts';
import type { AsideRecord } from '../../functions/stores/aside.ts';
import { Ballots } from '../../functions/stores/ballots.ts';
import { Tallies } from '../../functions/stores/tallies.ts';
import { LATE_AFTER, type SwitchParts, switchPhase } from '../../functions/switch-phase/handler.ts';
import { RUNBOOK } from '../../infra/constructs/watch/house-alarm.ts';
import { PAGES_FAILED, TURNED_AWAY } from '../../infra/constructs/watch/request-alarms.ts';
import { TALLY_DELAY, VOTE_P99, WRITES_THROTTLED } from '../../infra/constructs/watch/watch.ts';
import { AFTER, LATER, RecountWorld } from '../recount/world.ts';
import { EditedAssembly } from '../security/support/edited-assembly.ts';
import { campaignFile } from '../support/campaign-files.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { TestPlatform, until } from '../support/platform.ts';
import { Alarms, accessLine, logged } from './alarms.ts';

const alarms = Alarms.read();
interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

const VOTE = 'PUT /api/campaigns/{campaign}/ballot/{number}';

describe('every alarm', () => {
  it('is a heading of the runbook, and no heading is of an alarm that is gone', () => {
    const headings = [...readFileSync(RUNBOOK, 'utf8').matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name);
    expect(new Set(headings)).toEqual(new Set(alarms.names));
  });

  it.each(alarms.names)('%s says what it means for citizens, and where to read on', (name) => {
    const { AlarmDescription, ActionsEnabled } = alarms.alarm(name);
    expect(AlarmDescription).toMatch(new RegExp(`^[A-Z].{60,900}\\. What to do: ${RUNBOOK}#${name}$`));
    expect(ActionsEnabled ?? true).toBe(true);
  });
});

describe('by lines of the log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());

  it('a recount that finds another figure rings tally-differs, and one that agrees does not', async () => {
    const world = new RecountWorld(database, 2);
    await world.freezePaper();
    await world.cast([[[1]], [[1], [2]]]);
    const lines = await logged(() => world.recount({ at: AFTER }, { logger: new Logger({ serviceName: 'recount' }) }));
    expect(alarms.ringsOn('tally-differs', lines)).toBe(true);
    const agreeing = await logged(() =>
      world.recount({ at: LATER, again: true }, { logger: new Logger({ serviceName: 'recount' }) }),
    );
    expect(alarms.ringsOn('tally-differs', agreeing)).toBe(false);
  });

  it('a recount whose ballots change before it has selected by them rings selection-missing', async () => {
    const world = new RecountWorld(database, 2, {
      selection: { rule: 'equal-shares', budget: 100, completion: 'none' },
    });
    await world.freezePaper();
    await world.cast([[[1]], [[2]]]);
    const ballots = new Ballots(database.client, database.tables.ballots);
    let scans = 0;
    const changing = {
      logger: new Logger({ serviceName: 'recount' }),
      ballots: {
        scanPage: async (...asked: Parameters<Ballots['scanPage']>) => {
          if (++scans === 5) await world.cast([[[2]], [[2]]]);
          return ballots.scanPage(...asked);
        },
      },
    };
    const lines = await logged(() => world.recount({ at: AFTER }, changing));
    expect(alarms.ringsOn('selection-missing', lines)).toBe(true);
    const again = { logger: new Logger({ serviceName: 'recount' }) };
    const selecting = await logged(() => world.recount({ at: LATER, again: true }, again));
    expect(alarms.ringsOn('selection-missing', selecting)).toBe(false);
  });

  it('a change that cannot be understood rings record-put-aside at once, and failures-kept once S3 has measured', async () => {
    const kept: AsideRecord[] = [];
    const count = countVotes({
      campaigns: new DeployedCampaigns([]),
      tallies: new Tallies(database.client, database.tables.tallies),
      aside: { put: async (record) => void kept.push(record) },
      logger: new Logger({ serviceName: 'count-votes' }),
      onlyShard: 'only',
      measure: measureOf('count-votes'),
    });
    const deliver = (...Records: unknown[]) => logged(() => count({ Records }));
    expect(alarms.ringsOn('record-put-aside', await deliver())).toBe(false);
    expect(alarms.ringsAt('failures-kept', kept.length)).toBe(false);
    const lines = await deliver({ nonsense: true });
    expect(alarms.ringsOn('record-put-aside', lines)).toBe(true);
    expect(alarms.ringsAt('failures-kept', kept.length)).toBe(true);
    // What was counted is in the log in the form that CloudWatch takes metrics from.
    expect(lines).toContainEqual(
      expect.objectContaining({
        service: 'count-votes',
        [CHANGES_COUNTED]: 1,
        _aws: expect.objectContaining({
          CloudWatchMetrics: [
            {
              Namespace: METRIC_NAMESPACE,
              Dimensions: [['service']],
              Metrics: [{ Name: CHANGES_COUNTED, Unit: 'Count' }],
            },
          ],
        }),
      }),
    );
  });

  it.each([
    [LATE_AFTER, false],
    [LATE_AFTER + 1000, true],
  ])('a transition that is noted %s ms after its boundary: transition-late rings: %s', async (delay, rings) => {
    const campaign = parseCampaign(campaignFile({ id: 'late' }), 'late');
    const [, closes] = campaign.phases.flatMap(({ opens, closes: end }) => [opens, end ?? 0]);
    const parts = {
      campaigns: new DeployedCampaigns([campaign]),
      states: {
        read: async () => ({ revision: 1, done: new Map([['open-ideation', 1]]) }),
        markDone: async () => null,
      },
      notePromises: async () => {},
      askPacking: async () => {},
      logger: new Logger({ serviceName: 'switch-phase' }),
    };
    // Parts that other tests are about are not looked at here.
    const sweep = switchPhase(parts as unknown as SwitchParts);
    const at = new Date((closes ?? 0) + delay).toISOString();
    expect(alarms.ringsOn('transition-late', await logged(() => sweep({ at, by: 'sweep' })))).toBe(rings);
  });
});

describe('on a platform whose database is slow or short of room', () => {
  let site: TestPlatform;
  let anna: string;
  beforeAll(async () => {
    site = await TestPlatform.start('2024-03-05T10:00:00Z');
    anna = await site.token('anna');
    const idea = { summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en', title: 'Trees' };
    await site.call('POST', '/api/campaigns/open-counts/proposals', { token: anna, body: idea });
    await site.moveTo('2024-05-03T10:00:00Z');
  });
  afterAll(() => site.stop());
  const faults = (...database: object[]) => site.call('POST', '/__local/faults', { body: { database } });
  const vote = (choice: string) =>
    site.call('PUT', '/api/campaigns/open-counts/ballot/1', { token: anna, body: { choice } });
  /** Milliseconds that an invocation of `vote` took, on average, while `act` ran. */
  const duration = async (act: () => Promise<unknown>): Promise<number> => {
    const look = async () => {
      const { functions } = (await site.call('GET', '/__local/status')).body;
      return functions.find(({ name }: { name: string }) => name === 'vote');
    };
    const before = await look();
    await act();
    const after = await look();
    return (after.busy - before.busy) / (after.invocations - before.invocations);
  };

  it('votes that wait for the database ring votes-slow, and are kept', async () => {
    await vote('for');
    expect(alarms.alarm('votes-slow')).toMatchObject({ ExtendedStatistic: 'p99', MetricName: 'Duration' });
    expect(alarms.ringsAt('votes-slow', await duration(() => vote('against')))).toBe(false);
    await faults({ table: 'ballots', operations: 'writes', slowBy: VOTE_P99.toMilliseconds() });
    const slow = await duration(async () => expect(await vote('for')).toMatchObject({ status: 200 }));
    expect(alarms.ringsAt('votes-slow', slow)).toBe(true);
  });

  it('writes that are turned away ring writes-throttled; citizens are told to come again, and find their ballot as it was', async () => {
    const throttled = async () => (await site.call('GET', '/__local/faults')).body.refused.ballots ?? 0;
    expect(alarms.alarm('writes-throttled')).toMatchObject({ MetricName: 'WriteThrottleEvents' });
    await faults({ table: 'ballots', operations: 'writes', refuse: 1 });
    const before = await throttled();
    // The SDK tries three times before it gives up.
    const refused = await Promise.all(Array.from({ length: Math.ceil(WRITES_THROTTLED / 3) }, () => vote('against')));
    expect(alarms.ringsAt('writes-throttled', (await throttled()) - before)).toBe(true);
    for (const answer of refused) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'busy' } });
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(alarms.ringsOn('votes-refused', [accessLine(VOTE, 503)])).toBe(true);
    await faults();
    expect((await site.call('GET', '/api/campaigns/open-counts/ballot', { token: anna })).body.for).toEqual([1]);
    expect(await vote('against')).toMatchObject({ status: 200, body: { against: [1] } });
  });
});

describe('on a platform on which things go wrong', () => {
  const without = (action: string) => (statement: Statement) => ![statement.Action].flat().includes(action);
  // Counting may not write, a recount may not read, one campaign's secret is out of reach, and one route is narrow.
  const broken = new EditedAssembly((resources) => {
    for (const [id, { Type, Properties }] of Object.entries(resources)) {
      if (Type === 'AWS::ApiGatewayV2::Stage')
        Properties.RouteSettings['GET /api/me'] = { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 10 };
      if (Type !== 'AWS::IAM::Policy') continue;
      const { PolicyDocument } = Properties;
      if (id.startsWith('countvotes'))
        PolicyDocument.Statement = PolicyDocument.Statement.filter(without('dynamodb:UpdateItem'));
      if (id.startsWith('recountrole'))
        PolicyDocument.Statement = PolicyDocument.Statement.filter(without('dynamodb:Scan'));
      if (id.startsWith('voterole'))
        PolicyDocument.Statement = PolicyDocument.Statement.map((statement: Statement) => ({
          ...statement,
          Resource: [statement.Resource].flat().filter((arn) => !/voters\/capped/.test(JSON.stringify(arn))),
        }));
    }
  });
  let site: TestPlatform;
  const status = async () => (await site.call('GET', '/__local/status')).body;

  beforeAll(async () => {
    site = await TestPlatform.start('2024-03-05T10:00:00Z', { assembly: broken.folder, throttles: true });
    const token = await site.token('anna');
    const idea = { summary: 's', text: 't', theme: 'green', author: 'Anna', language: 'en', title: 'Trees' };
    for (const campaign of ['open-counts', 'capped'])
      await site.call('POST', `/api/campaigns/${campaign}/proposals`, { token, body: idea });
    await site.moveTo('2024-05-03T10:00:00Z');
  });
  afterAll(async () => {
    await site.stop();
    broken.remove();
  });
  const vote = async (campaign: string) => {
    const token = await site.token('anna');
    return site.call('PUT', `/api/campaigns/${campaign}/ballot/1`, { token, body: { choice: 'for' } });
  };

  it('a vote that fails by our fault rings votes-refused at once; one that is kept or refused by rule does not', async () => {
    const failed = await vote('capped');
    const kept = await vote('open-counts');
    expect([failed.status, kept.status]).toEqual([500, 200]);
    expect(alarms.ringsOn('votes-refused', [accessLine(VOTE, kept.status), accessLine(VOTE, 409)])).toBe(false);
    expect(alarms.ringsOn('votes-refused', [accessLine(VOTE, failed.status)])).toBe(true);
    expect(alarms.ringsOn('votes-refused', [accessLine('GET /api/campaigns', failed.status)])).toBe(false);
    const pages = Array.from({ length: PAGES_FAILED }, () => accessLine('GET /api/campaigns', failed.status));
    expect(alarms.ringsOn('pages-failed', pages.slice(1))).toBe(false);
    expect(alarms.ringsOn('pages-failed', pages)).toBe(true);
    // Their server is somebody else's.
    const pictures = pages.map(() => accessLine('GET /tiles/{z}/{x}/{y}', 502));
    expect(alarms.ringsOn('pages-failed', pictures)).toBe(false);
  });

  it('ballots that cannot be counted ring tally-late: the oldest one grows older', async () => {
    await vote('open-counts');
    const lag = async () => (await status()).mappings[0].lag;
    await until(async () => (await lag()) > 0);
    const before = await lag();
    await until(async () => (await lag()) > before);
    expect(alarms.alarm('tally-late')).toMatchObject({
      MetricName: 'IteratorAge',
      Threshold: TALLY_DELAY.toMilliseconds(),
    });
    expect([alarms.ringsAt('tally-late', 5000), alarms.ringsAt('tally-late', 60_000)]).toEqual([false, true]);
  });

  it('a sweep that does not come rings sweep-missing, also when there is nothing to measure', async () => {
    const { invocations } = (await status()).functions.find(({ name }: { name: string }) => /switch-?phase/.test(name));
    expect([alarms.ringsAt('sweep-missing', invocations), alarms.ringsAt('sweep-missing', 0)]).toEqual([false, true]);
    expect(alarms.alarm('sweep-missing').TreatMissingData).toBe('breaching');
  });

  it('more requests than a route lets through ring turned-away', async () => {
    const token = await site.token('anna');
    const asked = Array.from({ length: 4 * TURNED_AWAY }, () => site.call('GET', '/api/me', { token }));
    const lines = (await Promise.all(asked)).map(({ status: answered }) => accessLine('GET /api/me', answered));
    expect(alarms.ringsOn('turned-away', lines)).toBe(true);
    expect(alarms.ringsOn('turned-away', lines.slice(1 - TURNED_AWAY))).toBe(false);
  });

  it('what is given up rings dead-letters', async () => {
    await site.moveTo('2024-05-16T10:00:00Z');
    const letters = async () =>
      Object.values((await status()).queues).reduce<number>((sum, count) => sum + Number(count), 0);
    await until(async () => alarms.ringsAt('dead-letters', await letters()));
    expect(alarms.ringsAt('dead-letters', 0)).toBe(false);
  });
});
