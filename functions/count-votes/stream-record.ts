import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Ballot } from '../core/ballot.ts';
import type { Instant } from '../core/campaign.ts';
import { paddedSequence, SEQUENCE } from '../core/sequence.ts';
import type { BallotChange } from '../core/tally.ts';
import { ballotFrom, UNLINKED } from '../stores/ballot-item.ts';

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

const place = z.object({
  dynamodb: z.object({
    SequenceNumber: z.string().regex(SEQUENCE),
    ApproximateCreationDateTime: z.number(),
    Keys: z
      .object({ ballot: z.object({ S: z.string() }) })
      .optional()
      .catch(undefined),
  }),
});

/** Where in its stream a record stands. */
export interface Place {
  readonly sequence: string;
  readonly at: Instant;
  /** As its key has it; null where that names none. */
  readonly campaign: string | null;
}

/** What can be said of a record that cannot be understood; null for what is no stream record at all. */
export function placeOf(record: unknown): Place | null {
  const { data } = place.safeParse(record);
  if (!data) return null;
  const { SequenceNumber: sequence, ApproximateCreationDateTime: seconds, Keys } = data.dynamodb;
  return { sequence, at: seconds * 1000, campaign: campaignOf(Keys?.ballot.S ?? '') };
}

function campaignOf(key: string): string | null {
  const separator = key.lastIndexOf('#');
  return separator < 1 ? null : key.slice(0, separator);
}

/** One change of a ballot with its place in the stream. */
export interface CountableRecord extends BallotChange {
  readonly campaign: string;
  readonly sequence: string;
}

/** A ballot on its way to a key of nobody: it leaves one place and comes to another, and no vote has changed. */
function isMoved({ NewImage, OldImage }: z.infer<typeof streamRecord>['dynamodb']): boolean {
  return UNLINKED in (NewImage ?? OldImage ?? {});
}

function ballotIn(value: Record<string, AttributeValue> | undefined): Ballot | null {
  return value ? ballotFrom(unmarshall(value)) : null;
}

/** Throws a ZodError or RangeError for what is not a record of the Ballots table. */
export function countableRecord(record: unknown): CountableRecord {
  const { dynamodb } = streamRecord.parse(record);
  const campaign = campaignOf(dynamodb.Keys.ballot.S);
  if (campaign === null) throw new RangeError('The key of the ballot names no campaign');
  return {
    campaign,
    sequence: paddedSequence(dynamodb.SequenceNumber),
    ...(isMoved(dynamodb)
      ? { before: null, after: null }
      : { before: ballotIn(dynamodb.OldImage), after: ballotIn(dynamodb.NewImage) }),
    at: dynamodb.ApproximateCreationDateTime * 1000,
  };
}
