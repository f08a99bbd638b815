import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Campaign, Instant } from '../core/campaign.ts';
import { holdsAfter, votingStage } from '../core/moderation.ts';
import { removeNumberUpdate } from './ballot-papers.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';
import { QUEUE_UP, queuedFrom, REPORTS_KEPT, type Report, reportsFrom } from './queue-items.ts';

export type ReportOutcome =
  | 'reported'
  | 'unknown'
  | 'not-public'
  | 'reported-before'
  | 'report-limit-reached'
  | 'contended';

/** How many reports one citizen may send in a campaign, and until when the table remembers them; null: for ever. */
export interface ReporterLimit {
  readonly max: number;
  readonly until: Instant | null;
}

const ATTEMPTS = 32;

/** A partition for each reporter: it holds which proposals they have reported, and that is all. */
function reporterKey(campaign: string, reporter: string, name: string): { campaign: string; number: string } {
  return { campaign: `${campaign}#reporter#${reporter}`, number: name };
}

/** What citizens report: once each, told to moderators without who it was. */
export class Reports {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #papers: string;

  constructor(client: DynamoDBDocumentClient, tables: { proposals: string; campaigns: string }) {
    this.#client = client;
    this.#table = tables.proposals;
    this.#papers = tables.campaigns;
  }

  /** `reporter`: a key of the citizen's own. Counts the report and, at the campaign's threshold, takes the proposal off. */
  async report(
    campaign: Campaign,
    number: number,
    reporter: string,
    report: Report,
    limit: ReporterLimit,
  ): Promise<ReportOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { Item } = await this.#client.send(
        new GetCommand({ TableName: this.#table, Key: proposalKey(campaign.id, number), ConsistentRead: true }),
      );
      if (!Item) return 'unknown';
      // What is off may be so because of earlier reports: there is nothing to add.
      if (proposalFrom(Item).status !== 'published') return 'not-public';
      const outcome = await this.#write(campaign, number, reporter, report, limit, Item);
      if (outcome !== null) return outcome;
    }
    return 'contended';
  }

  /** Null when others were in the way. */
  async #write(
    campaign: Campaign,
    number: number,
    reporter: string,
    report: Report,
    limit: ReporterLimit,
    item: Readonly<Record<string, unknown>>,
  ): Promise<ReportOutcome | null> {
    const { reportCount } = queuedFrom(item);
    const cleared = item.clearedAt !== undefined;
    const held = holdsAfter(reportCount + 1, campaign.holdAfterReports, votingStage(campaign, report.at), cleared);
    const words = reportsFrom(item).length < REPORTS_KEPT;
    const until = limit.until === null ? {} : { expiresAt: Math.ceil(limit.until / 1000) };
    const once = {
      TableName: this.#table,
      Item: { ...reporterKey(campaign.id, reporter, String(number)), at: report.at, ...until },
      ConditionExpression: 'attribute_not_exists(campaign)',
    };
    const counted = {
      TableName: this.#table,
      Key: reporterKey(campaign.id, reporter, 'COUNT'),
      UpdateExpression: `ADD reported :one${limit.until === null ? '' : ' SET expiresAt = :until'}`,
      ConditionExpression: 'attribute_not_exists(reported) OR reported < :max',
      ExpressionAttributeValues: {
        ':one': 1,
        ':max': limit.max,
        ...(limit.until !== null && { ':until': until.expiresAt }),
      },
    };
    const update = {
      TableName: this.#table,
      ...reportUpdate(campaign.id, number, report, reportCount, { words, held }),
    };
    const paper = { TableName: this.#papers, ...removeNumberUpdate(campaign.id, number) };
    const writes = [{ Put: once }, { Update: counted }, { Update: update }, ...(held ? [{ Update: paper }] : [])];
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems: writes }));
      return 'reported';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [put, count] = error.CancellationReasons ?? [];
      if (put?.Code === 'ConditionalCheckFailed') return 'reported-before';
      if (count?.Code === 'ConditionalCheckFailed') return 'report-limit-reached';
      return null;
    }
  }
}

/** The count must not have moved, for it decides whether the proposal is held. */
function reportUpdate(
  campaign: string,
  number: number,
  report: Report,
  before: number,
  { words, held }: { words: boolean; held: boolean },
) {
  const kept = words ? ', reports = list_append(if_not_exists(reports, :none), :report)' : '';
  // A report alone makes no new revision: moderators would collide with it.
  const hold = held ? ', #status = :held, changedAt = :at, revision = revision + :one' : '';
  return {
    Key: proposalKey(campaign, number),
    UpdateExpression: `SET reportCount = :count, ${QUEUE_UP.set}${kept}${hold} ADD ${QUEUE_UP.add}`,
    ConditionExpression: `#status = :published AND ${before === 0 ? 'attribute_not_exists(reportCount)' : 'reportCount = :before'}`,
    ExpressionAttributeNames: { ...QUEUE_UP.names, '#status': 'status' },
    ExpressionAttributeValues: {
      ...QUEUE_UP.values(campaign, report.at, 'reported'),
      ':count': before + 1,
      ':published': 'published',
      ...(before > 0 && { ':before': before }),
      ...(words && { ':none': [], ':report': [report] }),
      ...(held && { ':held': 'held', ':at': new Date(report.at).toISOString(), ':one': 1 }),
    },
  };
}
