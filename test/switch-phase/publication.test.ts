import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLISH, resultsPublic } from '../../functions/core/publication.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import { BallotPapers } from '../../functions/stores/ballot-papers.ts';
import { CampaignStates } from '../../functions/stores/campaign-states.ts';
import { type SwitchParts, switchPhase } from '../../functions/switch-phase/handler.ts';
import { campaignFile } from '../support/campaign-files.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const VOTED = '2024-05-16T10:00:00.000Z';
/** The follow-up opens on 16 June at midnight in Brussels. */
const FOLLOW_UP = '2024-06-15T22:00:00.000Z';

let database: TestDatabase;
let states: CampaignStates;
beforeAll(async () => {
  database = await openDatabase();
  states = new CampaignStates(database.client, database.tables.campaigns);
});
afterAll(() => database.close());

function world(id: string, results: 'at-closing' | 'on-publication') {
  const voting = { choices: ['for' as const], maxChoices: null, counts: 'after' as const, results };
  const campaign = parseCampaign(campaignFile({ id, voting }), id);
  const archived: [string, string][] = [];
  const parts = {
    campaigns: new DeployedCampaigns([campaign]),
    papers: new BallotPapers(database.client, database.tables.campaigns),
    states,
    startRecount: async () => {},
    startArchive: async (name: string, at: number) => void archived.push([name, new Date(at).toISOString()]),
    notePromises: async () => {},
    askPacking: async () => {},
    logger: new Logger({ serviceName: 'switch-phase', logLevel: 'SILENT' }),
    now: () => 0,
  };
  // Parts that other tests are about are not looked at here.
  const sweep = switchPhase(parts as unknown as SwitchParts);
  return { campaign, archived, sweepAt: (at: string) => sweep({ at, by: 'sweep' }) };
}

describe('a result that waits for its publication', () => {
  it('is not public after closing, and is when the follow-up opens', async () => {
    const { campaign, sweepAt } = world('waits', 'on-publication');
    await sweepAt(VOTED);
    expect(resultsPublic(campaign, (await states.read('waits')).done)).toBe(false);
    await sweepAt(FOLLOW_UP);
    const { done } = await states.read('waits');
    expect(resultsPublic(campaign, done)).toBe(true);
    expect(done.get(PUBLISH)).toBe(Date.parse(FOLLOW_UP));
    expect(done.has('open-follow-up')).toBe(true);
  });

  it('keeps the instant of a publication that was earlier', async () => {
    const { sweepAt } = world('early', 'on-publication');
    await sweepAt(VOTED);
    const at = Date.parse('2024-06-01T10:00:00Z');
    expect(await states.ensureDone('early', PUBLISH, at)).toBe(at);
    expect(await states.ensureDone('early', PUBLISH, at + 1)).toBe(at);
    await sweepAt(FOLLOW_UP);
    expect((await states.read('early')).done.get(PUBLISH)).toBe(at);
  });

  it('is published once by many at the same time', async () => {
    const instants = await Promise.all([1, 2, 3, 4, 5].map((at) => states.ensureDone('crowd', PUBLISH, at)));
    expect(new Set(instants).size).toBe(1);
  });
});

it('a result that is public at closing needs no publication', async () => {
  const { campaign, sweepAt } = world('open', 'at-closing');
  await sweepAt(FOLLOW_UP);
  const { done } = await states.read('open');
  expect(resultsPublic(campaign, done)).toBe(true);
  expect(done.has(PUBLISH)).toBe(false);
});

it('asks for open data when the follow-up opens, as of that instant, however late and however often it comes by', async () => {
  const { archived, sweepAt } = world('archived', 'on-publication');
  await sweepAt(VOTED);
  expect(archived).toEqual([]);
  await sweepAt('2024-06-20T10:00:00.000Z');
  await sweepAt('2024-06-20T10:01:00.000Z');
  expect(archived).toEqual([['archived', FOLLOW_UP]]);
});
