import { LARGEST_COST } from '../../../functions/core/limits.ts';
import { amountOf } from './amount.ts';

export interface CostLine {
  readonly number: number;
  readonly cost: number;
}

export interface CostLines {
  readonly lines: readonly CostLine[];
  /** What could not be read, as it stands there, and numbers that were there before. */
  readonly wrong: readonly string[];
}

/** A number, then its cost, with a tab, a semicolon or a space between: a comma could be either's. */
const LINE = /^\s*(\d{1,6})(?:\s*[;\t]\s*|\s+)(\S.*)$/;

function lineOf(text: string): CostLine | null {
  const [, number, amount] = LINE.exec(text) ?? [];
  const cost = amount === undefined ? null : amountOf(amount);
  if (cost === null || cost > LARGEST_COST || Number(number) === 0) return null;
  return { number: Number(number), cost };
}

/** Two columns of a spreadsheet, as they are pasted: `12 ⇥ 45 000`, a proposal a line. */
export function costLinesOf(text: string): CostLines {
  const lines = new Map<number, CostLine>();
  const wrong: string[] = [];
  for (const written of text.split(/\r?\n/).filter((line) => line.trim() !== '')) {
    const line = lineOf(written);
    if (line === null || lines.has(line.number)) wrong.push(written.trim());
    else lines.set(line.number, line);
  }
  return { lines: [...lines.values()], wrong };
}
