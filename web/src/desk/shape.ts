/** Whether something that was read is what it is taken for. */
export type Check<T> = (value: unknown) => value is T;

export const isText: Check<string> = (value): value is string => typeof value === 'string';
export const isCount: Check<number> = (value): value is number => Number.isSafeInteger(value);

export function isOneOf<T extends string>(options: readonly T[]): Check<T> {
  return (value): value is T => options.some((option) => option === value);
}

export function isNullOr<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

export function isListOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((one) => check(one));
}

/** An object of which at least these fields are as they should be. */
export function hasFields<T extends object>(checks: { readonly [Field in keyof T]: Check<T[Field]> }): Check<T> {
  const wanted: [string, Check<unknown>][] = Object.entries(checks);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const fields = new Map<string, unknown>(Object.entries(value));
    return wanted.every(([field, check]) => check(fields.get(field)));
  };
}
