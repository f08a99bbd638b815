/** A payment per citizen that is not settled yet: `numerator / (denominator of the ledger · payers)`. */
export interface Share {
  readonly numerator: bigint;
  readonly payers: bigint;
}

/**
 * What citizens have paid in one run of equal shares, exactly. A balance is `total / citizens` less the payments made,
 * and payments are fractions over one denominator that grows by a factor with each of them, so that sums need neither
 * fractions of their own nor greatest common divisors of large numbers.
 */
export class Ledger {
  denominator: bigint;
  readonly #total: bigint;
  /** Payment k is `#numerators[k]` over the product of `citizens` and the factors up to k. */
  readonly #numerators: bigint[] = [];
  readonly #factors: bigint[] = [];

  constructor(total: number, citizens: number) {
    this.#total = BigInt(total);
    this.denominator = BigInt(citizens);
  }

  get payments(): number {
    return this.#numerators.length;
  }

  /**
   * The balances of several citizens together, times the denominator.
   *
   * @param citizens how many
   * @param counts by payment: how many of them made it
   */
  balances(citizens: number, counts: Float64Array): bigint {
    let sum = BigInt(citizens) * this.#total;
    for (let payment = 0; payment < this.#numerators.length; payment++) {
      sum *= this.#factors[payment] ?? 1n;
      const count = counts[payment] ?? 0;
      if (count !== 0) sum -= BigInt(count) * (this.#numerators[payment] ?? 0n);
    }
    return sum;
  }

  /** Enters a payment, to be made by each payer. */
  enter({ numerator, payers }: Share): void {
    // Without what both have in common, the denominator would grow with payments that come out even.
    const common = gcd(payers, numerator % payers);
    const factor = payers / common;
    this.#numerators.push(numerator / common);
    this.#factors.push(factor);
    this.denominator *= factor;
  }
}

function gcd(one: bigint, other: bigint): bigint {
  let [larger, smaller] = [one, other];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
