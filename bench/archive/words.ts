import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Comment, commentId } from '../../functions/core/comment.ts';
import { commentItemOf } from '../../functions/stores/comment-items.ts';
import { projectKey } from '../../functions/stores/project-items.ts';
import { itemOf } from '../../functions/stores/proposal-items.ts';
import type { Draft } from '../election.ts';

/** BatchWriteItem takes this many. */
const BATCH = 25;
const AT = 1_496_300_400_000;

export const COMMENTS_A_PROPOSAL = 10;
export const PROJECTS = 77;

/** Writes proposals that are all answered, comments below each, and projects, straight into the tables. */
export async function writeWords(
  client: DynamoDBDocumentClient,
  tables: { readonly proposals: string; readonly comments: string; readonly campaigns: string },
  campaign: string,
  drafts: readonly Draft[],
): Promise<void> {
  const proposals = drafts.map((draft, index) => ({
    ...itemOf(campaign, proposalOf(draft, index + 1), `author-${index}`),
    answeredIn: campaign,
    answeredAt: new Date(AT).toISOString(),
    answerKind: 'partly',
    answer: { text: { fr: draft.summary, nl: draft.summary }, project: null, missing: ['de', 'en'] },
  }));
  const comments = drafts.flatMap((draft, index) =>
    Array.from({ length: COMMENTS_A_PROPOSAL }, (_, which) =>
      commentItemOf(campaign, commentOf(draft, index + 1, which), `author-${which}`),
    ),
  );
  const projects = Array.from({ length: PROJECTS }, (_, index) => ({
    ...projectOf(String(index).padStart(12, '0'), drafts[index]),
    ...projectKey(campaign, String(index).padStart(12, '0')),
  }));
  await write(client, tables.proposals, proposals);
  await write(client, tables.comments, comments);
  await write(client, tables.campaigns, projects);
}

function proposalOf(draft: Draft, number: number) {
  const { source: _, ...handedIn } = draft;
  const times = { createdAt: AT, changedAt: AT, revision: 1 };
  return { ...handedIn, ...times, number, format: 'plain' as const, place: null, status: 'published' as const };
}

function commentOf({ summary, language }: Draft, number: number, which: number): Comment {
  return {
    id: commentId(AT + which, '0123456789', null),
    number,
    replyTo: null,
    voice: 'citizen',
    status: 'visible',
    text: summary,
    side: 'for',
    author: 'Somebody',
    language,
    hidden: null,
    replies: 0,
    createdAt: AT + which,
    revision: 1,
  };
}

function projectOf(id: string, draft: Draft | undefined) {
  const text = { fr: draft?.text ?? '', nl: draft?.text ?? '', de: '', en: '' };
  return {
    id,
    title: { fr: draft?.title ?? id },
    text,
    district: null,
    theme: draft?.theme ?? '',
    cost: 10_000,
    unit: 'Cabinet',
    state: 'planned',
    reason: null,
    promise: { due: '2018-12-31', reachedOn: null, moves: [] },
    milestones: [],
    tendencies: [],
    proposals: [1, 2, 3],
    updates: 0,
    createdAt: AT,
    changedAt: AT,
    revision: 1,
  };
}

async function write(client: DynamoDBDocumentClient, table: string, items: readonly object[]): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    const requests = items.slice(start, start + BATCH).map((item) => ({ PutRequest: { Item: { ...item } } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
}
