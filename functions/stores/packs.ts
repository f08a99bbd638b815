import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Instant } from '../core/campaign.ts';
import { PACKS_PREFIX, type PackName } from '../core/packing.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const note = z.object({ asOf: z.int() });
const whole = z.looseObject({ asOf: z.int(), content: z.unknown() });

/** What was packed, and the instant as of which: all that changed later has to be read from the table's indexes. */
export interface Pack<T> {
  readonly asOf: Instant;
  readonly content: T;
}

/** What lists are made of, as objects in a bucket: copies of what the table holds, which can be made again at any time. */
export class Packs {
  readonly #client: Pick<S3Client, 'send'>;
  readonly #bucket: string;

  constructor(client: Pick<S3Client, 'send'>, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** Null where nothing is packed yet. Throws for what is no pack, or one of another version of this code. */
  async read<T>(campaign: string, name: PackName, schema: z.ZodType<T>): Promise<Pack<T> | null> {
    const bytes = await this.#get(`${PACKS_PREFIX}${campaign}/${name}.json.zst`);
    if (bytes === null) return null;
    const { asOf, content } = whole.parse(JSON.parse((await decompress(bytes)).toString('utf8')));
    return { asOf, content: schema.parse(content) };
  }

  async write(campaign: string, name: PackName, { asOf, content }: Pack<unknown>): Promise<void> {
    const bytes = await compress(JSON.stringify({ asOf, content }));
    await this.#put(`${PACKS_PREFIX}${campaign}/${name}.json.zst`, bytes, 'application/zstd');
  }

  /** As of when all of a campaign's packs are, or later; null where they are not complete. */
  async asOf(campaign: string): Promise<Instant | null> {
    const bytes = await this.#get(`${PACKS_PREFIX}${campaign}/packed.json`);
    return bytes === null ? null : note.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).asOf;
  }

  /** To be called once all of them are written. */
  async noteAsOf(campaign: string, asOf: Instant): Promise<void> {
    await this.#put(`${PACKS_PREFIX}${campaign}/packed.json`, JSON.stringify({ asOf }), 'application/json');
  }

  async #put(Key: string, Body: Uint8Array | string, ContentType: string): Promise<void> {
    await this.#client.send(new PutObjectCommand({ Bucket: this.#bucket, Key, Body, ContentType }));
  }

  async #get(Key: string): Promise<Uint8Array | null> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key }));
      if (Body === undefined) throw new Error(`${Key} has no content`);
      return await Body.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }
}
