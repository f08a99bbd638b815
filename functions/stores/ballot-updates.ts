import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AccountAge } from '../core/account-age.ts';
import { opposite } from '../core/ballot.ts';
import type { Choice, Instant } from '../core/campaign.ts';

/** One citizen's ballot in one campaign; the key is a keyed hash, never an identity. */
export interface BallotKey {
  readonly campaign: string;
  readonly voterKey: string;
}

export interface ChoiceChange extends BallotKey {
  readonly number: number;
  readonly choice: Choice;
  readonly at: Instant;
}

export interface CastChoice extends ChoiceChange {
  /** Kept by the first vote alone, in the same write. Default: `unknown`. */
  readonly accountAge?: AccountAge;
}

type Update = Omit<UpdateCommandInput, 'TableName'>;

export function keyOf({ campaign, voterKey }: BallotKey): { ballot: string } {
  return { ballot: `${campaign}#${voterKey}` };
}

const RETURN = { ReturnValues: 'ALL_NEW', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
const NAMES = {
  '#for': 'for',
  '#against': 'against',
  '#choices': 'choices',
  '#revision': 'revision',
  '#changedAt': 'changedAt',
};

/** Adds a number to neither set's holder, if the ballot has room. A condition cannot add two sizes, hence the count. */
export function castUpdate(change: CastChoice, maxChoices: number | null): Update {
  const room = maxChoices === null ? '' : ' AND (attribute_not_exists(#choices) OR #choices < :max)';
  return {
    Key: keyOf(change),
    UpdateExpression: `ADD #${change.choice} :set, #choices :one, #revision :one SET #changedAt = :at, #accountAge = if_not_exists(#accountAge, :accountAge)`,
    ConditionExpression: `NOT contains(#for, :number) AND NOT contains(#against, :number)${room}`,
    ExpressionAttributeNames: { ...NAMES, '#accountAge': 'accountAge' },
    ExpressionAttributeValues: {
      ':set': new Set([change.number]),
      ':number': change.number,
      ':one': 1,
      ':at': change.at,
      ':accountAge': change.accountAge ?? ('unknown' satisfies AccountAge),
      ...(maxChoices === null ? {} : { ':max': maxChoices }),
    },
    ...RETURN,
  };
}

/** Moves a number from one set to the other; the count of choices stays. */
export function changeSidesUpdate(change: ChoiceChange): Update {
  const { '#choices': _, ...names } = NAMES;
  const from = opposite(change.choice);
  return {
    Key: keyOf(change),
    UpdateExpression: `ADD #${change.choice} :set, #revision :one DELETE #${from} :set SET #changedAt = :at`,
    ConditionExpression: `contains(#${from}, :number)`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':set': new Set([change.number]),
      ':number': change.number,
      ':one': 1,
      ':at': change.at,
    },
    ...RETURN,
  };
}

/** Takes a number out of whichever set holds it. */
export function withdrawUpdate(change: Omit<ChoiceChange, 'choice'>): Update {
  return {
    Key: keyOf(change),
    UpdateExpression: 'DELETE #for :set, #against :set ADD #choices :minus, #revision :one SET #changedAt = :at',
    ConditionExpression: 'contains(#for, :number) OR contains(#against, :number)',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':set': new Set([change.number]),
      ':number': change.number,
      ':minus': -1,
      ':one': 1,
      ':at': change.at,
    },
    ...RETURN,
  };
}
