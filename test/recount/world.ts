import { Logger } from '@aws-lambda-powertools/logger';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Campaign } from '../../functions/core/campaign.ts';
import { CITIZENS, counterOf, hourPage, numberPages, pageOf, TURNOUT_PAGE } from '../../functions/core/tally.ts';
import { type CampaignFile, parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import { type RecountEvent, type RecountParts, recountCampaign } from '../../functions/recount/handler.ts';
import { BallotPapers, paperKey } from '../../functions/stores/ballot-papers.ts';
import { Ballots } from '../../functions/stores/ballots.ts';
import { CampaignStates } from '../../functions/stores/campaign-states.ts';
import { proposalFacts } from '../../functions/stores/proposal-facts.ts';
import { Recounts } from '../../functions/stores/recounts.ts';
import { Results } from '../../functions/stores/results.ts';
import { Tallies } from '../../functions/stores/tallies.ts';
import { pageKey } from '../../functions/stores/tally-updates.ts';
import { campaignFile } from '../support/campaign-files.ts';
import type { TestDatabase } from '../support/database.ts';

/** A minute and more after the voting of `campaignFile` has closed. */
export const AFTER = '2024-05-15T22:05:00.000Z';
export const LATER = '2024-05-20T10:00:00.000Z';
export const CODE = 'c'.repeat(64);

/** One citizen's ballot: numbers for, and numbers against. */
export type Cast = readonly [votesFor: readonly number[], against?: readonly number[]];

let campaigns = 0;

/** One campaign whose voting has closed, in a database that it shares with others. */
export class RecountWorld {
  readonly campaign: Campaign;
  readonly tallies: Tallies;
  readonly results: Results;
  readonly states: CampaignStates;
  /** What the function has asked of itself. */
  readonly asked: RecountEvent[] = [];
  readonly #database: TestDatabase;
  readonly #last: number;

  constructor(database: TestDatabase, last: number, changes: Partial<CampaignFile> = {}) {
    const id = `recount-${++campaigns}`;
    this.campaign = parseCampaign(campaignFile({ id, ...changes }), id);
    this.tallies = new Tallies(database.client, database.tables.tallies);
    this.results = new Results(database.client, database.tables.campaigns);
    this.states = new CampaignStates(database.client, database.tables.campaigns);
    this.#database = database;
    this.#last = last;
  }

  get id(): string {
    return this.campaign.id;
  }

  async put(
    table: 'campaigns' | 'proposals' | 'comments' | 'ballots' | 'tallies',
    Item: Record<string, unknown>,
  ): Promise<void> {
    await this.#database.client.send(new PutCommand({ TableName: this.#database.tables[table], Item }));
  }

  /** `without`: taken off before voting opened; `annulled`: since. */
  async freezePaper({ without = [], annulled = [] }: { without?: number[]; annulled?: number[] } = {}): Promise<void> {
    await this.put('campaigns', {
      ...paperKey(this.id),
      last: this.#last,
      frozenAt: 1,
      rulesHash: this.campaign.rulesHash,
      frozenLast: this.#last,
      frozenWithout: new Set([0, ...without]),
      removed: new Set([0, ...without, ...annulled]),
    });
  }

  async cast(casts: readonly Cast[]): Promise<void> {
    await Promise.all(
      casts.map(([votesFor, against = []], citizen) =>
        this.put('ballots', {
          ballot: `${this.id}#citizen${citizen}`,
          ...(votesFor.length > 0 && { for: new Set(votesFor) }),
          ...(against.length > 0 && { against: new Set(against) }),
          choices: votesFor.length + against.length,
          revision: 1,
          changedAt: 1,
        }),
      ),
    );
  }

  /** Makes the tally say what these ballots come to, and that all votes were cast from 20 to 21 h on 1 May. */
  async tally(casts: readonly Cast[]): Promise<void> {
    const pages = new Map<string, Record<string, number>>();
    const add = (page: string, counter: string, delta = 1) => {
      const counters = pages.get(page) ?? {};
      pages.set(page, { ...counters, [counter]: (counters[counter] ?? 0) + delta });
    };
    for (const [votesFor, against = []] of casts) {
      for (const number of votesFor) add(pageOf(number), counterOf('for', number));
      for (const number of against) add(pageOf(number), counterOf('against', number));
      const choices = votesFor.length + against.length;
      if (choices > 0) add(TURNOUT_PAGE, CITIZENS);
      add(hourPage('2024-05-01'), 'h20', choices);
    }
    for (const [page, counters] of pages) await this.put('tallies', { ...pageKey(this.id, page), ...counters });
  }

  handler(parts: Partial<RecountParts> = {}) {
    const { client, tables } = this.#database;
    return recountCampaign({
      campaigns: new DeployedCampaigns([this.campaign]),
      ballots: new Ballots(client, tables.ballots),
      papers: new BallotPapers(client, tables.campaigns),
      tallies: this.tallies,
      factsOf: (campaign, themes) => proposalFacts(client, tables.proposals, campaign, themes),
      recounts: new Recounts(client, tables.campaigns),
      results: this.results,
      states: this.states,
      goOn: async (event) => void this.asked.push(event),
      startArchive: async () => {},
      code: CODE,
      logger: new Logger({ serviceName: 'recount', logLevel: 'SILENT' }),
      ...parts,
    });
  }

  recount(event: Partial<RecountEvent> = {}, parts: Partial<RecountParts> = {}) {
    return this.handler(parts)({ campaign: this.id, at: AFTER, ...event }, PLENTY);
  }

  /** The counters of the tally, but for cursors and seals. */
  async counters(): Promise<Record<string, number>> {
    const pages = await this.tallies.read(this.id, [...numberPages(this.#last), TURNOUT_PAGE]);
    const counters = [...pages.values()].flatMap((page) =>
      Object.entries(page).filter(([name, value]) => /^[fa]\d|citizens/.test(name) && value !== 0),
    );
    return Object.fromEntries(counters) as Record<string, number>;
  }
}

export const PLENTY = { getRemainingTimeInMillis: () => 15 * 60_000 };
/** Time for one page, then for handing over. */
export const HURRY = { getRemainingTimeInMillis: () => 0 };

/** What the ballots come to, counter by counter. */
export function countersOf(casts: readonly Cast[]): Record<string, number> {
  const counters: Record<string, number> = {};
  for (const [votesFor, against = []] of casts) {
    const names = [...votesFor.map((number) => `f${number}`), ...against.map((number) => `a${number}`)];
    for (const name of [...names, ...(names.length > 0 ? [CITIZENS] : [])]) counters[name] = (counters[name] ?? 0) + 1;
  }
  return counters;
}
