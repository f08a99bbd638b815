import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Ballot } from '../core/ballot.ts';
import { paddedSequence } from '../core/sequence.ts';
import type { BallotChange } from '../core/tally.ts';
import { ballotFrom } from '../stores/ballot-item.ts';

const image = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
);
const streamRecord = z.object({
  dynamodb: z.object({
    SequenceNumber: z.string(),
    /** In seconds. */
    ApproximateCreationDateTime: z.number(),
    Keys: z.object({ ballot: z.object({ S: z.string() }) }),
    NewImage: image.optional(),
    OldImage: image.optional(),
  }),
});

/** One change of a ballot with its place in the stream. */
export interface CountableRecord extends BallotChange {
  readonly campaign: string;
  readonly sequence: string;
}

function ballotIn(value: Record<string, AttributeValue> | undefined): Ballot | null {
  return value ? ballotFrom(unmarshall(value)) : null;
}

/** Throws a ZodError or RangeError for what is not a record of the Ballots table. */
export function countableRecord(record: unknown): CountableRecord {
  const { dynamodb } = streamRecord.parse(record);
  const key = dynamodb.Keys.ballot.S;
  const separator = key.lastIndexOf('#');
  if (separator < 1) throw new RangeError('The key of the ballot names no campaign');
  return {
    campaign: key.slice(0, separator),
    sequence: paddedSequence(dynamodb.SequenceNumber),
    before: ballotIn(dynamodb.OldImage),
    after: ballotIn(dynamodb.NewImage),
    at: dynamodb.ApproximateCreationDateTime * 1000,
  };
}
