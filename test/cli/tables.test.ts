import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { campaignsTable } from '../../cli/operator/tables.ts';

/** An account with these tables, told two at a time. */
function account(...names: string[]): DynamoDBDocumentClient {
  const send = async ({ input }: { input: { ExclusiveStartTableName?: string } }) => {
    const start = input.ExclusiveStartTableName === undefined ? 0 : names.indexOf(input.ExclusiveStartTableName) + 1;
    const TableNames = names.slice(start, start + 2);
    return { TableNames, LastEvaluatedTableName: start + 2 < names.length ? TableNames.at(-1) : undefined };
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

describe('the Campaigns table of an account', () => {
  it('is found by the name that CloudFormation makes, among others', async () => {
    const ours = 'reinventons-data-campaignsA18008CC-1EXAMPLE2NAME';
    const client = account('a', 'reinventons-data-ballotsFF58F37E-X', 'reinventons-data-campaigns', 'other', ours);
    expect(await campaignsTable(client)).toBe(ours);
  });

  it('is missing where nothing was deployed', async () => {
    await expect(campaignsTable(account('a', 'b', 'c'))).rejects.toThrow('deploy first');
  });

  it('has to be named where there are several', async () => {
    const client = account('reinventons-data-campaignsA18008CC-OLD', 'reinventons-data-campaignsA18008CC-NEW');
    await expect(campaignsTable(client)).rejects.toThrow('--table');
  });
});
