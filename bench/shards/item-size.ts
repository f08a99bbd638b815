/**
 * Bytes of an item: names and texts in UTF-8, and numbers with about a byte for two significant digits and one more.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Readonly<Record<string, string | number>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);
}

function valueSize(value: string | number): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  const digits = String(Math.abs(value)).replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + (value < 0 ? 2 : 1);
}

/** An item holds this many bytes. */
export const LARGEST_ITEM = 400 * 1024;

/** What an update of an item of this many bytes costs. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024));
}
