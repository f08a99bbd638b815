import * as z from 'zod';
import { readKeptFile, writeKeptFile } from '../kept-file.ts';

const windowState = z.object({ start: z.number(), state: z.record(z.string(), z.unknown()) });
const shardProgress = z.object({
  /** Every record up to this one is done with; null: none yet. */
  sequence: z.string().nullable(),
  /** The shard has ended and all of it is done with. */
  done: z.boolean(),
  window: windowState.nullable(),
});
const checkpointFile = z.object({ streamArn: z.string(), shards: z.record(z.string(), shardProgress) });

/** A tumbling window that is open: when it began (ms of the machine's time) and what the function has gathered in it. */
export type WindowState = z.infer<typeof windowState>;
export type ShardProgress = z.infer<typeof shardProgress>;

/**
 * How far each shard is. Written after a batch has succeeded and before the next one is delivered, so that a crash
 * repeats at most the batch under way.
 */
export class Checkpoint {
  readonly #file: string;
  readonly #streamArn: string;
  readonly #shards: Map<string, ShardProgress>;
  /** Whether the mapping has read this stream before. */
  readonly isNew: boolean;

  constructor(file: string, streamArn: string) {
    const kept = read(file);
    // A table made anew has a new stream: nothing is known of that one.
    this.isNew = kept === null || kept.streamArn !== streamArn;
    this.#file = file;
    this.#streamArn = streamArn;
    this.#shards = new Map(this.isNew ? [] : Object.entries(kept?.shards ?? {}));
  }

  of(shardId: string): ShardProgress | null {
    return this.#shards.get(shardId) ?? null;
  }

  set(shardId: string, progress: ShardProgress): void {
    this.#shards.set(shardId, progress);
    const shards = Object.fromEntries(this.#shards);
    writeKeptFile(this.#file, JSON.stringify({ streamArn: this.#streamArn, shards }));
  }
}

function read(file: string): z.infer<typeof checkpointFile> | null {
  const text = readKeptFile(file);
  if (text === null) return null;
  try {
    return checkpointFile.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(
      `The checkpoint ${file} cannot be read. Delete it to read the stream from its starting position again.`,
      { cause: error },
    );
  }
}
