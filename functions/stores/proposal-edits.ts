import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Campaign, Instant } from '../core/campaign.ts';
import { paperChange, statusAfterEdit } from '../core/moderation.ts';
import type { Pause } from '../core/pause.ts';
import type { Proposal, ProposalEdit } from '../core/proposal.ts';
import { numberingFrom, removeNumberUpdate, submissionsOpenCheck } from './ballot-papers.ts';
import { itemOfCancelled } from './dynamo.ts';
import { placeAttributes } from './place-items.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';
import { QUEUE_UP } from './queue-items.ts';

export type EditOutcome =
  | { readonly outcome: 'edited'; readonly proposal: Proposal }
  | { readonly outcome: 'revision-conflict' | 'merged'; readonly proposal: Proposal }
  | { readonly outcome: 'paused'; readonly pause: Pause }
  | { readonly outcome: 'unknown' | 'not-the-author' | 'withdrawn' | 'contended' };

export type OwnOutcome =
  | { readonly outcome: 'own'; readonly proposal: Proposal }
  | { readonly outcome: 'unknown' | 'not-the-author' };

const ATTEMPTS = 8;

/** What authors change of their proposals. */
export class ProposalEdits {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #papers: string;

  constructor(client: DynamoDBDocumentClient, tables: { proposals: string; campaigns: string }) {
    this.#client = client;
    this.#table = tables.proposals;
    this.#papers = tables.campaigns;
  }

  async readOwn(campaign: string, number: number, authorKey: string): Promise<OwnOutcome> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: proposalKey(campaign, number), ConsistentRead: true }),
    );
    if (!Item) return { outcome: 'unknown' };
    return Item.authorKey === authorKey
      ? { outcome: 'own', proposal: proposalFrom(Item) }
      : { outcome: 'not-the-author' };
  }

  /**
   * Writes the edit over the revision that the author has seen, puts the proposal into the moderators' queue, and takes it
   * off the paper where moderators look first. Nothing is written while submissions are paused.
   */
  async edit(
    campaign: Campaign,
    number: number,
    authorKey: string,
    edit: ProposalEdit,
    revision: number,
    at: Instant,
  ): Promise<EditOutcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const own = await this.readOwn(campaign.id, number, authorKey);
      if (own.outcome !== 'own') return own;
      if (own.proposal.status === 'withdrawn') return { outcome: 'withdrawn' };
      if (own.proposal.status === 'merged') return { outcome: 'merged', proposal: own.proposal };
      if (own.proposal.revision !== revision) return { outcome: 'revision-conflict', proposal: own.proposal };
      const status = statusAfterEdit(campaign, own.proposal.status);
      const edited: Proposal = { ...own.proposal, ...edit, status, changedAt: at, revision: revision + 1 };
      const stopped = await this.#write(campaign.id, own.proposal, edited, authorKey);
      if (stopped === null) return { outcome: 'edited', proposal: edited };
      if (stopped !== 'again') return { outcome: 'paused', pause: stopped };
    }
    return { outcome: 'contended' };
  }

  /** Null when it was written. */
  async #write(
    campaign: string,
    before: Proposal,
    edited: Proposal,
    authorKey: string,
  ): Promise<Pause | 'again' | null> {
    const off = paperChange(before.status, edited.status, 'ahead') === 'off';
    const open = submissionsOpenCheck(campaign);
    const paper = { TableName: this.#papers, ...open };
    const leaving = { ...paper, ...removeNumberUpdate(campaign, edited.number) };
    const transaction = new TransactWriteCommand({
      TransactItems: [
        { Update: { TableName: this.#table, ...editUpdate(campaign, before, edited, authorKey) } },
        off ? { Update: leaving } : { ConditionCheck: paper },
      ],
    });
    try {
      await this.#client.send(transaction);
      return null;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const item = itemOfCancelled(error, 1);
      return (item && numberingFrom(item).paused.submissions) ?? 'again';
    }
  }
}

function editUpdate(campaign: string, before: Proposal, edited: Proposal, authorKey: string) {
  const { title, summary, text, format, theme, district, author, language, status, changedAt, revision } = edited;
  const fields = { title, summary, text, format, theme, district, author, language, status };
  const names = Object.keys(fields);
  const set = names.map((name) => `#${name} = :${name}`).join(', ');
  const placed = placeAttributes(campaign, edited.place);
  const places = Object.keys(placed).map((name) => `${name} = :${name}, `);
  return {
    Key: proposalKey(campaign, edited.number),
    UpdateExpression: `SET ${set}, ${places.join('')}changedAt = :at, revision = :revision, ${QUEUE_UP.set} ADD ${QUEUE_UP.add} REMOVE clearedAt${edited.place === null ? ', place' : ''}`,
    ConditionExpression: 'authorKey = :author_key AND revision = :before',
    ExpressionAttributeNames: { ...QUEUE_UP.names, ...Object.fromEntries(names.map((name) => [`#${name}`, name])) },
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(Object.entries(placed).map(([name, value]) => [`:${name}`, value])),
      ...QUEUE_UP.values(campaign, changedAt, before.decided || before.status === 'published' ? 'edited' : 'new'),
      ':at': new Date(changedAt).toISOString(),
      ':revision': revision,
      ':before': before.revision,
      ':author_key': authorKey,
    },
  };
}
