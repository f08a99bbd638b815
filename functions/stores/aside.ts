import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A stream record that could not be understood: where it is in the stream and why, never whose ballot it is. */
export interface AsideRecord {
  readonly shard: string;
  readonly sequence: string;
  readonly reason: string;
}

export const ASIDE_PREFIX = 'aside/';

/** Keeps what could not be counted for an operator to look at; the recount, which reads ballots, decides. */
export class Aside {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** The same record has the same name, so a repeated delivery leaves one object. */
  async put(record: AsideRecord): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: `${ASIDE_PREFIX}${record.shard}/${record.sequence}.json`,
        Body: JSON.stringify(record),
        ContentType: 'application/json',
      }),
    );
  }
}
