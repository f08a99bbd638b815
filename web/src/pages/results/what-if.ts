import type { Schemas } from '../../api/client.ts';

type Outcome = Pick<Schemas['SelectionOutcome'], 'selected'>;

/** A proposal that at least one of two rules selects. */
export interface Compared {
  readonly number: number;
  readonly selected: boolean;
  /** By the other rule. */
  readonly other: boolean;
}

const weight = ({ selected, other }: Compared) => (selected === other ? 2 : other ? 0 : 1);

/** What another rule selects beside the real one: first what it adds, then what it leaves out, then what both select. */
export function compare(real: Outcome, other: Outcome): readonly Compared[] {
  const [one, two] = [new Set(real.selected), new Set(other.selected)];
  return [...new Set([...real.selected, ...other.selected])]
    .map((number) => ({ number, selected: one.has(number), other: two.has(number) }))
    .sort((first, second) => weight(first) - weight(second));
}
