import fc from 'fast-check';
import { ACCOUNT_AGES, type AccountAge } from '../../functions/core/account-age.ts';

/** What one citizen does; a number is voted for, against, or taken off the ballot, or all of the ballot is erased. */
export interface Act {
  readonly citizen: number;
  readonly number: number;
  readonly does: 'for' | 'against' | 'withdraw' | 'erase';
  /** How old their account is by then. */
  readonly age: AccountAge;
}

/**
 * What goes wrong with one attempt to deliver a batch:
 * `before` a crash before the first page write; `between` a crash once `writes` pages are written; `lost` the write of
 * page `writes` reaches the table but its answer does not come back; `after` all is written, then the invocation fails;
 * `resent` the answer to a write is lost and the SDK sends it again; `zombie` the invocation counts as failed but goes
 * on writing, slowly, while the batch is delivered again.
 */
export interface Fault {
  readonly kind: 'before' | 'between' | 'lost' | 'after' | 'resent' | 'zombie';
  readonly writes: number;
}

export interface Delivery {
  readonly size: number;
  /** How many records that were delivered before come with it once more, ahead of the new ones. */
  readonly overlap: number;
  readonly faults: readonly Fault[];
  /** Whether the batch is delivered in two halves after its faults, as Lambda bisects a batch. */
  readonly bisect: boolean;
  /** Once the batch has succeeded, this many records from `from` on (modulo what was delivered) are delivered again. */
  readonly again: { readonly from: number; readonly count: number } | null;
  /** Whether a record that nobody can understand comes with the batch. */
  readonly poison: boolean;
}

export interface ChaosPlan {
  readonly shards: number;
  readonly acts: readonly Act[];
  /** Used one after the other by each shard, from the start again when they run out. */
  readonly deliveries: readonly Delivery[];
}

const act: fc.Arbitrary<Act> = fc.record({
  citizen: fc.nat({ max: 7 }),
  // Pages hold 64 numbers: these lie on three.
  number: fc.constantFrom(1, 2, 64, 65, 66, 128, 129, 140),
  does: fc.constantFrom('for', 'for', 'for', 'for', 'against', 'against', 'withdraw', 'withdraw', 'erase'),
  age: fc.constantFrom(...ACCOUNT_AGES),
});

const fault: fc.Arbitrary<Fault> = fc.record({
  // `resent` is rare: the SDK waits before it sends again.
  kind: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom<Fault['kind'][]>('before', 'between', 'lost', 'after', 'zombie') },
    { weight: 1, arbitrary: fc.constant<Fault['kind']>('resent') },
  ),
  writes: fc.integer({ min: 1, max: 4 }),
});

const delivery: fc.Arbitrary<Delivery> = fc.record({
  size: fc.integer({ min: 1, max: 12 }),
  overlap: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) }),
  faults: fc.array(fault, { maxLength: 3 }),
  bisect: fc.boolean(),
  again: fc.option(fc.record({ from: fc.nat({ max: 40 }), count: fc.integer({ min: 1, max: 12 }) }), { freq: 2 }),
  poison: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
});

export const chaosPlan: fc.Arbitrary<ChaosPlan> = fc.record({
  shards: fc.integer({ min: 1, max: 3 }),
  acts: fc.array(act, { minLength: 10, maxLength: 30, size: 'max' }),
  deliveries: fc.array(delivery, { minLength: 1, maxLength: 6 }),
});
