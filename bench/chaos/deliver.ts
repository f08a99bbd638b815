import { CrashError, under } from './faulty-client.ts';
import type { ChaosPlan, Delivery, Fault } from './plan.ts';
import { poisonRecord, type StreamRecord, sequenceOf } from './stream.ts';

/** The stream-triggered function. */
export type Count = (event: unknown) => Promise<unknown>;

export interface DeliveryCounts {
  deliveries: number;
  readonly faults: Record<Fault['kind'], number>;
  bisected: number;
  /** Deliveries of records that had been counted already, after they had. */
  repeated: number;
}

/**
 * Delivers one shard as badly as Lambda's contract allows: in order the first time and a later batch only once the
 * earlier one has succeeded, but with crashes, repeats, halves and invocations that go on after they were given up.
 */
export class ShardDelivery {
  readonly #count: Count;
  readonly #campaign: string;
  readonly #shardId: string;
  readonly #zombies: Promise<unknown>[] = [];
  readonly poisoned = new Set<string>();
  readonly counts: DeliveryCounts = {
    deliveries: 0,
    faults: { before: 0, between: 0, lost: 0, after: 0, resent: 0, zombie: 0 },
    bisected: 0,
    repeated: 0,
  };

  constructor(count: Count, campaign: string, shardId: string) {
    this.#count = count;
    this.#campaign = campaign;
    this.#shardId = shardId;
  }

  async all(records: readonly StreamRecord[], { deliveries }: ChaosPlan): Promise<void> {
    let delivered = 0;
    for (let turn = 0; delivered < records.length; turn++) {
      const delivery = deliveries[turn % deliveries.length];
      if (!delivery) throw new RangeError('A plan has one delivery or more');
      const end = Math.min(records.length, delivered + delivery.size);
      const start = Math.max(0, delivered - delivery.overlap);
      const batch = records.slice(start, end);
      await this.#batch(delivery.poison ? this.#withPoison(batch, delivered - start) : batch, delivery);
      if (delivery.overlap > 0 && start < delivered) this.counts.repeated++;
      delivered = end;
      if (delivery.again) {
        this.counts.repeated++;
        const from = delivery.again.from % delivered;
        await this.#invoke(records.slice(from, Math.min(delivered, from + delivery.again.count)));
      }
    }
    await Promise.all(this.#zombies);
  }

  /** Puts it behind the first record that is new, so that it comes in the stream's order as well. */
  #withPoison(batch: readonly StreamRecord[], firstNew: number): StreamRecord[] {
    const sequence = `${sequenceOf(batch[firstNew]) + 1n}`;
    this.poisoned.add(sequence);
    return [...batch.slice(0, firstNew + 1), poisonRecord(this.#campaign, sequence), ...batch.slice(firstNew + 1)];
  }

  async #batch(batch: readonly StreamRecord[], { faults, bisect }: Delivery): Promise<void> {
    for (const fault of faults) await this.#fail(batch, fault);
    const middle = bisect ? Math.ceil(batch.length / 2) : batch.length;
    await this.#invoke(batch.slice(0, middle));
    if (middle >= batch.length) return;
    this.counts.bisected++;
    await this.#invoke(batch.slice(middle));
  }

  #invoke(records: readonly StreamRecord[]): Promise<unknown> {
    this.counts.deliveries++;
    return this.#count({ Records: records, shardId: this.#shardId, state: {} });
  }

  async #fail(batch: readonly StreamRecord[], fault: Fault): Promise<void> {
    this.counts.faults[fault.kind]++;
    const invocation = under(fault, () => this.#invoke(batch)).catch((error: unknown) => {
      if (!(error instanceof CrashError)) throw error;
    });
    if (fault.kind === 'zombie') this.#zombies.push(invocation);
    else await invocation;
  }
}
