import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { OperatorError } from './operator-error.ts';

/** CloudFormation makes names of stack, logical id (pinned in the tests of the data stack) and an end of its own. */
const NAMES = {
  Campaigns: /^reinventons-data-campaigns[0-9A-F]{8}(?:-|$)/,
  Tallies: /^reinventons-data-tallies[0-9A-F]{8}(?:-|$)/,
} as const satisfies Record<string, RegExp>;

/** The name of the deployed Campaigns table. Throws an OperatorError when there is not exactly one. */
export function campaignsTable(client: DynamoDBDocumentClient): Promise<string> {
  return deployedTable(client, 'Campaigns');
}

/** The name of the deployed Tallies table. Throws an OperatorError when there is not exactly one. */
export function talliesTable(client: DynamoDBDocumentClient): Promise<string> {
  return deployedTable(client, 'Tallies');
}

async function deployedTable(client: DynamoDBDocumentClient, table: keyof typeof NAMES): Promise<string> {
  const found: string[] = [];
  let last: string | undefined;
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: last }));
    found.push(...(page.TableNames ?? []).filter((name) => NAMES[table].test(name)));
    last = page.LastEvaluatedTableName;
  } while (last !== undefined);
  const [only, ...others] = found;
  if (only === undefined) {
    throw new OperatorError(`No ${table} table is there: deploy first, or look at the region and the account`);
  }
  if (others.length > 0) throw new OperatorError(`Several tables fit: give one by --table (${found.join(', ')})`);
  return only;
}
