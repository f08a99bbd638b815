import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type StaffAct, SYSTEM } from '../core/audit.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import { type MergeFault, type MergeKind, mergeFault, mergeKind } from '../core/merge.ts';
import { votingStage } from '../core/moderation.ts';
import type { Proposal } from '../core/proposal.ts';
import type { AuditLog, RecordOutcome, Write } from './audit-log.ts';
import { BallotPapers } from './ballot-papers.ts';
import { contradictionWrites, type MergeTables, mergeWrites, unmergeWrites } from './merge-updates.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';

export type MergeOutcome =
  | { readonly outcome: 'done' | 'revision-conflict'; readonly proposal: Proposal }
  | {
      readonly outcome: 'not-possible';
      readonly fault: MergeFault;
      readonly proposal: Proposal;
      readonly lead: Proposal;
    }
  | { readonly outcome: 'not-public'; readonly proposal: Proposal }
  | { readonly outcome: 'unknown'; readonly number: number }
  | { readonly outcome: 'not-merged' | 'contended' };

/** What a moderator asks for, on the revision that they have seen. */
export interface MergeRequest {
  readonly revision: number;
  readonly reason: string | null;
}

export interface MergeActing {
  readonly by: string;
  readonly at: Instant;
}

/** How often a merge is looked at again when the lead or the paper has changed meanwhile. */
const ATTEMPTS = 4;

/** Proposals that belong together, and such as exclude each other; each act with its entry in the audit log. */
export class Merges {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: MergeTables;
  readonly #audit: AuditLog;
  readonly #papers: BallotPapers;

  constructor(client: DynamoDBDocumentClient, tables: MergeTables, audit: AuditLog) {
    this.#client = client;
    this.#tables = tables;
    this.#audit = audit;
    this.#papers = new BallotPapers(client, tables.campaigns);
  }

  async #read(campaign: string, number: number): Promise<Proposal | null> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tables.proposals, Key: proposalKey(campaign, number), ConsistentRead: true }),
    );
    return Item ? proposalFrom(Item) : null;
  }

  /** Of any number of merges of one revision, one is done and recorded; the others are told about it. */
  async merge(
    campaign: Campaign,
    number: number,
    into: number,
    { revision, reason }: MergeRequest,
    { by, at }: MergeActing,
  ): Promise<MergeOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const [proposal, lead, { paper }] = await Promise.all([
        this.#read(campaign.id, number),
        this.#read(campaign.id, into),
        this.#papers.read(campaign.id),
      ]);
      if (!proposal) return { outcome: 'unknown', number };
      if (!lead) return { outcome: 'unknown', number: into };
      if (proposal.revision !== revision) return { outcome: 'revision-conflict', proposal };
      const kind: MergeKind = mergeKind(votingStage(campaign, at), paper);
      const fault = mergeFault(proposal, lead, kind, paper);
      if (fault) return { outcome: 'not-possible', fault, proposal, lead };
      const writes = mergeWrites(this.#tables, campaign.id, proposal, into, kind, at);
      const act = actOn('merge', proposal, `proposal/${into}`, reason);
      const result = await this.#audit.record(campaign.id, by, at, act, writes);
      // Refused because of the lead or the paper, it is judged again by what is there now.
      if (result.outcome !== 'refused' || result.index === 0) return this.#outcome(campaign.id, number, result);
    }
    return { outcome: 'contended' };
  }

  async unmerge(campaign: string, number: number, request: MergeRequest, acting: MergeActing): Promise<MergeOutcome> {
    const proposal = await this.#read(campaign, number);
    if (!proposal) return { outcome: 'unknown', number };
    if (proposal.revision !== request.revision) return { outcome: 'revision-conflict', proposal };
    const { mergedInto: lead } = proposal;
    if (lead === undefined) return { outcome: 'not-merged' };
    const act = actOn('unmerge', proposal, `proposal/${lead}`, request.reason);
    return this.#record(
      campaign,
      number,
      act,
      acting,
      unmergeWrites(this.#tables, campaign, proposal, lead, acting.at),
    );
  }

  /**
   * Frees a proposal that its author takes away from what it is merged into, and what is merged into it: nobody's idea
   * goes with somebody else's. False when others were in the way.
   */
  async separate(campaign: string, { number, mergedInto, merged = [] }: Proposal, at: Instant): Promise<boolean> {
    for (const other of mergedInto === undefined ? merged : [number]) {
      const proposal = await this.#read(campaign, other);
      if (proposal?.mergedInto === undefined) continue;
      const request = { revision: proposal.revision, reason: null };
      const { outcome } = await this.unmerge(campaign, other, request, { by: SYSTEM, at });
      if (outcome !== 'done') return false;
    }
    return true;
  }

  /** The same when it is so already. */
  async contradict(
    campaign: string,
    number: number,
    other: number,
    contradicts: boolean,
    request: MergeRequest,
    acting: MergeActing,
  ): Promise<MergeOutcome> {
    const [proposal, opposite] = await Promise.all([this.#read(campaign, number), this.#read(campaign, other)]);
    if (!proposal) return { outcome: 'unknown', number };
    if (!opposite) return { outcome: 'unknown', number: other };
    const is = proposal.contradicts?.includes(other) ?? false;
    if (is === contradicts) return { outcome: 'done', proposal };
    if (number === other) return { outcome: 'not-possible', fault: 'itself', proposal, lead: opposite };
    if (proposal.revision !== request.revision) return { outcome: 'revision-conflict', proposal };
    const hidden = [proposal, opposite].find(({ status }) => status !== 'published');
    if (contradicts && hidden) return { outcome: 'not-public', proposal: hidden };
    const name = contradicts ? 'link-contradiction' : 'unlink-contradiction';
    const act = actOn(name, proposal, `proposal/${other}`, request.reason);
    const writes = contradictionWrites(this.#tables, campaign, proposal, other, contradicts, acting.at);
    return this.#record(campaign, number, act, acting, writes);
  }

  async #record(
    campaign: string,
    number: number,
    act: StaffAct,
    { by, at }: MergeActing,
    writes: readonly Write[],
  ): Promise<MergeOutcome> {
    return this.#outcome(campaign, number, await this.#audit.record(campaign, by, at, act, writes));
  }

  async #outcome(campaign: string, number: number, { outcome }: RecordOutcome): Promise<MergeOutcome> {
    if (outcome === 'contended') return { outcome };
    const proposal = await this.#read(campaign, number);
    if (!proposal) return { outcome: 'unknown', number };
    return { outcome: outcome === 'recorded' ? 'done' : 'revision-conflict', proposal };
  }
}

/** `reason` of the entry names the other proposal, `text` says why. */
function actOn(act: StaffAct['act'], { number, revision }: Proposal, other: string, text: string | null): StaffAct {
  return { act, subject: `proposal/${number}`, reason: other, text, before: revision, after: revision + 1 };
}
