import type { Electorate } from './electorate.ts';
import { Ledger, type Share } from './ledger.ts';
import type { Compare } from './ties.ts';

export interface Run {
  /** Places of the candidates, in the order in which they were bought. */
  readonly bought: readonly number[];
  readonly spent: number;
  /** Places of equals whose order decides what else is bought; null where there was none. */
  readonly tie: readonly number[] | null;
}

/** Sums of balances stay below this: integers that a number holds exactly, with room for two more bits. */
const LARGEST_SUM = 2 ** 51;
/** Of a quotient's estimate, which a division has rounded. */
const BELOW = 1 - 2 ** -40;
const ABOVE = 1 + 2 ** -40;

/**
 * The Method of Equal Shares with utilities equal to costs (Peters, Pierczyński, Skowron, NeurIPS 2021;
 * https://equalshares.net/explanation): `total` is split equally among all citizens; as long as supporters can pay for
 * some candidate, the one is bought for which the largest payment, as a part of its cost, is smallest, and everybody
 * who supports it pays that or whatever they have left.
 *
 * Which one is bought, who can no longer pay and what is equal is decided by exact fractions (`Ledger`). Balances are
 * kept beside it, rounded down to whole, tiny units; with the bound on their error they only rule out candidates that
 * cannot come first, since payments never shrink when balances do.
 */
export class EqualSharesRun {
  readonly #electorate: Electorate;
  readonly #compare: Compare;
  readonly #ledger: Ledger;
  /** How many units one unit of money is. */
  readonly #scale: number;
  /** By group, in units, at most `#error` away from the exact balance. */
  readonly #balances: Float64Array;
  readonly #broke: Uint8Array;
  /** The payments of each group, from its entry in `starts` on. */
  readonly #paid: Int16Array;
  readonly #paidCount: Int32Array;
  /** A copy of the electorate's, from which broke groups are taken out. */
  readonly #supporters: Int32Array;
  readonly #supportedTo: Int32Array;
  readonly #supportingWeight: Float64Array;
  /** By candidate: a payment, in units, that is not above the one it would take now. */
  readonly #payment: Float64Array;
  /** The same as a part of its cost. */
  readonly #low: Float64Array;
  /** By candidate: 1 where only the exact balances tell whether its supporters can pay it. */
  readonly #doubtful: Uint8Array;
  readonly #remaining: Set<number>;

  constructor(electorate: Electorate, total: number, compare: Compare) {
    const { candidates, citizens, weights, starts, supporters, supportedFrom } = electorate;
    if (total >= LARGEST_SUM) throw new RangeError(`shares of ${total} in all are too large to be counted exactly`);
    this.#electorate = electorate;
    this.#compare = compare;
    this.#ledger = new Ledger(total, citizens);
    this.#scale = 2 ** Math.floor(Math.log2(LARGEST_SUM / Math.max(1, total)));
    this.#balances = new Float64Array(weights.length).fill(Math.floor((total * this.#scale) / citizens));
    this.#broke = new Uint8Array(weights.length);
    this.#paid = new Int16Array(starts.at(-1) ?? 0);
    this.#paidCount = new Int32Array(weights.length);
    this.#supporters = supporters.slice();
    this.#supportedTo = supportedFrom.slice(1);
    this.#supportingWeight = new Float64Array(candidates.length);
    this.#payment = new Float64Array(candidates.length);
    this.#low = new Float64Array(candidates.length);
    this.#doubtful = new Uint8Array(candidates.length);
    this.#remaining = new Set();
    for (const [place, { cost }] of candidates.entries()) {
      let weight = 0;
      for (let at = supportedFrom[place] ?? 0; at < (supportedFrom[place + 1] ?? 0); at++) {
        weight += weights[supporters[at] ?? 0] ?? 0;
      }
      this.#supportingWeight[place] = weight;
      if (weight === 0 || cost > total) continue;
      this.#payment[place] = Math.max(0, Math.floor((cost * this.#scale) / weight) - 1);
      this.#low[place] = cost === 0 ? 0 : ((this.#payment[place] ?? 0) / cost) * BELOW;
      this.#remaining.add(place);
    }
  }

  run(): Run {
    const bought: number[] = [];
    let spent = 0;
    for (;;) {
      const first = this.#cheapest();
      if (first.length === 0) return { bought, spent, tie: null };
      const sorted = first.sort((one, other) => this.#order(one.place, other.place));
      const [next, ...others] = sorted;
      if (next === undefined) throw new Error('a list that is not empty has no first entry');
      const equals = [next, ...others.filter(({ place }) => this.#order(next.place, place) === 0)];
      if (equals.length > 1 && !this.#canPayAll(equals)) {
        return { bought, spent, tie: equals.map(({ place }) => place) };
      }
      this.#buy(next);
      bought.push(next.place);
      spent += this.#cost(next.place);
    }
  }

  get #error(): number {
    return this.#ledger.payments + 2;
  }

  #cost(place: number): number {
    return this.#electorate.candidates[place]?.cost ?? 0;
  }

  #order(one: number, other: number): number {
    const { candidates } = this.#electorate;
    const [first, second] = [candidates[one], candidates[other]];
    if (first === undefined || second === undefined) throw new RangeError(`there is no candidate ${one} or ${other}`);
    return this.#compare(first, second) || 0;
  }

  /** All that come first, with the exact payments. */
  #cheapest(): Offer[] {
    const estimated = new Set<number>();
    const offered = new Set<number>();
    let best: Offer[] = [];
    let cutoff = Number.POSITIVE_INFINITY;
    for (;;) {
      const place = this.#lowest(offered);
      if (place === null || (this.#low[place] ?? 0) > cutoff) return best;
      if (!estimated.has(place)) {
        estimated.add(place);
        if (!this.#estimate(place, cutoff)) this.#remaining.delete(place);
        continue;
      }
      offered.add(place);
      const offer = this.#offer(place);
      if (offer === null) {
        this.#remaining.delete(place);
        continue;
      }
      const [leader] = best;
      const order = leader === undefined ? -1 : this.#compareOffers(offer, leader);
      if (order > 0) continue;
      if (order < 0) best = [];
      best.push(offer);
      if (order < 0) cutoff = this.#cutoff(offer);
    }
  }

  #lowest(without: ReadonlySet<number>): number | null {
    let lowest: number | null = null;
    for (const place of this.#remaining) {
      if (without.has(place)) continue;
      if (lowest === null || (this.#low[place] ?? 0) < (this.#low[lowest] ?? 0)) lowest = place;
    }
    return lowest;
  }

  #cutoff({ place, share }: Offer): number {
    const cost = this.#cost(place);
    return cost === 0 ? 0 : ((this.#inUnits(share) + 1) / cost) * ABOVE;
  }

  /** By payment as a part of the cost: the fractions, multiplied crosswise. */
  #compareOffers(one: Offer, other: Offer): number {
    const left = one.share.numerator * other.share.payers * BigInt(this.#cost(other.place));
    const right = other.share.numerator * one.share.payers * BigInt(this.#cost(one.place));
    // Free ones come first, and equal each other.
    if (this.#cost(one.place) === 0 || this.#cost(other.place) === 0)
      return this.#cost(one.place) - this.#cost(other.place);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Rounded down. */
  #inUnits({ numerator, payers }: Share): number {
    return Number((numerator * BigInt(this.#scale)) / (this.#ledger.denominator * payers));
  }

  /**
   * Raises the lower bound on a candidate's payment, until it is known or above what matters; takes broke groups off
   * its list. False where its supporters certainly cannot pay it.
   *
   * Whichever supporters are taken to be the poor, (cost − their balances) / the others is not above the payment.
   */
  #estimate(place: number, cutoff: number): boolean {
    const from = this.#electorate.supportedFrom[place] ?? 0;
    let to = this.#supportedTo[place] ?? 0;
    const supporters = this.#supporters;
    const balances = this.#balances;
    const weights = this.#electorate.weights;
    let kept = from;
    let weight = 0;
    let sum = 0;
    const broke = this.#broke;
    for (let at = from; at < to; at++) {
      const group = supporters[at] ?? 0;
      if (broke[group] === 1) continue;
      supporters[kept++] = group;
      weight += weights[group] ?? 0;
      sum += (weights[group] ?? 0) * (balances[group] ?? 0);
    }
    to = kept;
    this.#supportedTo[place] = to;
    this.#supportingWeight[place] = weight;
    const cost = this.#cost(place);
    const costInUnits = cost * this.#scale;
    const error = this.#error;
    if (cost === 0) return true;
    if (weight === 0 || sum + error * weight < costInUnits) return false;
    this.#doubtful[place] = sum - error * weight < costInUnits ? 1 : 0;

    let payment = this.#payment[place] ?? 0;
    for (;;) {
      let poor = 0;
      let poorSum = 0;
      for (let at = from; at < to; at++) {
        const group = supporters[at] ?? 0;
        const balance = balances[group] ?? 0;
        if (balance < payment) {
          const groupWeight = weights[group] ?? 0;
          poor += groupWeight;
          poorSum += groupWeight * balance;
        }
      }
      const others = weight - poor;
      if (others === 0) return true;
      const next = (costInUnits - poorSum) / others;
      const low = ((next - (error * poor) / others - 2) / cost) * BELOW;
      if (low > (this.#low[place] ?? 0)) this.#low[place] = low;
      if (next <= payment) return true;
      payment = next;
      this.#payment[place] = payment;
      if (low > cutoff) return true;
    }
  }

  /** What each supporter of a candidate would pay, exactly; null where together they cannot. */
  #offer(place: number): Offer | null {
    const cost = BigInt(this.#cost(place));
    const from = this.#electorate.supportedFrom[place] ?? 0;
    const groups = this.#supporters.subarray(from, this.#supportedTo[place]);
    const poor = new Uint8Array(groups.length);
    if (cost === 0n) return { place, groups, poor, share: { numerator: 0n, payers: 1n } };
    if (this.#doubtful[place] === 1) {
      if (this.#balancesOf(groups, poor, 0).sum < cost * this.#ledger.denominator) return null;
    }
    this.#markPoor(poor, groups, this.#payment[place] ?? 0);
    const weight = this.#supportingWeight[place] ?? 0;
    for (;;) {
      const { sum, citizens } = this.#balancesOf(groups, poor, 1);
      const payers = weight - citizens;
      if (payers === 0) {
        // They can pay, so the richest of them are not poor: begin below.
        poor.fill(0);
        continue;
      }
      const share = { numerator: cost * this.#ledger.denominator - sum, payers: BigInt(payers) };
      if (!this.#markPoorer(poor, groups, share)) return { place, groups, poor, share };
    }
  }

  /** The exact balances of the groups whose mark is this one, together, times the ledger's denominator. */
  #balancesOf(groups: Int32Array, marks: Uint8Array, mark: number): { sum: bigint; citizens: number } {
    const { weights, starts } = this.#electorate;
    const paid = this.#paid;
    const paidCount = this.#paidCount;
    const counts = new Float64Array(this.#ledger.payments);
    let citizens = 0;
    for (let at = 0; at < groups.length; at++) {
      if (marks[at] !== mark) continue;
      const group = groups[at] ?? 0;
      const weight = weights[group] ?? 0;
      citizens += weight;
      const start = starts[group] ?? 0;
      const end = start + (paidCount[group] ?? 0);
      for (let entry = start; entry < end; entry++) {
        const payment = paid[entry] ?? 0;
        counts[payment] = (counts[payment] ?? 0) + weight;
      }
    }
    return { sum: this.#ledger.balances(citizens, counts), citizens };
  }

  #markPoor(poor: Uint8Array, groups: Int32Array, payment: number): void {
    const balances = this.#balances;
    for (let at = 0; at < groups.length; at++) poor[at] = (balances[groups[at] ?? 0] ?? 0) < payment ? 1 : 0;
  }

  /** Marks each group that has less than a share with 1, the others with 0; tells whether a mark has changed. */
  #markPoorer(poor: Uint8Array, groups: Int32Array, share: Share): boolean {
    const balances = this.#balances;
    const units = this.#inUnits(share);
    const doubt = this.#error + 1;
    let changed = false;
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] ?? 0;
      const beyond = (balances[group] ?? 0) - units;
      const certain = beyond < -doubt || beyond > doubt;
      const mark = (certain ? beyond < 0 : this.#balanceLess(group, share) < 0n) ? 1 : 0;
      if (poor[at] !== mark) {
        poor[at] = mark;
        changed = true;
      }
    }
    return changed;
  }

  /** A group's exact balance less a share, times what makes it a whole number. */
  #balanceLess(group: number, { numerator, payers }: Share): bigint {
    const counts = new Float64Array(this.#ledger.payments);
    const start = this.#electorate.starts[group] ?? 0;
    for (let entry = start; entry < start + (this.#paidCount[group] ?? 0); entry++) counts[this.#paid[entry] ?? 0] = 1;
    return this.#ledger.balances(1, counts) * payers - numerator;
  }

  /**
   * Whether everybody who supports several of these can pay all their shares: then their order makes no difference,
   * since buying one leaves the others' payments as they are.
   */
  #canPayAll(offers: readonly Offer[]): boolean {
    const owed = new Map<number, { numerator: bigint; payers: bigint; times: number }>();
    for (const { groups, share } of offers) {
      for (const group of groups) {
        const other = owed.get(group) ?? { numerator: 0n, payers: 1n, times: 0 };
        owed.set(group, {
          numerator: other.numerator * share.payers + share.numerator * other.payers,
          payers: other.payers * share.payers,
          times: other.times + 1,
        });
      }
    }
    for (const [group, { times, ...share }] of owed) {
      if (times > 1 && this.#balanceLess(group, share) < 0n) return false;
    }
    return true;
  }

  #buy({ place, groups, poor, share }: Offer): void {
    this.#remaining.delete(place);
    if (share.numerator === 0n) return;
    const units = this.#inUnits(share);
    const doubt = this.#error + 1;
    const payment = this.#ledger.payments;
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] ?? 0;
      const left = (this.#balances[group] ?? 0) - units;
      // Whoever has exactly the share is broke afterwards too.
      if (poor[at] === 1 || (left <= doubt && this.#balanceLess(group, share) === 0n)) {
        this.#broke[group] = 1;
        this.#balances[group] = 0;
        continue;
      }
      this.#balances[group] = Math.max(0, left);
      const entry = (this.#electorate.starts[group] ?? 0) + (this.#paidCount[group] ?? 0);
      this.#paid[entry] = payment;
      this.#paidCount[group] = (this.#paidCount[group] ?? 0) + 1;
    }
    this.#ledger.enter(share);
  }
}

interface Offer {
  readonly place: number;
  /** Its supporters that are not broke. */
  readonly groups: Int32Array;
  /** By place in `groups`: 1 for those who pay all they have. */
  readonly poor: Uint8Array;
  /** What the others pay each. */
  readonly share: Share;
}
