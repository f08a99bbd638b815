import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';

/** An item in DynamoDB's JSON; binary values are base64 strings, as in Lambda's events. */
export type Image = Readonly<Record<string, unknown>>;

/** A stream record as Lambda hands it to a function. */
export interface StreamEventRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly eventSource: string;
  readonly awsRegion: string;
  readonly dynamodb: {
    /** Epoch seconds, on the virtual clock. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Image;
    readonly NewImage?: Image;
    readonly OldImage?: Image;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
  readonly eventSourceARN: string;
  /** Present on deletions by time to live. */
  readonly userIdentity?: { readonly type: string; readonly principalId: string };
}

export interface StreamEvent {
  readonly Records: readonly StreamEventRecord[];
}

/**
 * Event of a mapping with a tumbling window: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html
 * The window's bounds are the machine's time: at a high speed of the virtual clock there would be thousands a second.
 */
export interface TimeWindowEvent extends StreamEvent {
  readonly window: { readonly start: string; readonly end: string };
  readonly state: Readonly<Record<string, unknown>>;
  readonly shardId: string;
  readonly eventSourceARN: string;
  readonly isFinalInvokeForWindow: boolean;
  readonly isWindowTerminatedEarly: boolean;
}

export type DeliveredEvent = StreamEvent | TimeWindowEvent;

/** @param createdAt virtual instant, ms */
export function eventRecordOf(
  record: StreamRecord,
  origin: { eventSourceArn: string; createdAt: number },
): StreamEventRecord {
  const change = record.dynamodb ?? {};
  const identity = record.userIdentity;
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: origin.eventSourceArn.split(':')[3] ?? '',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(origin.createdAt / 1_000),
      Keys: imageOf(change.Keys ?? {}),
      ...(change.NewImage === undefined ? {} : { NewImage: imageOf(change.NewImage) }),
      ...(change.OldImage === undefined ? {} : { OldImage: imageOf(change.OldImage) }),
      SequenceNumber: change.SequenceNumber ?? '',
      SizeBytes: change.SizeBytes ?? 0,
      StreamViewType: change.StreamViewType ?? '',
    },
    eventSourceARN: origin.eventSourceArn,
    ...(identity === undefined
      ? {}
      : { userIdentity: { type: identity.Type ?? '', principalId: identity.PrincipalId ?? '' } }),
  };
}

function imageOf(item: Record<string, AttributeValue>): Image {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

/** The same value with binary parts in base64. */
function plain(value: AttributeValue): unknown {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(plain) };
  if (value.M !== undefined) return { M: imageOf(value.M) };
  return value;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
