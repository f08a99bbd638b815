import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { AccountAge } from '../core/account-age.ts';
import { type Ballot, opposite } from '../core/ballot.ts';
import { CHOICES, type Choice, type Instant } from '../core/campaign.ts';
import { asNumber, asNumbers, asText } from './dynamo.ts';

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

type Update = Omit<UpdateItemCommandInput, 'TableName'>;

export function keyOf({ campaign, voterKey }: BallotKey): { ballot: string } {
  return { ballot: `${campaign}#${voterKey}` };
}

/** As `keyOf`, in DynamoDB's own form. */
export function attributeKeyOf(key: BallotKey) {
  return { ballot: asText(keyOf(key).ballot) };
}

const ONE = asNumber(1);
const RETURN = { ReturnValues: 'ALL_NEW', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
/** How an expression names a side: `for` is a word of the language of expressions. */
const SIDE = { for: '#for', against: 'against' } as const satisfies Record<Choice, string>;
const NAMES = { '#for': 'for' };

/** Adds a number to neither set's holder, if the ballot has room. A condition cannot add two sizes, hence the count. */
export function castUpdate(change: CastChoice, maxChoices: number | null): Update {
  const room = maxChoices === null ? '' : ' AND (attribute_not_exists(choices) OR choices < :max)';
  return {
    Key: attributeKeyOf(change),
    UpdateExpression: `ADD ${SIDE[change.choice]} :set, choices :one, revision :one SET changedAt = :at, accountAge = if_not_exists(accountAge, :accountAge)`,
    ConditionExpression: `NOT contains(#for, :number) AND NOT contains(against, :number)${room}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':set': asNumbers([change.number]),
      ':number': asNumber(change.number),
      ':one': ONE,
      ':at': asNumber(change.at),
      ':accountAge': asText(change.accountAge ?? ('unknown' satisfies AccountAge)),
      ...(maxChoices === null ? {} : { ':max': asNumber(maxChoices) }),
    },
    ...RETURN,
  };
}

/** Moves a number from one set to the other; the count of choices stays. */
export function changeSidesUpdate(change: ChoiceChange): Update {
  const from = SIDE[opposite(change.choice)];
  return {
    Key: attributeKeyOf(change),
    UpdateExpression: `ADD ${SIDE[change.choice]} :set, revision :one DELETE ${from} :set SET changedAt = :at`,
    ConditionExpression: `contains(${from}, :number)`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':set': asNumbers([change.number]),
      ':number': asNumber(change.number),
      ':one': ONE,
      ':at': asNumber(change.at),
    },
    ...RETURN,
  };
}

/** Takes a number out of whichever set holds it. */
export function withdrawUpdate(change: Omit<ChoiceChange, 'choice'>): Update {
  return {
    Key: attributeKeyOf(change),
    UpdateExpression: 'DELETE #for :set, against :set ADD choices :minus, revision :one SET changedAt = :at',
    ConditionExpression: 'contains(#for, :number) OR contains(against, :number)',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':set': asNumbers([change.number]),
      ':number': asNumber(change.number),
      ':minus': asNumber(-1),
      ':one': ONE,
      ':at': asNumber(change.at),
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
  const set = filled.map((side) => `, ${SIDE[side]} = :${side}`).join('');
  const removed = empty.length === 0 ? '' : ` REMOVE ${empty.map((side) => SIDE[side]).join(', ')}`;
  return {
    Key: attributeKeyOf(change),
    UpdateExpression: `SET choices = :choices, changedAt = :at${set} ADD revision :one${removed}`,
    ConditionExpression: 'revision = :seen',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ...Object.fromEntries(filled.map((side) => [`:${side}`, asNumbers(choices[side])])),
      ':choices': asNumber(choices.for.size + choices.against.size),
      ':at': asNumber(change.at),
      ':one': ONE,
      ':seen': asNumber(revision),
    },
    ...RETURN,
  };
}
