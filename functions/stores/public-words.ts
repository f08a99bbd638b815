import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Comment } from '../core/comment.ts';
import { LARGEST_NUMBER } from '../core/limits.ts';
import { PROPOSAL_STATUSES, type Proposal } from '../core/proposal.ts';
import type { ProposalFacts } from '../core/proposal-facts.ts';
import { commentFrom, partitionOf } from './comment-items.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';

/** What is told of every number that was voted on. */
export interface ProposalHead extends ProposalFacts {
  readonly number: number;
  /** Null where it is not public any more. */
  readonly title: string | null;
}

const headItem = z
  .object({
    number: z.string().transform(Number),
    title: z.string(),
    theme: z.string(),
    district: z.string().nullable(),
    cost: z.number().optional(),
    status: z.enum(PROPOSAL_STATUSES),
  })
  .transform(
    ({ status, title, cost = null, ...head }): ProposalHead => ({
      ...head,
      cost,
      title: status === 'published' ? title : null,
    }),
  );

/** Reads all that was written in a campaign, for what is published as a whole. */
export class PublicWords {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: { readonly proposals: string; readonly comments: string };

  constructor(client: DynamoDBDocumentClient, tables: { proposals: string; comments: string }) {
    this.#client = client;
    this.#tables = tables;
  }

  /** Proposals alone, among all that is in a campaign's partition. */
  #allOf(campaign: string) {
    return {
      TableName: this.#tables.proposals,
      KeyConditionExpression: 'campaign = :campaign AND #number BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#number': 'number' },
      ExpressionAttributeValues: {
        ':campaign': campaign,
        ':first': proposalKey(campaign, 1).number,
        ':last': proposalKey(campaign, LARGEST_NUMBER).number,
      },
      ConsistentRead: true,
    };
  }

  /** Public proposals with their answers, by number, page by page. */
  async *proposals(campaign: string): AsyncGenerator<Proposal[]> {
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, this.#allOf(campaign)))
      yield Items.map(proposalFrom).filter(({ status }) => status === 'published');
  }

  /** What rules of selection ask of proposals, whatever their status; with the title of those that are public. */
  async *heads(campaign: string): AsyncGenerator<ProposalHead[]> {
    const query = {
      ...this.#allOf(campaign),
      ProjectionExpression: '#number, title, theme, district, cost, #status',
      ExpressionAttributeNames: { '#number': 'number', '#status': 'status' },
    };
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, query))
      yield Items.map((item) => headItem.parse(item));
  }

  /** What is said below a proposal and can be read, page by page: comments by time, then replies. */
  async *comments(campaign: string, number: number): AsyncGenerator<Comment[]> {
    const query = {
      TableName: this.#tables.comments,
      KeyConditionExpression: 'proposal = :proposal',
      ExpressionAttributeValues: { ':proposal': partitionOf(campaign, number) },
    };
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, query))
      yield Items.map(commentFrom).filter(({ status }) => status === 'visible');
  }
}
