import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  type QueryCommandInput,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import type { Proposal, ProposalDraft, ProposalSummary } from '../core/proposal.ts';
import { giveNumberUpdate, numberingFrom } from './ballot-papers.ts';
import { itemOf, proposalFrom, proposalKey, summaryFrom } from './proposal-items.ts';

/** A request that may be sent again: its key, valid for one author in one campaign, and what it asked for. */
export interface Submission {
  readonly idempotencyKey: string;
  /** Hash of the request's content: the same key with other content is refused. */
  readonly fingerprint: string;
}

export type HandInOutcome =
  | { readonly outcome: 'created' | 'repeated'; readonly proposal: Proposal }
  | { readonly outcome: 'key-reused' | 'paper-frozen' | 'contended' };

/** How long a submission's key is remembered, in seconds. */
const KEY_LIFETIME = 24 * 60 * 60;
/** Each failed attempt means that somebody else's proposal took the number, so this many others were quicker. */
const ATTEMPTS = 64;

const submissionItem = z.object({ proposal: z.number(), fingerprint: z.string() });

function submissionKey(campaign: string, authorKey: string, key: string): { campaign: string; number: string } {
  return { campaign: `${campaign}#key#${authorKey}`, number: key };
}

export class Proposals {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #papers: string;
  /** The last number seen in each campaign: a first guess, which the transaction checks. */
  readonly #last = new Map<string, number>();

  constructor(client: DynamoDBDocumentClient, tables: { proposals: string; campaigns: string }) {
    this.#client = client;
    this.#table = tables.proposals;
    this.#papers = tables.campaigns;
  }

  async read(campaign: string, number: number): Promise<Proposal | null> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: proposalKey(campaign, number), ConsistentRead: true }),
    );
    return Item ? proposalFrom(Item) : null;
  }

  /** The summaries that changed at or after `since`, page by page, by the index; it may lag behind by a second. */
  async *changedSince(campaign: string, since: Instant): AsyncGenerator<ProposalSummary[]> {
    const query: QueryCommandInput = {
      TableName: this.#table,
      IndexName: 'changes',
      KeyConditionExpression: 'campaign = :campaign AND changedAt >= :since',
      ExpressionAttributeValues: { ':campaign': campaign, ':since': new Date(since).toISOString() },
    };
    for await (const { Items } of paginateQuery({ client: this.#client }, query)) yield (Items ?? []).map(summaryFrom);
  }

  /**
   * Number, proposal and key are written in one transaction: numbers have no gaps, a key gives one proposal however
   * often and in parallel it is sent, and once the ballot paper is frozen nothing is added.
   */
  async handIn(
    campaign: string,
    draft: ProposalDraft,
    authorKey: string,
    at: Instant,
    submission: Submission | null,
  ): Promise<HandInOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const number = (this.#last.get(campaign) ?? 0) + 1;
      const proposal: Proposal = { ...draft, number, status: 'published', createdAt: at, changedAt: at, revision: 1 };
      try {
        await this.#client.send(this.#handInTransaction(campaign, proposal, authorKey, submission));
        this.#last.set(campaign, number);
        return { outcome: 'created', proposal };
      } catch (error) {
        const ended = await this.#afterCancel(campaign, error, submission);
        if (ended) return ended;
      }
    }
    return { outcome: 'contended' };
  }

  #handInTransaction(campaign: string, proposal: Proposal, authorKey: string, submission: Submission | null) {
    const put = { TableName: this.#table, ConditionExpression: 'attribute_not_exists(campaign)' };
    const key = submission && {
      Put: {
        ...put,
        Item: {
          ...submissionKey(campaign, authorKey, submission.idempotencyKey),
          proposal: proposal.number,
          fingerprint: submission.fingerprint,
          expiresAt: Math.floor(proposal.createdAt / 1000) + KEY_LIFETIME,
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      },
    };
    const number = {
      ...giveNumberUpdate(campaign, proposal.number),
      TableName: this.#papers,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    return new TransactWriteCommand({
      TransactItems: [
        { Update: number },
        { Put: { ...put, Item: itemOf(campaign, proposal, authorKey) } },
        ...(key ? [key] : []),
      ],
    });
  }

  /** What a cancelled transaction tells; null means to try again with the number it showed. */
  async #afterCancel(campaign: string, error: unknown, submission: Submission | null): Promise<HandInOutcome | null> {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const [numbered, , keyed] = error.CancellationReasons ?? [];
    if (submission && keyed?.Code === 'ConditionalCheckFailed') {
      const earlier = submissionItem.parse(unmarshall(keyed.Item ?? {}));
      if (earlier.fingerprint !== submission.fingerprint) return { outcome: 'key-reused' };
      const proposal = await this.read(campaign, earlier.proposal);
      if (!proposal) throw new Error(`Proposal ${earlier.proposal} of ${campaign} has a key but no item`);
      return { outcome: 'repeated', proposal };
    }
    if (numbered?.Code === 'ConditionalCheckFailed') {
      const { last, paper } = numberingFrom(numbered.Item ? unmarshall(numbered.Item) : undefined);
      if (paper) return { outcome: 'paper-frozen' };
      this.#last.set(campaign, last);
    }
    return null;
  }
}
