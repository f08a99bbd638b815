import type { CostMark } from './costs.ts';
import { Marks } from './marks.ts';

/** What the proposals of one campaign cost. */
export class CostMarks extends Marks<CostMark> {
  /** Null where nobody has estimated it. */
  of(number: number): number | null {
    return this.marks.get(number)?.cost ?? null;
  }
}
