import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Campaign, Instant } from '../core/campaign.ts';
import type { Proposal } from '../core/proposal.ts';
import type { Seen } from './answers.ts';
import type { AuditLog, Write } from './audit-log.ts';
import { paperOpenCheck } from './ballot-papers.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';

/** Holds every proposal that has, or had, a cost; one that lost it says so by having none. */
export const COSTS_INDEX = 'costs';

/** What a proposal costs, as the index knows it. */
export interface CostMark {
  readonly number: number;
  /** The proposal's, when it was so. */
  readonly revision: number;
  /** Null where the estimate was taken back. */
  readonly cost: number | null;
}

export type CostOutcome =
  /** `repeated`: that is what it costs already; nothing was written. */
  | { readonly outcome: 'costed' | 'repeated'; readonly revision: number }
  /** Somebody else was quicker, or the author has changed it. */
  | { readonly outcome: 'revision-conflict' | 'not-public'; readonly proposal: Proposal }
  /** `frozen`: voting has opened, whatever the caller's instant. */
  | { readonly outcome: 'unknown' | 'frozen' | 'contended' };

/** Writes what proposals cost, each time together with its entry in the audit log. */
export class Costs {
  readonly #tables: { readonly proposals: string; readonly campaigns: string };
  readonly #audit: AuditLog;

  constructor(tables: { readonly proposals: string; readonly campaigns: string }, audit: AuditLog) {
    this.#tables = tables;
    this.#audit = audit;
  }

  /**
   * `by`: who of the staff. Sending the same again writes nothing, whatever revision it says. Nothing is written either
   * once the ballot paper is frozen: what citizens saw when they began to vote is what the result is computed with.
   */
  async put(
    { id, currency }: Pick<Campaign, 'id' | 'currency'>,
    { number, revision }: Seen,
    cost: number | null,
    by: string,
    at: Instant,
  ): Promise<CostOutcome> {
    const act = {
      act: 'cost',
      subject: `proposal/${number}`,
      reason: null,
      text: cost === null ? null : `${cost} ${currency}`,
      before: revision,
      after: revision + 1,
    } as const;
    const writes: Write[] = [
      { Update: { TableName: this.#tables.proposals, ...costUpdate(id, number, revision, cost, at) } },
      { ConditionCheck: { TableName: this.#tables.campaigns, ...paperOpenCheck(id) } },
    ];
    const recorded = await this.#audit.record(id, by, at, act, writes);
    switch (recorded.outcome) {
      case 'recorded':
        return { outcome: 'costed', revision: revision + 1 };
      case 'contended':
        return { outcome: 'contended' };
      case 'refused':
        return recorded.index === 0 ? refusal(recorded.item, cost) : { outcome: 'frozen' };
    }
  }
}

function refusal(item: Readonly<Record<string, unknown>>, cost: number | null): CostOutcome {
  if (Object.keys(item).length === 0) return { outcome: 'unknown' };
  const proposal = proposalFrom(item);
  if (proposal.status !== 'published') return { outcome: 'not-public', proposal };
  if ((proposal.cost ?? null) === cost) return { outcome: 'repeated', revision: proposal.revision };
  return { outcome: 'revision-conflict', proposal };
}

/** Of a published proposal as a moderator saw it, and only if it changes something. */
function costUpdate(campaign: string, number: number, seen: number, cost: number | null, at: Instant) {
  const [set, differs] =
    cost === null
      ? [' REMOVE cost', 'attribute_exists(cost)']
      : [', cost = :cost', '(attribute_not_exists(cost) OR cost <> :cost)'];
  return {
    Key: proposalKey(campaign, number),
    UpdateExpression: `ADD revision :one SET costedIn = :campaign, changedAt = :at${set}`,
    ConditionExpression: `#status = :published AND revision = :seen AND ${differs}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':campaign': campaign,
      ':at': new Date(at).toISOString(),
      ':one': 1,
      ':published': 'published',
      ':seen': seen,
      ...(cost !== null && { ':cost': cost }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

const markItem = z
  .object({ number: z.string().transform(Number), revision: z.number(), cost: z.number().optional() })
  .transform(({ cost = null, ...mark }): CostMark => ({ ...mark, cost }));

/** The costs of proposals that changed at or after `since`, page by page, by the index; it may lag behind by a second. */
export async function* costedSince(
  client: DynamoDBDocumentClient,
  table: string,
  campaign: string,
  since: Instant,
): AsyncGenerator<CostMark[]> {
  const query: QueryCommandInput = {
    TableName: table,
    IndexName: COSTS_INDEX,
    KeyConditionExpression: 'costedIn = :campaign AND changedAt >= :since',
    ExpressionAttributeValues: { ':campaign': campaign, ':since': new Date(since).toISOString() },
  };
  for await (const { Items } of paginateQuery({ client }, query))
    yield (Items ?? []).map((item) => markItem.parse(item));
}
