import type { Instant } from '../core/campaign.ts';
import type { Write } from './audit-log.ts';

/** How many reports one citizen may send in a campaign, and until when the table remembers them; null: for ever. */
export interface ReporterLimit {
  readonly max: number;
  readonly until: Instant | null;
}

const COUNT = 'COUNT';

/** A partition of the Proposals table for each reporter: it holds what they have reported, and that is all. */
export function reporterKey(campaign: string, reporter: string, name: string): { campaign: string; number: string } {
  return { campaign: `${campaign}#reporter#${reporter}`, number: name };
}

/** How a reported comment is named there; a proposal is by its number. */
export function reportedComment(number: number, id: string): string {
  return `${number}/comment/${id}`;
}

/** What such a name stands for; null where it is no report. */
export function reportedFrom(name: string): { readonly number: number; readonly comment: string | null } | null {
  if (name === COUNT) return null;
  const [number, , comment = null] = name.split('/');
  return { number: Number(number), comment };
}

/** What every report writes besides, in this order. The first fails where the same was reported before, the second at the limit. */
export function reporterWrites(
  table: string,
  campaign: string,
  reporter: string,
  reported: string,
  at: Instant,
  { max, until }: ReporterLimit,
): [Write, Write] {
  const expiresAt = until === null ? null : Math.ceil(until / 1000);
  return [
    {
      Put: {
        TableName: table,
        Item: { ...reporterKey(campaign, reporter, reported), at, ...(expiresAt !== null && { expiresAt }) },
        ConditionExpression: 'attribute_not_exists(campaign)',
      },
    },
    {
      Update: {
        TableName: table,
        Key: reporterKey(campaign, reporter, COUNT),
        UpdateExpression: `ADD reported :one${expiresAt === null ? '' : ' SET expiresAt = :until'}`,
        ConditionExpression: 'attribute_not_exists(reported) OR reported < :max',
        ExpressionAttributeValues: { ':one': 1, ':max': max, ...(expiresAt !== null && { ':until': expiresAt }) },
      },
    },
  ];
}
