import { setTimeout } from 'node:timers/promises';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Campaign } from '../core/campaign.ts';
import { holdsAfter, votingStage } from '../core/moderation.ts';
import type { AuditLog, Write } from './audit-log.ts';
import { removeNumberUpdate } from './ballot-papers.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';
import { QUEUE_UP, queuedFrom, REPORTS_KEPT, type Report, reportsFrom } from './queue-items.ts';
import { sendReport, type Told } from './report-transaction.ts';
import { type ReporterLimit, reporterWrites } from './reporter-items.ts';

export type ReportOutcome = Told | 'unknown' | 'not-public' | 'contended';

const ATTEMPTS = 32;
/** The longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 40;

/** What citizens report: once each, told to moderators without who it was. */
export class Reports {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #papers: string;
  readonly #audit: AuditLog;

  constructor(client: DynamoDBDocumentClient, tables: { proposals: string; campaigns: string }, audit: AuditLog) {
    this.#audit = audit;
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
      await setTimeout(Math.random() * LONGEST_PAUSE);
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
  ): Promise<Told | null> {
    const { id } = campaign;
    const { at } = report;
    const { revision } = proposalFrom(item);
    const { reportCount } = queuedFrom(item);
    const cleared = item.clearedAt !== undefined;
    const held = holdsAfter(reportCount + 1, campaign.holdAfterReports, votingStage(campaign, at), cleared);
    const words = reportsFrom(item).length < REPORTS_KEPT;
    const update = { TableName: this.#table, ...reportUpdate(id, number, report, reportCount, { words, held }) };
    const paper = { TableName: this.#papers, ...removeNumberUpdate(id, number) };
    const writes: Write[] = [
      ...reporterWrites(this.#table, id, reporter, String(number), at, limit),
      { Update: update },
      ...(held ? [{ Update: paper }] : []),
    ];
    const subject = `proposal/${number}`;
    const act = {
      act: 'hold' as const,
      subject,
      reason: 'reported',
      text: null,
      before: revision,
      after: revision + 1,
    };
    return sendReport(this.#client, this.#audit, writes, held ? { campaign: id, at, act } : null);
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
