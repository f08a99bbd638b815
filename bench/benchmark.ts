/** What a benchmark found, as a table. */
export interface Findings {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader has to know to read the table. */
  readonly notes: readonly string[];
}

/** How it is to be run. */
export interface How {
  /** So small that all benchmarks together take some minutes: figures for comparing, not for quoting. */
  readonly quick: boolean;
}

export interface Benchmark {
  readonly name: string;
  /** What is measured, in one sentence. */
  readonly about: string;
  readonly run: (tell: (line: string) => void, how: How) => Promise<Findings>;
}

/** A whole number as it is; another with three significant digits, or all digits before the point. */
export function figure(value: number): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}
