import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { NO_FACTS, type ProposalFacts } from '../core/proposal-facts.ts';
import { costedSince } from './costs.ts';

const placedItem = z.object({
  number: z.string().transform(Number),
  theme: z.string(),
  district: z.string().nullable(),
});

/**
 * What rules of selection ask of a campaign's proposals, whatever their status, by number. Indexes say it, which lag
 * behind by a second: neither costs nor themes can be changed once voting has opened.
 *
 * @param themes whether themes and districts are needed; it takes a page of the index for every 2,000 proposals
 */
export async function proposalFacts(
  client: DynamoDBDocumentClient,
  table: string,
  campaign: string,
  themes: boolean,
): Promise<Map<number, ProposalFacts>> {
  const facts = new Map<number, ProposalFacts>();
  const note = (number: number, known: Partial<ProposalFacts>) =>
    facts.set(number, { ...(facts.get(number) ?? NO_FACTS), ...known });
  if (themes) {
    const query: QueryCommandInput = {
      TableName: table,
      IndexName: 'changes',
      KeyConditionExpression: 'campaign = :campaign',
      ProjectionExpression: '#number, theme, district',
      ExpressionAttributeNames: { '#number': 'number' },
      ExpressionAttributeValues: { ':campaign': campaign },
    };
    for await (const { Items = [] } of paginateQuery({ client }, query)) {
      for (const item of Items) {
        const { number, theme, district } = placedItem.parse(item);
        note(number, { theme, district });
      }
    }
  }
  for await (const page of costedSince(client, table, campaign, 0))
    for (const { number, cost } of page) note(number, { cost });
  return facts;
}
