import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AccountAge } from '../core/account-age.ts';
import { type Ballot, opposite } from '../core/ballot.ts';
import { CHOICES, type Choice, type Instant } from '../core/campaign.ts';

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

export interface MoveChoice extends BallotKey {
  readonly from: number;
  readonly to: number;
  readonly at: Instant;
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

/** Writes both sides over the revision that was read. */
export function moveUpdate(change: MoveChoice, choices: Pick<Ballot, Choice>, revision: number): Update {
  // DynamoDB keeps no empty set.
  const [filled, empty] = [
    CHOICES.filter((side) => choices[side].size > 0),
    CHOICES.filter((side) => choices[side].size === 0),
  ];
  const set = filled.map((side) => `, #${side} = :${side}`).join('');
  const removed = empty.length === 0 ? '' : ` REMOVE ${empty.map((side) => `#${side}`).join(', ')}`;
  return {
    Key: keyOf(change),
    UpdateExpression: `SET #choices = :choices, #changedAt = :at${set} ADD #revision :one${removed}`,
    ConditionExpression: '#revision = :seen',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ...Object.fromEntries(filled.map((side) => [`:${side}`, choices[side]])),
      ':choices': choices.for.size + choices.against.size,
      ':at': change.at,
      ':one': 1,
      ':seen': revision,
    },
    ...RETURN,
  };
}
