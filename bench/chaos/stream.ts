import { marshall } from '@aws-sdk/util-dynamodb';
import type { Instant } from '../../functions/core/campaign.ts';
import type { Model, ModelBallot, ModelChange } from './model.ts';

const FIRST_ACT = Date.parse('2024-05-01T20:00:00Z');
/** Acts lie far enough apart that a history crosses hours and days. */
const BETWEEN_ACTS = 20 * 60 * 1000;

/** A stream record as Lambda gives it. */
export type StreamRecord = Readonly<Record<string, unknown>>;

export function instantOfAct(index: number): Instant {
  return FIRST_ACT + index * BETWEEN_ACTS;
}

export function ballotItem(
  ballot: string,
  { for: votesFor, against, age }: ModelBallot,
  at: Instant,
): Record<string, unknown> {
  return {
    ballot,
    // DynamoDB keeps no empty set.
    ...(votesFor.size > 0 ? { for: votesFor } : {}),
    ...(against.size > 0 ? { against } : {}),
    choices: votesFor.size + against.size,
    revision: 1,
    changedAt: at,
    accountAge: age,
  };
}

function recordOf(campaign: string, change: ModelChange, sequence: bigint): StreamRecord {
  const ballot = `${campaign}#citizen${change.citizen}`;
  const at = instantOfAct(change.index);
  return {
    eventID: `${sequence}`,
    eventName: change.after ? (change.before ? 'MODIFY' : 'INSERT') : 'REMOVE',
    dynamodb: {
      ApproximateCreationDateTime: at / 1000,
      Keys: { ballot: { S: ballot } },
      SequenceNumber: `${sequence}`,
      ...(change.before ? { OldImage: marshall(ballotItem(ballot, change.before, at)) } : {}),
      ...(change.after ? { NewImage: marshall(ballotItem(ballot, change.after, at)) } : {}),
    },
  };
}

/** A record of the Ballots stream that cannot be counted. */
export function poisonRecord(campaign: string, sequence: string): StreamRecord {
  const dynamodb = {
    ApproximateCreationDateTime: FIRST_ACT / 1000,
    SequenceNumber: sequence,
    Keys: { ballot: { S: `${campaign}#poison` } },
    NewImage: { something: { S: 'else' } },
  };
  return { eventID: sequence, dynamodb };
}

export function sequenceOf(record: StreamRecord | undefined): bigint {
  return BigInt(String(record?.eventID));
}

/** The stream's shards: a ballot's changes are all in one, in order; sequence numbers grow, also in length. */
export function shardsOf(campaign: string, model: Model, shards: number): StreamRecord[][] {
  return Array.from({ length: shards }, (_, shard) =>
    model.changes
      .filter(({ citizen }) => citizen % shards === shard)
      .map((change) => recordOf(campaign, change, 7n ** BigInt(change.index + 1))),
  );
}
