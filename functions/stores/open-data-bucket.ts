import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ArchiveFile } from '../core/open-data/files.ts';
import { mediaTypeOf } from '../core/open-data/files.ts';

/** A version's files never change. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
/** What says which version is the latest. */
const FOR_A_MINUTE = 'public, max-age=60';

const ATTEMPTS = 3;

/** The bucket of open data. Each object is written whole, and S3 checks its SHA-256. */
export class OpenDataBucket {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** Puts a file of this machine below `folder`; it is read as it is sent. */
  async putFile(folder: string, path: string, { name, bytes, sha256 }: ArchiveFile): Promise<void> {
    const object = {
      Bucket: this.#bucket,
      Key: `${folder}${name}`,
      ContentLength: bytes,
      ContentType: mediaTypeOf(name),
      CacheControl: FOR_GOOD,
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    };
    // The SDK cannot send a stream again: what it has read of it is gone.
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#client.send(new PutObjectCommand({ ...object, Body: createReadStream(path) }));
        return;
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Puts what is in memory. */
  async putBytes(folder: string, content: Uint8Array, { name, sha256 }: ArchiveFile): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: `${folder}${name}`,
        Body: content,
        ContentType: mediaTypeOf(name),
        CacheControl: FOR_GOOD,
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      }),
    );
  }

  /** What is replaced from time to time. */
  async putCurrent(key: string, json: string): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        Body: json,
        ContentType: mediaTypeOf(key),
        CacheControl: FOR_A_MINUTE,
      }),
    );
  }

  /** The lines of a text, without their ends. */
  async *lines(key: string): AsyncGenerator<string> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    if (!(Body instanceof Readable)) throw new TypeError(`${key} came as something else than a stream`);
    yield* createInterface({ input: Body, crlfDelay: Number.POSITIVE_INFINITY });
  }
}
