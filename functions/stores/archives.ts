import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import type { ArchiveFile } from '../core/open-data/files.ts';
import { isWritten } from './dynamo.ts';

/** Ends the partition of the Campaigns table that tells of a campaign's archive. */
export const OPEN_DATA_SUFFIX = '#open-data';

const PREFIX = 'VERSION#';
const fileItem = z.object({
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  rows: z.number(),
}) satisfies z.ZodType<ArchiveFile>;
const files = z.array(fileItem);
const countsItem = z.object({
  lines: z.number(),
  superseded: z.number(),
  /** By number of choices: how many ballots hold so many. */
  histogram: z.array(z.tuple([z.number(), z.number()])),
});
const votesItem = z.object({
  files,
  counts: countsItem,
  /** Of the tree over the lines of votes.csv, in base64. */
  root: z.string(),
});
const versionItem = z.object({
  version: z.number(),
  result: z.number(),
  at: z.number(),
  words: files.optional(),
  votes: votesItem.optional(),
  files: files.optional(),
  doneAt: z.number().optional(),
});
const headItem = z.object({ wanted: z.number().optional() });

/** What only the ballots tell, beside the result. */
export type VoteCounts = z.infer<typeof countsItem>;

/** One version of a campaign's archive, done as far as it says. */
export interface ArchiveVersion {
  /** 1, 2, 3 … */
  readonly version: number;
  /** The version of the result that it holds. */
  readonly result: number;
  /** As of when it was asked for. */
  readonly at: Instant;
  /** Files with what was written, once they are there. */
  readonly words?: readonly ArchiveFile[] | undefined;
  /** Files with votes, once they are there. */
  readonly votes?: z.infer<typeof votesItem> | undefined;
  /** All files, once it is done; in the end of the manifest's order. */
  readonly files?: readonly ArchiveFile[] | undefined;
  readonly doneAt?: Instant | undefined;
}

function partitionOf(campaign: string): string {
  return `${campaign}${OPEN_DATA_SUFFIX}`;
}

function headKey(campaign: string) {
  return { campaign: partitionOf(campaign), item: 'HEAD' };
}

function versionKey(campaign: string, version: number) {
  return { campaign: partitionOf(campaign), item: `${PREFIX}${String(version).padStart(6, '0')}` };
}

/** The versions of archives and how far each is; what they hold is in the bucket. */
export class Archives {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Notes that a version is wanted which was made as of `at` or later. */
  async want(campaign: string, at: Instant): Promise<void> {
    await this.#update(headKey(campaign), {
      UpdateExpression: 'SET wanted = :at',
      ConditionExpression: 'attribute_not_exists(wanted) OR wanted < :at',
      ExpressionAttributeValues: { ':at': at },
    });
  }

  /** As of when a version is wanted at least; null: none is wanted but for a new result. */
  async wanted(campaign: string): Promise<Instant | null> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: headKey(campaign), ConsistentRead: true }),
    );
    return headItem.parse(Item ?? {}).wanted ?? null;
  }

  /** Takes the campaign's archive in hand until `until`; false while somebody else has it. */
  async take(campaign: string, holder: string, now: Instant, until: Instant): Promise<boolean> {
    return this.#update(headKey(campaign), {
      UpdateExpression: 'SET holder = :holder, #until = :until',
      ConditionExpression: 'attribute_not_exists(holder) OR holder = :holder OR #until < :now',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':holder': holder, ':until': until, ':now': now },
    });
  }

  async release(campaign: string, holder: string): Promise<void> {
    await this.#update(headKey(campaign), {
      UpdateExpression: 'REMOVE holder, #until',
      ConditionExpression: 'holder = :holder',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':holder': holder },
    });
  }

  /** The latest version, done or not. */
  async latest(campaign: string): Promise<ArchiveVersion | null> {
    const { Items = [] } = await this.#client.send(new QueryCommand({ ...this.#versionsQuery(campaign), Limit: 1 }));
    const [item] = Items;
    return item ? versionItem.parse(item) : null;
  }

  /** Those that are done, the latest first. */
  async done(campaign: string): Promise<ArchiveVersion[]> {
    const versions: ArchiveVersion[] = [];
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, this.#versionsQuery(campaign)))
      versions.push(...Items.map((item) => versionItem.parse(item)).filter(({ doneAt }) => doneAt !== undefined));
    return versions;
  }

  async begin(campaign: string, { version, result, at }: ArchiveVersion): Promise<void> {
    const put = new PutCommand({
      TableName: this.#table,
      Item: { ...versionKey(campaign, version), version, result, at },
      ConditionExpression: 'attribute_not_exists(campaign)',
    });
    await this.#client.send(put);
  }

  /** Notes what has become of a version. */
  async note(campaign: string, version: number, what: Partial<ArchiveVersion>): Promise<void> {
    const entries = Object.entries(what);
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: versionKey(campaign, version),
        UpdateExpression: `SET ${entries.map((_, index) => `#n${index} = :v${index}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(campaign)',
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#n${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], index) => [`:v${index}`, value])),
      }),
    );
  }

  #versionsQuery(campaign: string) {
    return {
      TableName: this.#table,
      KeyConditionExpression: 'campaign = :partition AND begins_with(#item, :prefix)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: { ':partition': partitionOf(campaign), ':prefix': PREFIX },
      ScanIndexForward: false,
      ConsistentRead: true,
    };
  }

  /** False where the condition did not hold. */
  async #update(
    Key: Record<string, string>,
    update: {
      UpdateExpression: string;
      ConditionExpression: string;
      ExpressionAttributeNames?: Record<string, string>;
      ExpressionAttributeValues: Record<string, unknown>;
    },
  ): Promise<boolean> {
    return isWritten(this.#client.send(new UpdateCommand({ TableName: this.#table, Key, ...update })));
  }
}
