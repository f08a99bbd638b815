import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ANONYMIZED_A_REQUEST } from '../../functions/core/limits.ts';
import type { Proposal } from '../../functions/core/proposal.ts';
import { erase } from '../../functions/me/erase.ts';
import { BallotErasure } from '../../functions/stores/ballot-erasure.ts';
import { OwnComments } from '../../functions/stores/own-comments.ts';
import { OwnProposals } from '../../functions/stores/own-proposals.ts';
import { OwnReports } from '../../functions/stores/own-reports.ts';
import { itemOf } from '../../functions/stores/proposal-items.ts';
import { Vouchers } from '../../functions/stores/vouchers.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const AT = Date.parse('2024-03-05T10:00:00Z');
const ANNA = { authorKey: 'anna', reporterKey: 'anna-reports', memberships: [], unlinked: [] };

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const proposal = (number: number): Proposal => ({
  number,
  title: `Idea ${number}`,
  summary: 'In short',
  text: 'At length',
  format: 'plain',
  theme: 'green',
  district: null,
  author: 'Anna',
  language: 'nl',
  status: 'published',
  createdAt: AT,
  changedAt: AT,
  revision: 1,
  place: null,
});

async function put(campaign: string, number: number, authorKey: string): Promise<void> {
  const Item = itemOf(campaign, proposal(number), authorKey);
  await database.client.send(new PutCommand({ TableName: database.tables.proposals, Item }));
}

it('goes as far as one request may, says so, and goes on from there with the next, past what was broken off', async () => {
  const { client, tables } = database;
  const proposals = new OwnProposals(client, tables.proposals);
  const parts = {
    proposals,
    erasure: new BallotErasure(client, tables),
    comments: new OwnComments(client, tables.comments),
    vouchers: new Vouchers(client, tables.campaigns),
    reports: new OwnReports(client, tables.proposals),
  };
  const numbers = Array.from({ length: ANONYMIZED_A_REQUEST + 15 }, (_, index) => index + 1);
  for (const number of numbers) await put(number % 2 ? 'odd' : 'even', number, 'anna');
  await put('odd', 9_001, 'bert');

  const both = await Promise.all([erase(parts, ANNA, [], AT + 1), erase(parts, ANNA, [], AT + 1)]);
  const next = await erase(parts, ANNA, [], AT + 2);
  const last = await erase(parts, ANNA, [], AT + 3);

  // Where one has begun to read after the other had written, it finds no more than it may take and is complete.
  expect(both.map(({ complete }) => complete)).toContain(false);
  expect([...both, next].reduce((sum, { proposals: count }) => sum + count, 0)).toBe(numbers.length);
  expect([next.complete, last]).toMatchObject([true, { complete: true, proposals: 0 }]);
  expect((await proposals.places('anna', null, 10)).places).toEqual([]);
  expect(await proposals.read({ campaign: 'odd', number: 9_001 }, 'bert')).toMatchObject({
    proposal: { author: 'Anna' },
  });
});
