import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHOICES, type Choice } from '../core/campaign.ts';

/** One line of votes.csv. */
export interface VoteLine {
  readonly number: number;
  readonly choice: Choice;
  readonly commitment: string;
}

/** Characters of a commitment: 32 bytes in base64url. */
const COMMITMENT = 43;
/** A commitment, a number (4 bytes) and the place of a choice in CHOICES. */
const RECORD = COMMITMENT + 5;
/** Records of one heap that are written at once. */
const AT_ONCE = 340;
/** What commitments begin with, in the order of bytes. */
const FIRST_LETTERS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'.split('');

interface Heap {
  readonly path: string;
  readonly gathered: Buffer;
  filled: number;
}

/**
 * Puts votes into the order of their commitments. They are hashes, so their first letters divide them evenly: each goes
 * onto the heap of its letter, on disk, and the heaps are sorted one after the other. Memory holds a 64th of the votes
 * at most, 48 bytes each and 4 for its place: 0.8 MB at a million, and 1.1 MB for what is on its way to the disk.
 */
export class SortedVotes {
  readonly #heaps: ReadonlyMap<string, Heap>;
  #count = 0;

  /** `folder`: an empty one on this machine, with room for 48 bytes a vote. */
  constructor(folder: string) {
    this.#heaps = new Map(
      FIRST_LETTERS.map((letter, index) => {
        const path = join(folder, `heap-${index}`);
        return [letter, { path, gathered: Buffer.alloc(AT_ONCE * RECORD), filled: 0 }];
      }),
    );
  }

  get count(): number {
    return this.#count;
  }

  add({ number, choice, commitment }: VoteLine): void {
    const heap = this.#heaps.get(commitment.charAt(0));
    if (!heap || commitment.length !== COMMITMENT) throw new RangeError(`"${commitment}" is no commitment`);
    const { gathered, filled } = heap;
    gathered.write(commitment, filled, 'latin1');
    gathered.writeUInt32BE(number, filled + COMMITMENT);
    gathered.writeUInt8(CHOICES.indexOf(choice), filled + RECORD - 1);
    heap.filled += RECORD;
    this.#count++;
    if (heap.filled === gathered.length) this.#empty(heap);
  }

  /** All of them in order; afterwards nothing is left. */
  *inOrder(): Generator<VoteLine> {
    for (const heap of this.#heaps.values()) {
      this.#empty(heap);
      yield* sorted(readFileSync(heap.path));
      rmSync(heap.path);
    }
  }

  #empty(heap: Heap): void {
    // Opened each time: nothing stays open, whatever breaks in between.
    appendFileSync(heap.path, heap.gathered.subarray(0, heap.filled));
    heap.filled = 0;
  }
}

function* sorted(records: Buffer): Generator<VoteLine> {
  const order = Uint32Array.from({ length: records.length / RECORD }, (_, index) => index * RECORD);
  order.sort((one, other) => records.compare(records, other, other + COMMITMENT, one, one + COMMITMENT));
  for (const start of order) {
    const choice = CHOICES[records.readUInt8(start + RECORD - 1)];
    if (choice === undefined) throw new RangeError('A vote came back from the disk as it was not written');
    yield {
      number: records.readUInt32BE(start + COMMITMENT),
      choice,
      commitment: records.toString('latin1', start, start + COMMITMENT),
    };
  }
}
