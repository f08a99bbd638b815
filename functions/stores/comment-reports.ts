import { setTimeout } from 'node:timers/promises';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Campaign } from '../core/campaign.ts';
import { holdsComment } from '../core/comment.ts';
import type { AuditLog, Write } from './audit-log.ts';
import { commentFrom, commentKey } from './comment-items.ts';
import { QUEUE_UP, queuedFrom, REPORTS_KEPT, type Report, reportsFrom } from './queue-items.ts';
import { sendReport, type Told } from './report-transaction.ts';
import { type ReporterLimit, reportedComment, reporterWrites } from './reporter-items.ts';

export type CommentReportOutcome = Told | 'unknown' | 'contended';

const ATTEMPTS = 32;
/** The longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 40;

/** What citizens report of comments: once each, told to moderators without who it was. */
export class CommentReports {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: { readonly comments: string; readonly proposals: string };
  readonly #audit: AuditLog;

  constructor(
    client: DynamoDBDocumentClient,
    tables: { readonly comments: string; readonly proposals: string },
    audit: AuditLog,
  ) {
    this.#client = client;
    this.#tables = tables;
    this.#audit = audit;
  }

  /** Counts the report and, at the campaign's threshold, takes the comment off until a moderator has looked. */
  async report(
    campaign: Campaign,
    number: number,
    id: string,
    reporter: string,
    report: Report,
    limit: ReporterLimit,
  ): Promise<CommentReportOutcome> {
    const { comments, proposals } = this.#tables;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const Key = commentKey(campaign.id, number, id);
      const { Item } = await this.#client.send(new GetCommand({ TableName: comments, Key, ConsistentRead: true }));
      // What is off may be so because of earlier reports: there is nothing to add.
      if (Item === undefined || commentFrom(Item).status !== 'visible') return 'unknown';
      const { revision } = commentFrom(Item);
      const before = queuedFrom(Item).reportCount;
      const held = holdsComment(before + 1, campaign.holdAfterReports, Item.clearedAt !== undefined);
      const words = reportsFrom(Item).length < REPORTS_KEPT;
      const reported = reportedComment(number, id);
      const writes: Write[] = [
        ...reporterWrites(proposals, campaign.id, reporter, reported, report.at, limit),
        { Update: { TableName: comments, Key, ...reportUpdate(campaign.id, report, before, { words, held }) } },
      ];
      const act = {
        act: 'hold-comment' as const,
        subject: `proposal/${number}/comment/${id}`,
        reason: 'reported',
        text: null,
        before: revision,
        after: revision + 1,
      };
      const hold = held ? { campaign: campaign.id, at: report.at, act } : null;
      const outcome = await sendReport(this.#client, this.#audit, writes, hold);
      if (outcome !== null) return outcome;
      await setTimeout(Math.random() * LONGEST_PAUSE);
    }
    return 'contended';
  }
}

/** The count must not have moved, for it decides whether the comment is held. */
function reportUpdate(
  campaign: string,
  report: Report,
  before: number,
  { words, held }: { words: boolean; held: boolean },
) {
  const kept = words ? ', reports = list_append(if_not_exists(reports, :none), :report)' : '';
  // A report alone makes no new revision: moderators would collide with it.
  const hold = held ? ', #status = :held, revision = revision + :one' : '';
  return {
    UpdateExpression: `SET reportCount = :count, ${QUEUE_UP.set}${kept}${hold} ADD ${QUEUE_UP.add}`,
    ConditionExpression: `#status = :visible AND ${before === 0 ? 'attribute_not_exists(reportCount)' : 'reportCount = :before'}`,
    ExpressionAttributeNames: { ...QUEUE_UP.names, '#status': 'status' },
    ExpressionAttributeValues: {
      ...QUEUE_UP.values(campaign, report.at, 'reported'),
      ':count': before + 1,
      ':visible': 'visible',
      ...(before > 0 && { ':before': before }),
      ...(words && { ':none': [], ':report': [report] }),
      ...(held && { ':held': 'held', ':one': 1 }),
    },
  };
}
