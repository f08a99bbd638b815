import { Logger } from '@aws-lambda-powertools/logger';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ACCOUNT_AGES } from '../../functions/core/account-age.ts';
import { CHOICES } from '../../functions/core/campaign.ts';
import { choiceRanges } from '../../functions/core/choice-buckets.ts';
import { differences, Recount } from '../../functions/core/recount.ts';
import {
  ASIDE_PAGE,
  ASIDE_RECORDS,
  ageCounter,
  bucketCounter,
  CITIZENS,
  counterOf,
  hourCounter,
  hourPage,
  INTEGRITY_PAGE,
  numberPages,
  pageOf,
  TURNOUT_PAGE,
} from '../../functions/core/tally.ts';
import { localHour } from '../../functions/core/zone.ts';
import { countVotes } from '../../functions/count-votes/handler.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import type { Aside, AsideRecord } from '../../functions/stores/aside.ts';
import { Ballots } from '../../functions/stores/ballots.ts';
import { counterIn, Tallies } from '../../functions/stores/tallies.ts';
import { type DeliveryCounts, ShardDelivery } from './deliver.ts';
import { Model } from './model.ts';
import type { ChaosPlan } from './plan.ts';
import { ballotItem, instantOfAct, shardsOf } from './stream.ts';

/** The highest number that a plan votes on. */
const LAST = 140;

export interface ChaosWorld {
  /** Faulty, see makeFaulty. */
  readonly client: DynamoDBDocumentClient;
  readonly tables: { readonly ballots: string; readonly tallies: string };
}

/** One counter on which two of the three disagree. */
export interface Disagreement {
  readonly counter: string;
  readonly tally: number;
  readonly expected: number;
  readonly by: 'model' | 'recount';
}

export interface ChaosOutcome {
  readonly disagreements: readonly Disagreement[];
  readonly records: number;
  readonly deliveries: number;
  readonly faults: DeliveryCounts['faults'];
  readonly bisected: number;
  readonly repeated: number;
  readonly putAside: number;
  readonly poisoned: number;
}

function campaignFile(id: string) {
  const name = { en: id };
  return {
    id,
    name,
    description: name,
    languages: ['en'],
    timeZone: 'Europe/Brussels',
    phases: {
      ideation: { opens: '2024-03-01', closes: '2024-04-01' },
      voting: { opens: '2024-05-01', closes: '2024-05-16' },
    },
    themes: [{ id: 'any', name }],
    districts: [],
    proposals: { moderation: 'post', maxPerCitizen: null },
    voting: { choices: ['for', 'against'], maxChoices: null, counts: 'live' },
    selection: { rule: 'best', projects: 1 },
  };
}

/** Lives a plan through with the very function that is deployed, and compares tally, recount and model. */
export async function chaosRun({ client, tables }: ChaosWorld, id: string, plan: ChaosPlan): Promise<ChaosOutcome> {
  const campaign = parseCampaign(campaignFile(id), id);
  const model = new Model(plan.acts);
  const tallies = new Tallies(client, tables.tallies);
  const putAside = new Set<string>();
  const aside: Pick<Aside, 'put'> = {
    put: async (record: AsideRecord) => void putAside.add(`${record.shard} ${record.sequence}`),
  };
  const logger = new Logger({ serviceName: 'chaos', logLevel: 'SILENT' });
  const count = countVotes({ campaigns: new DeployedCampaigns([campaign]), tallies, aside, logger, onlyShard: null });

  const shards = shardsOf(id, model, plan.shards).map((records, shard) => ({
    records,
    delivery: new ShardDelivery(count, id, `shardId-${shard}`),
  }));
  await Promise.all(shards.map(({ records, delivery }) => delivery.all(records, plan)));

  for (const [citizen, ballot] of model.ballots) {
    await client.send(
      new PutCommand({ TableName: tables.ballots, Item: ballotItem(`${id}#citizen${citizen}`, ballot, 0) }),
    );
  }
  const recount = new Recount(LAST);
  for await (const page of new Ballots(client, tables.ballots).scan(id, 0, 1))
    for (const ballot of page) recount.count(ballot);

  const hours = new Map<string, number>();
  for (const { index, casts } of model.changes) {
    const hour = localHour(instantOfAct(index), campaign.timeZone);
    if (casts) hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  const poisoned = shards.reduce((sum, { delivery }) => sum + delivery.poisoned.size, 0);
  const hourPages = new Set([...hours.keys()].map(hourPage));
  const pageNames = [...numberPages(LAST), TURNOUT_PAGE, INTEGRITY_PAGE, ASIDE_PAGE, ...hourPages];
  const pages = await tallies.read(id, pageNames);
  const tally = (page: string, counter: string) => counterIn(pages.get(page), counter);
  const expected: [string, string, number][] = [
    [TURNOUT_PAGE, CITIZENS, model.turnout],
    [ASIDE_PAGE, ASIDE_RECORDS, poisoned],
    ...choiceRanges().map(({ from, to }): [string, string, number] => [
      INTEGRITY_PAGE,
      bucketCounter(from),
      model.citizensWith(from, to),
    ]),
    ...ACCOUNT_AGES.map((age): [string, string, number] => [INTEGRITY_PAGE, ageCounter(age), model.ballotsOfAge(age)]),
    ...[...hours].map(([hour, casts]): [string, string, number] => [hourPage(hour), hourCounter(hour), casts]),
  ];
  for (let number = 1; number <= LAST; number++) {
    for (const choice of CHOICES)
      expected.push([pageOf(number), counterOf(choice, number), model.votes(choice, number)]);
  }
  const againstModel = expected
    .map(([page, counter, value]) => ({
      counter: `${page} ${counter}`,
      tally: tally(page, counter),
      expected: value,
      by: 'model' as const,
    }))
    .filter((counter) => counter.tally !== counter.expected);
  const againstRecount = differences(recount, tally).map((difference) => ({
    counter: difference.counter,
    tally: difference.tally,
    expected: difference.recount,
    by: 'recount' as const,
  }));
  const total = (count: (counts: DeliveryCounts) => number) =>
    shards.reduce((sum, { delivery }) => sum + count(delivery.counts), 0);
  const faults = (kind: keyof DeliveryCounts['faults']) => total((counts) => counts.faults[kind]);
  return {
    disagreements: [...againstModel, ...againstRecount],
    records: model.changes.length,
    deliveries: total(({ deliveries }) => deliveries),
    faults: {
      before: faults('before'),
      between: faults('between'),
      lost: faults('lost'),
      after: faults('after'),
      resent: faults('resent'),
      zombie: faults('zombie'),
    },
    bisected: total(({ bisected }) => bisected),
    repeated: total(({ repeated }) => repeated),
    putAside: putAside.size,
    poisoned,
  };
}
