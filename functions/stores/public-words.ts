import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Comment } from '../core/comment.ts';
import { LARGEST_NUMBER } from '../core/limits.ts';
import type { Proposal } from '../core/proposal.ts';
import { commentFrom, partitionOf } from './comment-items.ts';
import { proposalFrom, proposalKey } from './proposal-items.ts';

/** Reads all that was written in a campaign, for what is published as a whole. */
export class PublicWords {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: { readonly proposals: string; readonly comments: string };

  constructor(client: DynamoDBDocumentClient, tables: { proposals: string; comments: string }) {
    this.#client = client;
    this.#tables = tables;
  }

  /** Public proposals with their answers, by number, page by page. */
  async *proposals(campaign: string): AsyncGenerator<Proposal[]> {
    const query = {
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
    for await (const { Items = [] } of paginateQuery({ client: this.#client }, query))
      yield Items.map(proposalFrom).filter(({ status }) => status === 'published');
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
