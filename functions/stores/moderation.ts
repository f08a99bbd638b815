import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { StaffAct } from '../core/audit.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import {
  type Decided,
  type Decision,
  type PaperChange,
  paperChange,
  type QueueReason,
  type RejectionReason,
  statusAfter,
  votingStage,
} from '../core/moderation.ts';
import type { Proposal, ProposalStatus, ProposalSummary } from '../core/proposal.ts';
import type { AuditLog, Write } from './audit-log.ts';
import { removeNumberUpdate, returnNumberUpdate } from './ballot-papers.ts';
import { proposalFrom, proposalKey, summaryFrom } from './proposal-items.ts';
import { LEAVE_QUEUE, type Queued, queuedFrom, type Report, reportsFrom } from './queue-items.ts';

/** A proposal with all that a moderator needs to decide on it. */
export interface DeskProposal extends Queued {
  readonly proposal: Proposal;
  readonly reports: readonly Report[];
}

export interface QueueEntry extends Queued {
  readonly summary: ProposalSummary;
}

/** Where a page of the queue ended. */
export interface QueuePlace {
  readonly queuedAt: string;
  readonly number: number;
}

/** What a moderator asks for, on the revision that they have seen. */
export interface DecisionRequest {
  readonly decision: Decision;
  readonly revision: number;
  readonly reason: RejectionReason | null;
  readonly message: string | null;
}

export type DecideOutcome =
  | { readonly outcome: 'decided'; readonly proposal: Proposal; readonly sequence: number }
  | { readonly outcome: 'revision-conflict' | 'not-possible' | 'leads-others'; readonly proposal: Proposal }
  | { readonly outcome: 'unknown' | 'contended' };

/** Only what waits for this reason, is of this theme, or of one of these districts; null: all. */
export interface QueueFilter {
  readonly because: QueueReason | null;
  readonly theme: string | null;
  readonly districts: ReadonlySet<string> | null;
}

/** So many of the queue are looked at by one query with a filter: about 250 KB. */
const FILTERED_AT_ONCE = 250;

function filterOf({ because, theme, districts }: QueueFilter) {
  const ids = Object.fromEntries([...(districts ?? [])].map((id, index) => [`:district${index}`, id]));
  const conditions = [
    ...(because === null ? [] : ['contains(because, :because)']),
    ...(theme === null ? [] : ['theme = :theme']),
    ...(districts === null ? [] : [`district IN (${Object.keys(ids).join(', ')})`]),
  ];
  const values = {
    ...(because !== null && { ':because': because }),
    ...(theme !== null && { ':theme': theme }),
    ...ids,
  };
  return { expression: conditions.join(' AND '), values };
}

const INDEX = 'queue';
const placeItem = z.object({ queuedAt: z.string(), number: z.string().transform(Number) });

/** Proposals as moderators see and decide on them. */
export class Moderation {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: { readonly proposals: string; readonly campaigns: string };
  readonly #audit: AuditLog;

  constructor(
    client: DynamoDBDocumentClient,
    tables: { readonly proposals: string; readonly campaigns: string },
    audit: AuditLog,
  ) {
    this.#client = client;
    this.#tables = tables;
    this.#audit = audit;
  }

  async read(campaign: string, number: number): Promise<DeskProposal | null> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tables.proposals, Key: proposalKey(campaign, number), ConsistentRead: true }),
    );
    if (!Item) return null;
    return { proposal: proposalFrom(Item), ...queuedFrom(Item), reports: reportsFrom(Item) };
  }

  /** What has waited longest comes first; by the index, which may lag behind by a second. */
  async queue(
    campaign: string,
    only: QueueFilter,
    after: QueuePlace | null,
    limit: number,
  ): Promise<{ entries: QueueEntry[]; next: QueuePlace | null }> {
    const entries: { entry: QueueEntry; place: QueuePlace }[] = [];
    const { expression, values } = filterOf(only);
    let start = after && { queue: campaign, queuedAt: after.queuedAt, ...proposalKey(campaign, after.number) };
    // One more than asked for tells whether there is a next page.
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#tables.proposals,
          IndexName: INDEX,
          KeyConditionExpression: '#queue = :queue',
          ...(expression !== '' && { FilterExpression: expression }),
          ExpressionAttributeNames: { '#queue': 'queue' },
          ExpressionAttributeValues: { ':queue': campaign, ...values },
          // A filter may leave little of what is read.
          Limit: expression === '' ? limit + 1 : FILTERED_AT_ONCE,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of Items)
        entries.push({ entry: { summary: summaryFrom(item), ...queuedFrom(item) }, place: placeItem.parse(item) });
      const last = LastEvaluatedKey && placeItem.parse(LastEvaluatedKey);
      start = last ? { queue: campaign, queuedAt: last.queuedAt, ...proposalKey(campaign, last.number) } : null;
    } while (start && entries.length <= limit);
    const page = entries.slice(0, limit);
    return {
      entries: page.map(({ entry }) => entry),
      next: entries.length > limit ? (page.at(-1)?.place ?? null) : null,
    };
  }

  /** Of any number of decisions on one revision, one is taken and recorded; the others are told about it. */
  async decide(
    campaign: Campaign,
    number: number,
    staff: string,
    request: DecisionRequest,
    at: Instant,
  ): Promise<DecideOutcome> {
    const stage = votingStage(campaign, at);
    return this.#change(campaign.id, number, staff, request, at, request.decision, (before, after) =>
      paperChange(before, after, stage),
    );
  }

  /**
   * Takes a number's votes out of the result, whatever its status: while voting is open as a rejection does, and also
   * when it is over, for the next recount.
   */
  async annul(
    campaign: string,
    number: number,
    staff: string,
    request: Omit<DecisionRequest, 'decision'>,
    at: Instant,
  ): Promise<DecideOutcome> {
    return this.#change(campaign, number, staff, { ...request, decision: 'reject' }, at, 'annul', () => 'annulled');
  }

  async #change(
    campaign: string,
    number: number,
    staff: string,
    { decision, revision, reason, message }: DecisionRequest,
    at: Instant,
    act: StaffAct['act'],
    paperOf: (before: ProposalStatus, after: ProposalStatus) => PaperChange,
  ): Promise<DecideOutcome> {
    const { proposal } = (await this.read(campaign, number)) ?? {};
    if (!proposal) return { outcome: 'unknown' };
    if (proposal.revision !== revision) return { outcome: 'revision-conflict', proposal };
    // What is rejected already can still have its votes annulled.
    const again = act === 'annul' && proposal.status === 'rejected';
    const status = again ? 'rejected' : statusAfter(decision, proposal.status);
    if (status === null) return { outcome: 'not-possible', proposal };
    // Nobody's idea goes with somebody else's.
    if (status === 'rejected' && (proposal.merged ?? []).length > 0) return { outcome: 'leads-others', proposal };
    const decided: Decided = { decision, at, reason, message };
    const after: Proposal = { ...proposal, status, decided, changedAt: at, revision: revision + 1 };
    const paper = paperOf(proposal.status, status);
    const recorded = await this.#audit.record(
      campaign,
      staff,
      at,
      { act, subject: `proposal/${number}`, reason, text: message, before: revision, after: revision + 1 },
      [
        { Update: { TableName: this.#tables.proposals, ...decisionUpdate(campaign, proposal, after) } },
        ...this.#paperWrites(campaign, number, paper, reason, at),
      ],
    );
    switch (recorded.outcome) {
      case 'recorded':
        return { outcome: 'decided', proposal: after, sequence: recorded.entry.sequence };
      case 'refused': {
        const now = await this.read(campaign, number);
        return now ? { outcome: 'revision-conflict', proposal: now.proposal } : { outcome: 'unknown' };
      }
      case 'contended':
        return { outcome: 'contended' };
    }
  }

  #paperWrites(
    campaign: string,
    number: number,
    change: PaperChange,
    reason: RejectionReason | null,
    at: Instant,
  ): Write[] {
    const paper = { TableName: this.#tables.campaigns };
    switch (change) {
      case 'none':
        return [];
      case 'on':
        return [{ Update: { ...paper, ...returnNumberUpdate(campaign, number) } }];
      case 'off':
        return [{ Update: { ...paper, ...removeNumberUpdate(campaign, number) } }];
      case 'annulled':
        return [{ Update: { ...paper, ...removeNumberUpdate(campaign, number, { reason: reason ?? 'other', at }) } }];
    }
  }
}

function decisionUpdate(campaign: string, before: Proposal, after: Proposal) {
  const cleared = after.status === 'published';
  return {
    Key: proposalKey(campaign, after.number),
    UpdateExpression: `SET #status = :status, decided = :decided, changedAt = :at, revision = :after${cleared ? ', clearedAt = :at' : ''} REMOVE ${LEAVE_QUEUE}`,
    ConditionExpression: 'revision = :before AND #status = :was',
    ExpressionAttributeNames: { '#status': 'status', '#queue': 'queue' },
    ExpressionAttributeValues: {
      ':status': after.status,
      ':was': before.status,
      ':decided': after.decided,
      ':at': new Date(after.changedAt).toISOString(),
      ':before': before.revision,
      ':after': after.revision,
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}
