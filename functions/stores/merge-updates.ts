import type { Instant } from '../core/campaign.ts';
import { MERGED_INTO_ONE, type MergeKind } from '../core/merge.ts';
import type { Proposal } from '../core/proposal.ts';
import type { Write } from './audit-log.ts';
import { foldNumberUpdate, linkNumberUpdate, returnNumberUpdate } from './ballot-papers.ts';
import { proposalKey } from './proposal-items.ts';
import { LEAVE_QUEUE, QUEUE_UP } from './queue-items.ts';

export interface MergeTables {
  readonly proposals: string;
  readonly campaigns: string;
}

const SHOWN = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
const iso = (at: Instant) => new Date(at).toISOString();

/** Changes a proposal that is still as it was seen. */
function asSeen(table: string, campaign: string, { number, revision }: Proposal, at: Instant, update: AsSeen): Write {
  const { set, remove = [], add = [], names = {}, values = {} } = update;
  const expression = [
    `SET ${['changedAt = :at', ...set].join(', ')}`,
    `ADD ${['revision :one', ...add].join(', ')}`,
    ...(remove.length === 0 ? [] : [`REMOVE ${remove.join(', ')}`]),
  ];
  return {
    Update: {
      TableName: table,
      Key: proposalKey(campaign, number),
      UpdateExpression: expression.join(' '),
      ConditionExpression: 'revision = :seen',
      ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
      ExpressionAttributeValues: { ':at': iso(at), ':one': 1, ':seen': revision, ...values },
      ...SHOWN,
    },
  };
}

interface AsSeen {
  readonly set: readonly string[];
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The proposal, its lead and the paper, in this order. */
export function mergeWrites(
  tables: MergeTables,
  campaign: string,
  proposal: Proposal,
  lead: number,
  kind: MergeKind,
  at: Instant,
): Write[] {
  const { number, status } = proposal;
  const into = { ':into': lead };
  const own =
    kind === 'link'
      ? { set: ['mergedInto = :into'], values: into }
      : {
          set: ['mergedInto = :into', 'mergedFrom = :was', '#status = :merged'],
          remove: [LEAVE_QUEUE],
          names: { '#status': 'status', '#queue': 'queue' },
          values: { ...into, ':was': status, ':merged': 'merged' },
        };
  const paper = kind === 'fold' ? foldNumberUpdate(campaign, number) : linkNumberUpdate(campaign, number, lead);
  return [
    asSeen(tables.proposals, campaign, proposal, at, own),
    {
      Update: {
        TableName: tables.proposals,
        Key: proposalKey(campaign, lead),
        UpdateExpression: 'SET changedAt = :at ADD merged :number, revision :one',
        ConditionExpression:
          '#status = :published AND attribute_not_exists(mergedInto) AND (attribute_not_exists(merged) OR size(merged) < :most)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':at': iso(at),
          ':number': new Set([number]),
          ':one': 1,
          ':published': 'published',
          ':most': MERGED_INTO_ONE,
        },
        ...SHOWN,
      },
    },
    { Update: { TableName: tables.campaigns, ...paper } },
  ];
}

/** Undoes `mergeWrites`, in the same order. What waited for a first decision waits for it again. */
export function unmergeWrites(
  tables: MergeTables,
  campaign: string,
  proposal: Proposal,
  lead: number,
  at: Instant,
): Write[] {
  const { number, status, mergedFrom } = proposal;
  const folded = status === 'merged';
  const waits = folded && mergedFrom === 'pending';
  const remove = ['mergedInto', 'mergedFrom'];
  const own = folded
    ? {
        set: ['#status = :was', ...(waits ? [QUEUE_UP.set] : [])],
        add: waits ? [QUEUE_UP.add] : [],
        remove,
        names: { '#status': 'status', ...(waits && QUEUE_UP.names) },
        values: { ':was': mergedFrom ?? 'published', ...(waits && QUEUE_UP.values(campaign, at, 'new')) },
      }
    : { set: [], remove };
  const paper = folded ? returnNumberUpdate(campaign, number) : linkNumberUpdate(campaign, number, null);
  return [
    asSeen(tables.proposals, campaign, proposal, at, own),
    {
      Update: {
        TableName: tables.proposals,
        Key: proposalKey(campaign, lead),
        UpdateExpression: 'SET changedAt = :at ADD revision :one DELETE merged :number',
        ExpressionAttributeValues: { ':at': iso(at), ':one': 1, ':number': new Set([number]) },
      },
    },
    // One that has to wait stays off the paper, as it was.
    ...(waits ? [] : [{ Update: { TableName: tables.campaigns, ...paper } }]),
  ];
}

/** Has two proposals contradict each other, or no longer. Only public ones are said to. */
export function contradictionWrites(
  tables: MergeTables,
  campaign: string,
  { number, revision }: Proposal,
  other: number,
  contradicts: boolean,
  at: Instant,
): Write[] {
  const expression = contradicts
    ? 'SET changedAt = :at ADD contradicts :number, revision :one'
    : 'SET changedAt = :at ADD revision :one DELETE contradicts :number';
  const there = contradicts ? '#status = :published' : 'attribute_exists(campaign)';
  const one = (changed: number, opposite: number, seen: number | null): Write => ({
    Update: {
      TableName: tables.proposals,
      Key: proposalKey(campaign, changed),
      UpdateExpression: expression,
      ConditionExpression: seen === null ? there : `${there} AND revision = :seen`,
      ...(contradicts && { ExpressionAttributeNames: { '#status': 'status' } }),
      ExpressionAttributeValues: {
        ':at': iso(at),
        ':one': 1,
        ':number': new Set([opposite]),
        ...(contradicts && { ':published': 'published' }),
        ...(seen !== null && { ':seen': seen }),
      },
      ...SHOWN,
    },
  });
  return [one(number, other, revision), one(other, number, null)];
}
