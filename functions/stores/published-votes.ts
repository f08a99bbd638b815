import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { toBase64Url } from '../core/base64.ts';
import { parseCheckpoint } from '../core/checkpoint.ts';
import { COMMITMENTS_A_BLOCK, findCommitment } from '../core/find-commitment.ts';
import { inclusionProof } from '../core/merkle-proofs.ts';
import { hashesFromTiles, readTile, type TilePlace, tilePath } from '../core/merkle-tiles.ts';
import { CHECKPOINT, COMMITMENTS, latestKey, versionFolder } from '../core/open-data/files.ts';
import { HASH_LENGTH } from '../core/sha256.ts';

/** Where a vote is in the tree of a published version. */
export interface Place {
  /** Of its line in votes.csv, from 0. */
  readonly index: number;
  /** Siblings from the leaf up to the root (RFC 6962, 2.1.1). */
  readonly proof: readonly Uint8Array[];
}

/** The votes of one version. Its files never change, so what was read of them is kept as long as this lives. */
export interface PublishedVersion {
  readonly version: number;
  /** Leaves of the tree. */
  readonly size: number;
  /** Null for a commitment that is not in there. */
  readonly placeOf: (commitment: string) => Promise<Place | null>;
}

const latest = z.looseObject({ version: z.int().min(1) });

/** What the open data say of votes, read out of a few objects however many votes there are. */
export class PublishedVotes {
  readonly #client: Pick<S3Client, 'send'>;
  readonly #bucket: string;

  constructor(client: Pick<S3Client, 'send'>, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** Null before the campaign's first version is published. */
  async latest(campaign: string): Promise<PublishedVersion | null> {
    const named = await this.#find(latestKey(campaign));
    if (named === null) return null;
    const { version } = latest.parse(JSON.parse(Buffer.from(named).toString('utf8')));
    const folder = versionFolder(campaign, version);
    const { checkpoint } = parseCheckpoint(Buffer.from(await this.#read(`${folder}${CHECKPOINT}`)).toString('utf8'));
    const { size } = checkpoint;

    const readBlock = kept((block: number) => this.#readBlock(`${folder}${COMMITMENTS}`, block));
    const readPath = kept((path: string) => this.#readTile(`${folder}${path}`));
    const hashAt = hashesFromTiles(size, ({ level, index, width }: TilePlace) =>
      readPath(tilePath(level, index, width)),
    );
    const placeOf = async (commitment: string): Promise<Place | null> => {
      const index = await findCommitment(commitment, size, readBlock);
      return index === null ? null : { index, proof: await inclusionProof(index, size, hashAt) };
    };
    return { version, size, placeOf };
  }

  async #readBlock(key: string, block: number): Promise<string[]> {
    const start = block * COMMITMENTS_A_BLOCK * HASH_LENGTH;
    const bytes = await this.#read(key, `bytes=${start}-${start + COMMITMENTS_A_BLOCK * HASH_LENGTH - 1}`);
    return Array.from({ length: Math.floor(bytes.length / HASH_LENGTH) }, (_, place) =>
      toBase64Url(bytes.subarray(place * HASH_LENGTH, (place + 1) * HASH_LENGTH)),
    );
  }

  async #readTile(key: string): Promise<Uint8Array[]> {
    const hashes = readTile(await this.#read(key));
    if (hashes === null) throw new Error(`${key} is no tile`);
    return hashes;
  }

  async #find(key: string): Promise<Uint8Array | null> {
    try {
      return await this.#read(key);
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async #read(key: string, range?: string): Promise<Uint8Array> {
    const command = new GetObjectCommand({ Bucket: this.#bucket, Key: key, Range: range });
    const { Body } = await this.#client.send(command);
    if (Body === undefined) throw new Error(`${key} has no content`);
    return Body.transformToByteArray();
  }
}

function kept<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}
