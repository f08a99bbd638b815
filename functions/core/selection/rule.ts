/** Every rule there is; the types below say what each takes. */
export const SELECTION_RULES = [
  'best',
  'threshold',
  'greedy',
  'equal-shares',
] as const satisfies SelectionRule['rule'][];

/** `for`: votes against take nothing away. `for-minus-against`: each takes away one vote for. */
export const SCORES = ['for', 'for-minus-against'] as const;
export type Score = (typeof SCORES)[number];

/** What decides between equals, one after the other; the lot takes a seed. */
export const TIE_STEPS = ['lowest-cost', 'most-votes', 'lot'] as const;
export type TieStep = (typeof TIE_STEPS)[number];

/**
 * What happens with money that equal shares leave over. `add1`: shares grow by one unit of currency a citizen, as long
 * as the outcome stays within the budget and leaves something affordable. `utilitarian`: the rest goes by number of
 * votes. `add1u`: both, in this order.
 */
export const COMPLETIONS = ['none', 'add1', 'add1u', 'utilitarian'] as const;
export type Completion = (typeof COMPLETIONS)[number];

export const QUOTA_CLASSES = ['theme', 'district'] as const;

/** At most so many of each theme, or of each district; `except` names those with another number. */
export interface Quota {
  readonly per: (typeof QUOTA_CLASSES)[number];
  readonly most: number;
  readonly except?: Readonly<Record<string, number>> | undefined;
}

/** How equals are told apart. */
export interface TieRule {
  /** Left out: `TIE_STEPS`. */
  readonly ties?: TieStep[] | undefined;
  /** Of the lot, drawn and published before the counting. Without it a tie that needs the lot stays open. */
  readonly seed?: string | undefined;
}

interface Scored extends TieRule {
  /** Left out: `for`. Who scores nothing, or less, is not selected. */
  readonly score?: Score | undefined;
  readonly quotas?: Quota[] | undefined;
}

export interface Best extends Scored {
  readonly rule: 'best';
  readonly projects: number;
}
export interface Threshold extends Scored {
  readonly rule: 'threshold';
  /** The lowest score that is selected. */
  readonly votes: number;
}
export interface Greedy extends Scored {
  readonly rule: 'greedy';
  readonly budget: number;
  /** Whether one that no longer fits is passed over; otherwise nothing after it is selected. */
  readonly skip: boolean;
}
export interface EqualShares extends TieRule {
  readonly rule: 'equal-shares';
  readonly budget: number;
  readonly completion: Completion;
}

/** How winners follow from the result. Budgets and costs are whole numbers of one unit. */
export type SelectionRule = Best | Threshold | Greedy | EqualShares;
