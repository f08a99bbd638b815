import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LARGEST_COST } from '../../functions/core/limits.ts';
import { intervalOf } from '../../functions/core/phases.ts';
import type { ProposalStatus } from '../../functions/core/proposal.ts';
import { problemAnswer, problemOf } from '../../functions/http/answers.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import type { ApiEvent } from '../../functions/http/request.ts';
import { costRoutes } from '../../functions/moderate/costs.ts';
import { AuditLog } from '../../functions/stores/audit-log.ts';
import { BallotPapers } from '../../functions/stores/ballot-papers.ts';
import { CostMarks } from '../../functions/stores/cost-marks.ts';
import { Costs, costedSince } from '../../functions/stores/costs.ts';
import { proposalFacts } from '../../functions/stores/proposal-facts.ts';
import { proposalKey } from '../../functions/stores/proposal-items.ts';
import { Proposals } from '../../functions/stores/proposals.ts';
import { campaignFile } from '../support/campaign-files.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const IDEATION = Date.parse('2024-03-05T10:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

let campaigns = 0;

/** A campaign with two public proposals, and the route as the gateway calls it. */
async function world() {
  const id = `costs-${++campaigns}`;
  const campaign = parseCampaign(campaignFile({ id, currency: 'PLN' }), id);
  const { client, tables } = database;
  const proposals = new Proposals(client, tables);
  const audit = new AuditLog(client, tables.audit);
  const draft = { title: 'An idea', summary: 'In short', text: '', format: 'plain', theme: 'green' } as const;
  const rest = { district: null, place: null, author: 'Anna', language: 'en' } as const;
  for (let index = 0; index < 2; index++) await proposals.handIn(id, { ...draft, ...rest }, 'anna', IDEATION, null);
  const deployed = new DeployedCampaigns([campaign]);
  const [route] = costRoutes({ campaigns: deployed, proposals, costs: new Costs(tables, audit) });

  async function put(body: unknown, { number = 1, at = IDEATION, groups = '[moderators]' } = {}) {
    const event = {
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      isBase64Encoded: false,
      pathParameters: { campaign: id, number: `${number}` },
      requestContext: {
        timeEpoch: at,
        authorizer: {
          jwt: { claims: { iss: 'https://issuer', sub: 'mona', scope: 'x/moderate', 'cognito:groups': groups } },
        },
      },
    } as unknown as ApiEvent;
    const answer = await route!.answer(event).catch((error: unknown) => problemAnswer(problemOf(error), 'request'));
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  }

  return {
    campaign,
    proposals,
    papers: new BallotPapers(client, tables.campaigns),
    put,
    cost: async (number = 1) => (await proposals.read(id, number))?.cost ?? null,
    log: async () =>
      (await audit.page(id, null, 100)).entries.map(({ act, subject, text, before, after }) => [
        act,
        subject,
        text,
        before,
        after,
      ]),
    setStatus: (number: number, status: ProposalStatus) =>
      client.send(
        new UpdateCommand({
          TableName: tables.proposals,
          Key: proposalKey(id, number),
          UpdateExpression: 'SET #status = :status',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':status': status },
        }),
      ),
  };
}

describe('the cost of a proposal', () => {
  it('is set, changed and taken back, each time with an entry in the log, and told in lists', async () => {
    const { put, cost, log, campaign } = await world();
    expect(await put({ cost: 12_000, revision: 1 })).toMatchObject({
      status: 200,
      body: { cost: 12_000, revision: 2 },
    });
    expect(await put({ cost: 0, revision: 2 })).toMatchObject({ status: 200, body: { cost: 0, revision: 3 } });
    expect(await cost()).toBe(0);
    const marks = new CostMarks((since) => costedSince(database.client, database.tables.proposals, campaign.id, since));
    await marks.refresh(IDEATION);
    expect([marks.of(1), marks.of(2)]).toEqual([0, null]);
    expect(await put({ cost: null, revision: 3 })).toMatchObject({ status: 200, body: { cost: null, revision: 4 } });
    await marks.refresh(IDEATION + 60_000);
    expect(marks.of(1)).toBeNull();
    expect(await log()).toEqual([
      ['cost', 'proposal/1', null, 3, 4],
      ['cost', 'proposal/1', '0 PLN', 2, 3],
      ['cost', 'proposal/1', '12000 PLN', 1, 2],
    ]);
    expect(await put({ cost: LARGEST_COST, revision: 1 }, { number: 2 })).toMatchObject({ status: 200 });
    const facts = await proposalFacts(database.client, database.tables.proposals, campaign.id, true);
    expect(facts.get(1)).toEqual({ theme: 'green', district: null, cost: null });
    expect(facts.get(2)).toEqual({ theme: 'green', district: null, cost: LARGEST_COST });
  });

  it('sent again changes nothing and is not logged again, whatever revision it says', async () => {
    const { put, log } = await world();
    const [one, other] = await Promise.all([put({ cost: 5, revision: 1 }), put({ cost: 5, revision: 1 })]);
    expect([one, other]).toMatchObject([
      { status: 200, body: { cost: 5, revision: 2 } },
      { status: 200, body: { cost: 5, revision: 2 } },
    ]);
    expect(await put({ cost: 5, revision: 1 })).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await put({ cost: 5, revision: 2 })).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await put({ cost: null, revision: 9 }, { number: 2 })).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await log()).toHaveLength(1);
  });

  it('is not overwritten by who has not seen the latest one', async () => {
    const { put, cost, log } = await world();
    const both = await Promise.all([put({ cost: 5, revision: 1 }), put({ cost: 6, revision: 1 })]);
    expect(both.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]));
    const refused = both.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'revision-conflict', proposal: { revision: 2, cost: await cost() } });
    expect(await log()).toHaveLength(1);
  });

  it('is a whole number from nought to a milliard, or nothing', async () => {
    const { put, cost, log } = await world();
    for (const [body, code] of [
      [{ cost: -1, revision: 1 }, 'out-of-range'],
      [{ cost: LARGEST_COST + 1, revision: 1 }, 'out-of-range'],
      [{ cost: 1e18, revision: 1 }, 'out-of-range'],
      [{ cost: 12.5, revision: 1 }, 'wrong-type'],
      [{ cost: '12', revision: 1 }, 'wrong-type'],
      ['{"cost":1e999,"revision":1}', 'wrong-type'],
      [{ revision: 1 }, 'missing-field'],
      [{ cost: 12 }, 'missing-field'],
      [{ cost: 12, revision: 1, currency: 'EUR' }, 'unknown-field'],
    ] as const) {
      const refused = await put(body);
      expect([body, refused.status, refused.body.code]).toEqual([body, 400, code]);
    }
    expect(await put({ cost: 1, revision: 1 }, { groups: '[citizens]' })).toMatchObject({
      body: { code: 'not-a-moderator' },
    });
    expect(await cost()).toBeNull();
    expect(await log()).toEqual([]);
  });

  it('stands from the millisecond on in which voting opens, and once the paper is frozen whatever a clock says', async () => {
    const { put, campaign, cost, papers, log } = await world();
    const opens = intervalOf(campaign, 'voting')?.opens ?? 0;
    expect(await put({ cost: 7, revision: 1 }, { at: opens - 1 })).toMatchObject({ status: 200 });
    for (const at of [opens, opens + 1, Date.parse('2024-07-01T00:00:00Z')])
      expect(await put({ cost: 8, revision: 2 }, { at })).toMatchObject({
        status: 409,
        body: { code: 'costs-frozen', since: new Date(opens).toISOString() },
      });
    // A request of the last millisecond that is late: citizens may have seen the paper with what it costs.
    await papers.freeze(campaign.id, campaign.rulesHash, opens);
    expect(await put({ cost: 9, revision: 2 }, { at: opens - 1 })).toMatchObject({ body: { code: 'costs-frozen' } });
    expect(await cost()).toBe(7);
    expect(await log()).toHaveLength(1);
  });

  it('does not keep voting from opening when one is written in the same moment', async () => {
    const { campaign } = await world();
    let conflicts = 0;
    const client = {
      send: async (command: UpdateCommand) => {
        if (++conflicts <= 3) throw new TransactionConflictException({ message: 'a transaction', $metadata: {} });
        return database.client.send(command);
      },
    } as unknown as TestDatabase['client'];
    const papers = new BallotPapers(client, database.tables.campaigns);
    expect(await papers.freeze(campaign.id, campaign.rulesHash, 1)).toMatchObject({ last: 2, frozenAt: 1 });
  });

  it('is estimated of public proposals alone', async () => {
    const { put, setStatus, cost } = await world();
    for (const status of ['pending', 'held', 'rejected', 'withdrawn', 'merged'] as const) {
      await setStatus(1, status);
      expect(await put({ cost: 1, revision: 1 })).toMatchObject({ status: 409, body: { code: 'not-public' } });
    }
    expect(await put({ cost: 1, revision: 1 }, { number: 77 })).toMatchObject({ body: { code: 'unknown-proposal' } });
    expect(await put({ cost: null, revision: 1 }, { number: 77 })).toMatchObject({
      body: { code: 'unknown-proposal' },
    });
    expect(await cost()).toBeNull();
  });
});
