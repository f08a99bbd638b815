import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type AnswerDraft, missingIn, saysTheSame } from '../core/answer.ts';
import type { Campaign, Instant, Language } from '../core/campaign.ts';
import type { Proposal } from '../core/proposal.ts';
import { ANSWERS_INDEX, type AnsweredProposal, answeredFrom } from './answer-items.ts';
import type { AuditLog, Write } from './audit-log.ts';
import { projectKey } from './project-items.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';

export type AnswerOutcome =
  /** `repeated`: the answer that it has says the same already; nothing was written. */
  | { readonly outcome: 'answered' | 'repeated'; readonly revision: number }
  /** Somebody else was quicker, or the author has changed it. */
  | { readonly outcome: 'revision-conflict' | 'not-public'; readonly proposal: Proposal }
  | { readonly outcome: 'unknown' | 'unknown-project' | 'contended' };

/** A proposal as the moderator saw it. */
export interface Seen {
  readonly number: number;
  readonly revision: number;
}

/** Writes answers, each together with its entry in the audit log. */
export class Answers {
  readonly #tables: { readonly proposals: string; readonly campaigns: string };
  readonly #audit: AuditLog;

  constructor(tables: { readonly proposals: string; readonly campaigns: string }, audit: AuditLog) {
    this.#tables = tables;
    this.#audit = audit;
  }

  /** `by`: who of the staff. Sending the same again writes nothing, whatever revision it says. */
  async give(campaign: Campaign, seen: Seen, draft: AnswerDraft, by: string, at: Instant): Promise<AnswerOutcome> {
    const { id, languages } = campaign;
    const { number, revision } = seen;
    const update = answerUpdate(id, number, revision, draft, missingIn(languages, draft.text), at);
    const writes: Write[] = [{ Update: { TableName: this.#tables.proposals, ...update } }];
    if (draft.project !== null) writes.push(requireProject(this.#tables.campaigns, id, draft.project));
    const [main = 'fr'] = languages;
    const act = {
      act: 'answer',
      subject: `proposal/${number}`,
      reason: draft.kind,
      text: draft.text[main] ?? null,
      before: revision,
      after: revision + 1,
    } as const;
    const recorded = await this.#audit.record(id, by, at, act, writes);
    switch (recorded.outcome) {
      case 'recorded':
        return { outcome: 'answered', revision: revision + 1 };
      case 'contended':
        return { outcome: 'contended' };
      case 'refused':
        return recorded.index === 0 ? refusal(recorded.item, draft) : { outcome: 'unknown-project' };
    }
  }
}

/** A project that a proposal went into has to be there. */
function requireProject(TableName: string, campaign: string, id: string): Write {
  const Key = projectKey(campaign, id);
  return { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(campaign)' } };
}

function refusal(item: Readonly<Record<string, unknown>>, draft: AnswerDraft): AnswerOutcome {
  if (Object.keys(item).length === 0) return { outcome: 'unknown' };
  const proposal = proposalFrom(item);
  if (proposal.status !== 'published') return { outcome: 'not-public', proposal };
  const { answer, revision } = proposal;
  if (answer && saysTheSame(answer, draft)) return { outcome: 'repeated', revision };
  return { outcome: 'revision-conflict', proposal };
}

/** Answers a published proposal as a moderator saw it, or answers it anew. */
function answerUpdate(
  campaign: string,
  number: number,
  seen: number,
  { kind, text, project }: AnswerDraft,
  missing: readonly Language[],
  at: Instant,
) {
  return {
    Key: proposalKey(campaign, number),
    UpdateExpression:
      'SET answeredIn = :campaign, answeredAt = :at, answerKind = :kind, answer = :answer, changedAt = :at ADD revision :one',
    ConditionExpression: '#status = :published AND revision = :seen',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':campaign': campaign,
      ':at': new Date(at).toISOString(),
      ':kind': kind,
      ':answer': { text, project, missing },
      ':one': 1,
      ':published': 'published',
      ':seen': seen,
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** What was answered at or after `since`, page by page, by the index; it may lag behind by a second. */
export async function* answeredSince(
  client: DynamoDBDocumentClient,
  table: string,
  campaign: string,
  since: Instant,
): AsyncGenerator<AnsweredProposal[]> {
  const query: QueryCommandInput = {
    TableName: table,
    IndexName: ANSWERS_INDEX,
    KeyConditionExpression: 'answeredIn = :campaign AND answeredAt >= :since',
    ExpressionAttributeValues: { ':campaign': campaign, ':since': new Date(since).toISOString() },
  };
  for await (const { Items } of paginateQuery({ client }, query)) yield (Items ?? []).map(answeredFrom);
}
