import type { Candidate } from './candidate.ts';
import type { Quota } from './rule.ts';

export interface Limits {
  /** Null: as many as the other limits allow. */
  readonly places: number | null;
  readonly budget: number | null;
  readonly quotas: readonly Quota[];
}

/** What is left of places, money and quotas while candidates are selected one after the other. */
export class Room {
  spent = 0;
  #places: number;
  readonly #budget: number | null;
  readonly #quotas: readonly { readonly quota: Quota; readonly taken: Map<string, number> }[];

  constructor({ places, budget, quotas }: Limits) {
    this.#places = places ?? Number.MAX_SAFE_INTEGER;
    this.#budget = budget;
    this.#quotas = quotas.map((quota) => ({ quota, taken: new Map<string, number>() }));
  }

  copy(): Room {
    const copy = new Room({
      places: this.#places,
      budget: this.#budget,
      quotas: this.#quotas.map(({ quota }) => quota),
    });
    copy.spent = this.spent;
    for (const [index, { taken }] of this.#quotas.entries()) {
      for (const [id, count] of taken) copy.#quotas[index]?.taken.set(id, count);
    }
    return copy;
  }

  affords({ cost }: Candidate): boolean {
    return this.#budget === null || (cost !== null && this.spent + cost <= this.#budget);
  }

  /** Whether places and quotas leave room; the budget is another question. */
  allows(candidate: Candidate): boolean {
    if (this.#places < 1) return false;
    return this.#quotas.every(({ quota, taken }) => {
      const id = candidate[quota.per];
      return id === null || (taken.get(id) ?? 0) < mostOf(quota, id);
    });
  }

  take(candidate: Candidate): void {
    this.#places -= 1;
    this.spent += candidate.cost ?? 0;
    for (const { quota, taken } of this.#quotas) {
      const id = candidate[quota.per];
      if (id !== null) taken.set(id, (taken.get(id) ?? 0) + 1);
    }
  }

  /** Whether it makes no difference to all others which of the two is selected. */
  interchangeable(one: Candidate, other: Candidate): boolean {
    return (
      (this.#budget === null || one.cost === other.cost) &&
      this.#quotas.every(({ quota: { per } }) => one[per] === other[per])
    );
  }
}

function mostOf({ most, except }: Quota, id: string): number {
  return except !== undefined && Object.hasOwn(except, id) ? (except[id] ?? most) : most;
}
