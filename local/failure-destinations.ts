import type { Buckets } from './buckets.ts';
import type { Principal } from './iam.ts';
import type { Queues } from './queues.ts';

/** What has failed for good, on its way to where the template says. */
export interface FailedDelivery {
  /** ARN of a bucket or a queue. */
  readonly destination: string;
  readonly body: string;
  /** Object key in a bucket. */
  readonly key?: string;
  /** Message attributes in a queue. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** On whose behalf; absent: the service's own (a queue policy allows it). */
  readonly principal?: Principal | undefined;
}

export type PutFailure = (failed: FailedDelivery) => Promise<void>;

/** Thrown for a destination of a kind that is not run locally. */
export class DestinationError extends Error {
  override readonly name = 'DestinationError';
}

/**
 * @returns a function that stores a failed delivery.
 * It throws AccessDenied if the principal's role may not store it, DestinationError for topics, buses and functions.
 */
export const createFailureDestinations =
  (buckets: Buckets, queues: Queues): PutFailure =>
  async ({ destination, body, key = `${Date.now()}.json`, attributes = {}, principal }) => {
    const name = destination.split(':').at(-1) ?? '';
    if (destination.startsWith('arn:aws:s3:::')) {
      principal?.require('s3:PutObject', `${destination}/${key}`);
      await buckets.put(name, key, body);
    } else if (destination.startsWith('arn:aws:sqs:')) {
      principal?.require('sqs:SendMessage', destination);
      await queues.send(name, body, attributes);
    } else {
      throw new DestinationError(
        `${destination} is not run locally; buckets and queues are failure destinations here.`,
      );
    }
  };
