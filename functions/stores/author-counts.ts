import type { Instant } from '../core/campaign.ts';

/** How many proposals one citizen may hand in, and until when their number has to be known; null: for ever. */
export interface AuthorLimit {
  readonly max: number;
  readonly until: Instant | null;
}

/** A partition for each author, so that nobody's proposals wait for another's. */
export function authorCountKey(campaign: string, authorKey: string): { campaign: string; number: string } {
  return { campaign: `${campaign}#author#${authorKey}`, number: 'COUNT' };
}

/** Counts one more proposal of the author, unless the limit is reached. */
export function countProposalUpdate(campaign: string, authorKey: string, { max, until }: AuthorLimit) {
  return {
    Key: authorCountKey(campaign, authorKey),
    UpdateExpression: `ADD handedIn :one${until === null ? '' : ' SET expiresAt = :until'}`,
    ConditionExpression: 'attribute_not_exists(handedIn) OR handedIn < :max',
    ExpressionAttributeValues: {
      ':one': 1,
      ':max': max,
      ...(until === null ? {} : { ':until': Math.ceil(until / 1000) }),
    },
  };
}
