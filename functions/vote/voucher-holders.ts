import type { Vouchers } from '../stores/vouchers.ts';

/** So many are remembered, in about 10 MB; then it begins anew. */
const MOST_REMEMBERED = 50_000;

/**
 * Who holds a voucher. Whoever does stays in the execution environment's memory, so that a citizen costs it one read
 * and each further vote none. Whoever erases themselves meanwhile stays known here for a while: their voucher is spent, on
 * them, and serves nobody else.
 */
export class VoucherHolders {
  readonly #vouchers: Pick<Vouchers, 'read'>;
  readonly #known = new Set<string>();

  constructor(vouchers: Pick<Vouchers, 'read'>) {
    this.#vouchers = vouchers;
  }

  async holds(campaign: string, voucherKey: string): Promise<boolean> {
    const name = `${campaign}#${voucherKey}`;
    if (this.#known.has(name)) return true;
    if ((await this.#vouchers.read(campaign, voucherKey)) === null) return false;
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.add(name);
    return true;
  }
}
