/** Equal shares as the definition says it, citizen by citizen, in fractions: slow, and too simple to be wrong. */

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export interface SlowProject {
  readonly number: number;
  readonly cost: number;
}

const whole = (value: number): Fraction => ({ over: BigInt(value), under: 1n });
const gcd = (one: bigint, other: bigint): bigint => (other === 0n ? one : gcd(other, one % other));
const reduced = (over: bigint, under: bigint): Fraction => {
  const common = gcd(over < 0n ? -over : over, under) || 1n;
  return { over: over / common, under: under / common };
};
const plus = (a: Fraction, b: Fraction) => reduced(a.over * b.under + b.over * a.under, a.under * b.under);
const minus = (a: Fraction, b: Fraction) => plus(a, { over: -b.over, under: b.under });
const less = (a: Fraction, b: Fraction) => a.over * b.under < b.over * a.under;
const dividedBy = (a: Fraction, by: number) => reduced(a.over, a.under * BigInt(by));

/** What each supporter pays at most, so that all together pay the cost; null where they cannot. */
function payment(cost: number, balances: readonly Fraction[]): Fraction | null {
  const sorted = [...balances].sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  let left = whole(cost);
  for (const [index, balance] of sorted.entries()) {
    const each = dividedBy(left, sorted.length - index);
    if (!less(balance, each)) return each;
    left = minus(left, balance);
  }
  return null;
}

/** Numbers in the order in which they are bought. `before` decides between equals; ballots may repeat. */
export function slowEqualShares(
  projects: readonly SlowProject[],
  ballots: readonly (readonly number[])[],
  total: number,
  before: (one: SlowProject, other: SlowProject) => boolean,
): number[] {
  const balances = ballots.map(() => dividedBy(whole(total), ballots.length));
  const left = new Set(projects);
  const bought: number[] = [];
  for (;;) {
    let best: { project: SlowProject; pays: Fraction; part: Fraction } | null = null;
    for (const project of left) {
      const supporters = balances.filter((_, citizen) => ballots[citizen]?.includes(project.number));
      const pays = supporters.length === 0 ? null : payment(project.cost, supporters);
      if (pays === null) continue;
      const part = project.cost === 0 ? whole(0) : dividedBy(pays, project.cost);
      if (best === null || less(part, best.part) || (!less(best.part, part) && before(project, best.project))) {
        best = { project, pays, part };
      }
    }
    if (best === null) return bought;
    for (const [citizen, balance] of balances.entries()) {
      if (!ballots[citizen]?.includes(best.project.number)) continue;
      balances[citizen] = less(balance, best.pays) ? whole(0) : minus(balance, best.pays);
    }
    bought.push(best.project.number);
    left.delete(best.project);
  }
}
