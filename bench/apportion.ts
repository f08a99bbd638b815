/**
 * Shares out `total` whole units in proportion to the weights, each share within [least, most].
 *
 * @throws RangeError when the bounds leave no room for the total
 */
export function apportion(weights: readonly number[], total: number, least: number, most: number): number[] {
  if (total < least * weights.length || total > most * weights.length) {
    throw new RangeError(`${total} units do not fit into ${weights.length} shares of ${least} to ${most}`);
  }
  const sum = weights.reduce((whole, weight) => whole + weight, 0);
  const shares = weights.map((weight) => Math.min(most, Math.max(least, Math.round((weight * total) / sum))));
  let missing = total - shares.reduce((whole, share) => whole + share, 0);
  while (missing !== 0) {
    const step = Math.sign(missing);
    for (const [index, share] of shares.entries()) {
      if (missing === 0) break;
      if (share + step < least || share + step > most) continue;
      shares[index] = share + step;
      missing -= step;
    }
  }
  return shares;
}
