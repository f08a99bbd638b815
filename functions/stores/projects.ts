import { type DynamoDBDocumentClient, GetCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Project, Tendency } from '../core/project.ts';
import type { HistoryEntry } from '../core/project-history.ts';
import {
  historyFrom,
  historyPrefix,
  isProject,
  type Key,
  PROJECT,
  partitionOf,
  projectFrom,
  projectKey,
  submissionKey,
  tendencyFrom,
  tendencyKey,
} from './project-items.ts';

/** All of a campaign's projects and groups, for what has to look at each of them. */
export interface Undertakings {
  readonly projects: readonly Project[];
  readonly tendencies: readonly Tendency[];
}

const submission = z.object({ fingerprint: z.string() });

/** Reads projects. They are written by acts of the staff, each with its entry in the audit log: project-writes.ts. */
export class Projects {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async all(campaign: string): Promise<Undertakings> {
    const query = {
      TableName: this.#table,
      // What sorts before projects and groups is history.
      KeyConditionExpression: 'campaign = :partition AND #item >= :first',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: { ':partition': partitionOf(campaign), ':first': PROJECT },
      ConsistentRead: true,
    };
    const [projects, tendencies]: [Project[], Tendency[]] = [[], []];
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, query)) {
      for (const item of Items) {
        if (isProject(item)) projects.push(projectFrom(item));
        else tendencies.push(tendencyFrom(item));
      }
    }
    return { projects, tendencies };
  }

  async read(campaign: string, id: string): Promise<Project | null> {
    const item = await this.#get(projectKey(campaign, id));
    return item ? projectFrom(item) : null;
  }

  async readTendency(campaign: string, id: string): Promise<Tendency | null> {
    const item = await this.#get(tendencyKey(campaign, id));
    return item ? tendencyFrom(item) : null;
  }

  /** What was asked for when the project was made; null where no key was sent. */
  async fingerprintOf(campaign: string, id: string): Promise<string | null> {
    const item = await this.#get(submissionKey(campaign, id));
    return item ? submission.parse(item).fingerprint : null;
  }

  /** Newest first. */
  async history(campaign: string, id: string, limit: number): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'campaign = :partition AND begins_with(#item, :prefix)',
          ExpressionAttributeNames: { '#item': 'item' },
          ExpressionAttributeValues: { ':partition': partitionOf(campaign), ':prefix': historyPrefix(id) },
          ScanIndexForward: false,
          Limit: limit - entries.length,
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      entries.push(...Items.map(historyFrom));
      start = LastEvaluatedKey;
    } while (start && entries.length < limit);
    return entries;
  }

  async #get({ campaign, item }: Key): Promise<Record<string, unknown> | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { campaign, item }, ConsistentRead: true }),
    );
    return Item;
  }
}
