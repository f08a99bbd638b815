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
import type { Pause } from '../core/pause.ts';
import type { Proposal, ProposalDraft, ProposalStatus, ProposalSummary } from '../core/proposal.ts';
import { type AuthorLimit, countProposalUpdate } from './author-counts.ts';
import { giveNumberUpdate, numberingFrom, removeNumberUpdate } from './ballot-papers.ts';
import type { Merges } from './merges.ts';
import { itemOf, proposalFrom, proposalKey, summaryFrom } from './proposal-items.ts';
import { LEAVE_QUEUE, queuedAttributes } from './queue-items.ts';

/** A request that may be sent again: its key, valid for one author in one campaign, and what it asked for. */
export interface Submission {
  readonly idempotencyKey: string;
  /** Hash of the request's content: the same key with other content is refused. */
  readonly fingerprint: string;
}

export type HandInOutcome =
  | { readonly outcome: 'created' | 'repeated'; readonly proposal: Proposal }
  | { readonly outcome: 'paused'; readonly pause: Pause }
  | { readonly outcome: 'key-reused' | 'limit-reached' | 'paper-frozen' | 'contended' };

export type WithdrawOutcome =
  | { readonly outcome: 'withdrawn'; readonly proposal: Proposal }
  | { readonly outcome: 'unknown' | 'not-the-author' | 'contended' };

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
  readonly #merges: Pick<Merges, 'separate'> | null;
  /** The last number seen in each campaign: a first guess, which the transaction checks. */
  readonly #last = new Map<string, number>();

  /** `merges` undoes what a withdrawal must not take along; who withdraws nothing needs none. */
  constructor(
    client: DynamoDBDocumentClient,
    tables: { proposals: string; campaigns: string },
    merges: Pick<Merges, 'separate'> | null = null,
  ) {
    this.#merges = merges;
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

  /** Who handed in what is merged into a proposal; of what was withdrawn or taken off, nobody. */
  async coauthors(campaign: string, { number, merged = [] }: Proposal): Promise<string[]> {
    const found = await Promise.all(merged.map((one) => this.read(campaign, one)));
    return found.flatMap((one) =>
      one?.mergedInto === number && (one.status === 'merged' || one.status === 'published') ? [one.author] : [],
    );
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
   * Number, proposal, key and the author's count are written in one transaction: numbers have no gaps, a key gives one
   * proposal however often and in parallel it is sent, nobody hands in one more than the limit, and once the ballot
   * paper is frozen, or while submissions are paused, nothing is added.
   */
  async handIn(
    campaign: string,
    draft: ProposalDraft,
    authorKey: string,
    at: Instant,
    submission: Submission | null,
    limit: AuthorLimit | null = null,
    status: ProposalStatus = 'published',
  ): Promise<HandInOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const number = (this.#last.get(campaign) ?? 0) + 1;
      const proposal: Proposal = { ...draft, number, status, createdAt: at, changedAt: at, revision: 1 };
      try {
        await this.#client.send(this.#handInTransaction(campaign, proposal, authorKey, submission, limit));
        this.#last.set(campaign, number);
        return { outcome: 'created', proposal };
      } catch (error) {
        const ended = await this.#afterCancel(campaign, error, submission, limit);
        if (ended) return ended;
      }
    }
    return { outcome: 'contended' };
  }

  /**
   * Takes a proposal of one's own off the lists, off the map for good, and off the ballot paper, in one transaction.
   * Votes that it has had stay on their ballots and are shown as annulled.
   */
  async withdraw(
    campaign: string,
    number: number,
    authorKey: string,
    at: Instant,
    votingOpen = false,
  ): Promise<WithdrawOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const proposal = await this.read(campaign, number);
      if (!proposal) return { outcome: 'unknown' };
      const status = await this.#withdrawOnce(campaign, proposal, authorKey, at, votingOpen);
      if (status === 'not-the-author') return { outcome: status };
      // What is merged into it, or what it is merged into, goes on without it.
      if (status === 'bound') await this.#separate(campaign, number, at);
      if (status === null || status === 'bound') continue;
      const withdrawn = await this.read(campaign, number);
      return withdrawn ? { outcome: 'withdrawn', proposal: withdrawn } : { outcome: 'unknown' };
    }
    return { outcome: 'contended' };
  }

  async #separate(campaign: string, number: number, at: Instant): Promise<void> {
    const proposal = await this.read(campaign, number);
    if (!this.#merges) throw new Error(`Proposal ${number} of ${campaign} is merged, and nothing here undoes merges`);
    if (proposal) await this.#merges.separate(campaign, proposal, at);
  }

  /** Null when somebody else was in the way; `bound` while it is merged. */
  async #withdrawOnce(
    campaign: string,
    { number, status: was }: Proposal,
    authorKey: string,
    at: Instant,
    votingOpen: boolean,
  ) {
    const update = {
      TableName: this.#table,
      Key: proposalKey(campaign, number),
      UpdateExpression: `SET #status = :withdrawn, changedAt = :at ADD revision :one REMOVE place, ${LEAVE_QUEUE}`,
      ConditionExpression:
        'authorKey = :author AND #status = :was AND #status <> :withdrawn AND attribute_not_exists(mergedInto) AND attribute_not_exists(merged)',
      ExpressionAttributeNames: { '#status': 'status', '#queue': 'queue' },
      ExpressionAttributeValues: {
        ':withdrawn': 'withdrawn',
        ':was': was,
        ':author': authorKey,
        ':at': new Date(at).toISOString(),
        ':one': 1,
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    // What a moderator has annulled before keeps the moderator's reason.
    const why = votingOpen && was === 'published' ? { reason: 'withdrawn' as const, at } : null;
    const paper = { TableName: this.#papers, ...removeNumberUpdate(campaign, number, why) };
    try {
      await this.#client.send(new TransactWriteCommand({ TransactItems: [{ Update: update }, { Update: paper }] }));
      return 'withdrawn';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [reason] = error.CancellationReasons ?? [];
      if (reason?.Code !== 'ConditionalCheckFailed') return null;
      const item = unmarshall(reason.Item ?? {});
      if (item.authorKey !== authorKey) return 'not-the-author';
      if (item.status === 'withdrawn') return 'withdrawn';
      return item.mergedInto === undefined && item.merged === undefined ? null : 'bound';
    }
  }

  #handInTransaction(
    campaign: string,
    proposal: Proposal,
    authorKey: string,
    submission: Submission | null,
    limit: AuthorLimit | null,
  ) {
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
      ...giveNumberUpdate(campaign, proposal.number, proposal.status !== 'published'),
      TableName: this.#papers,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    return new TransactWriteCommand({
      TransactItems: [
        { Update: number },
        {
          Put: {
            ...put,
            Item: {
              ...itemOf(campaign, proposal, authorKey),
              ...queuedAttributes(campaign, proposal.createdAt, 'new'),
            },
          },
        },
        ...(key ? [key] : []),
        ...(limit ? [{ Update: { TableName: this.#table, ...countProposalUpdate(campaign, authorKey, limit) } }] : []),
      ],
    });
  }

  /** What a cancelled transaction tells; null means to try again with the number it showed. */
  async #afterCancel(
    campaign: string,
    error: unknown,
    submission: Submission | null,
    limit: AuthorLimit | null,
  ): Promise<HandInOutcome | null> {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const [numbered, , third, fourth] = error.CancellationReasons ?? [];
    const [keyed, counted] = submission ? [third, fourth] : [undefined, third];
    if (submission && keyed?.Code === 'ConditionalCheckFailed') {
      const earlier = submissionItem.parse(unmarshall(keyed.Item ?? {}));
      if (earlier.fingerprint !== submission.fingerprint) return { outcome: 'key-reused' };
      const proposal = await this.read(campaign, earlier.proposal);
      if (!proposal) throw new Error(`Proposal ${earlier.proposal} of ${campaign} has a key but no item`);
      return { outcome: 'repeated', proposal };
    }
    if (numbered?.Code === 'ConditionalCheckFailed') {
      const { last, paper, paused } = numberingFrom(numbered.Item ? unmarshall(numbered.Item) : undefined);
      if (paper) return { outcome: 'paper-frozen' };
      if (paused.submissions) return { outcome: 'paused', pause: paused.submissions };
      this.#last.set(campaign, last);
    }
    if (limit && counted?.Code === 'ConditionalCheckFailed') return { outcome: 'limit-reached' };
    return null;
  }
}
