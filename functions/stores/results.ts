import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ANNULMENT_REASONS } from '../core/ballot-paper.ts';
import { pack } from '../core/packed.ts';
import type { Result } from '../core/result.ts';
import { SCORES, SELECTION_RULES } from '../core/selection/rule.ts';
import { countsItem, packedNumbers } from './ballot-counts.ts';
import { itemThatFailed } from './dynamo.ts';
import { type Attributes, holdApart, putTogether } from './long-item.ts';
import { selectionAttribute, selectionText } from './selection-items.ts';

export const RESULT_PREFIX = 'RESULT#';

const resultItem = z
  .object({
    campaign: z.string(),
    version: z.number(),
    countedAt: z.number(),
    code: z.string(),
    rulesHash: z.string(),
    deployedRulesHash: z.string(),
    rule: z.enum(SELECTION_RULES),
    score: z.enum(SCORES).default('for'),
    without: packedNumbers,
    annulled: packedNumbers,
    annulments: z
      .array(z.object({ number: z.number(), reason: z.enum(ANNULMENT_REASONS), at: z.number() }))
      .default([]),
    pauses: z.array(z.object({ since: z.number(), until: z.number().nullable(), reason: z.string() })).default([]),
    tallyFor: packedNumbers,
    tallyAgainst: packedNumbers,
    tallyTurnout: z.number(),
    /** One attribute a day with the votes of its 24 hours. */
    days: z.record(z.string(), packedNumbers),
    aside: z.number(),
    selection: selectionAttribute,
    ...countsItem.shape,
  })
  .transform((item): Result => {
    const { for: votesFor, against, ballots, turnout, beyond, unreadable, ...rest } = item;
    const { without, annulled, tallyFor, tallyAgainst, tallyTurnout, days, ...plain } = rest;
    return {
      ...plain,
      counts: { for: votesFor, against, ballots, turnout, beyond, unreadable },
      without: new Set(without),
      annulled: new Set(annulled),
      tally: { for: tallyFor, against: tallyAgainst, turnout: tallyTurnout },
      hours: hoursOf(days),
    };
  });

function hoursOf(days: Readonly<Record<string, readonly number[]>>): Map<string, number> {
  const hours = Object.entries(days).flatMap(([day, votes]) =>
    votes.map((count, hour): [string, number] => [`${day}T${String(hour).padStart(2, '0')}`, count]),
  );
  return new Map(hours.filter(([, count]) => count !== 0).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function daysOf(hours: ReadonlyMap<string, number>): Record<string, string> {
  const days = new Map<string, number[]>();
  for (const [hour, count] of hours) {
    const day = days.get(hour.slice(0, 10)) ?? Array.from({ length: 24 }, () => 0);
    day[Number(hour.slice(11))] = count;
    days.set(hour.slice(0, 10), day);
  }
  return Object.fromEntries([...days].map(([day, counts]) => [day, pack(counts)]));
}

function itemName(version: number): string {
  return `${RESULT_PREFIX}${String(version).padStart(6, '0')}`;
}

/** Of what a result's item has no room for. No result's name begins so. */
function partsPrefix(version: number): string {
  return `PARTS#${itemName(version)}#`;
}

/** The result as it is written: lists are packed, and what grows with the proposals is `long`. */
function itemOf({ counts, tally, without, annulled, hours, selection, annulments, ...plain }: Result) {
  return {
    ...plain,
    item: itemName(plain.version),
    ballots: counts.ballots,
    turnout: counts.turnout,
    beyond: counts.beyond,
    unreadable: counts.unreadable,
    tallyTurnout: tally.turnout,
    days: daysOf(hours),
    long: {
      for: pack(counts.for),
      against: pack(counts.against),
      without: pack(without),
      annulled: pack(annulled),
      annulments,
      tallyFor: pack(tally.for),
      tallyAgainst: pack(tally.against),
      selection: selectionText(selection),
    },
  };
}

export class Results {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async latest(campaign: string): Promise<Result | null> {
    const { Items } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'campaign = :campaign AND begins_with(#item, :prefix)',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: { ':campaign': campaign, ':prefix': RESULT_PREFIX },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    const [item] = Items ?? [];
    return item ? this.#from(campaign, item) : null;
  }

  async read(campaign: string, version: number): Promise<Result | null> {
    const Key = { campaign, item: itemName(version) };
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key }));
    return Item ? this.#from(campaign, Item) : null;
  }

  /** The result of this version as it stands now: a version that was written before is not overwritten. */
  async write(result: Result): Promise<Result> {
    const { campaign, version } = result;
    const put = new PutCommand({
      TableName: this.#table,
      Item: await holdApart(this.#place, campaign, partsPrefix(version), itemOf(result)),
      ConditionExpression: 'attribute_not_exists(campaign)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(put);
      return result;
    } catch (error) {
      return this.#from(campaign, itemThatFailed(error));
    }
  }

  async #from(campaign: string, item: Attributes): Promise<Result> {
    return resultItem.parse(await putTogether(this.#place, campaign, item));
  }

  get #place() {
    return { client: this.#client, table: this.#table };
  }
}
