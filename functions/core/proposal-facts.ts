/** What rules of selection ask of a proposal, beside its votes. */
export interface ProposalFacts {
  readonly theme: string | null;
  readonly district: string | null;
  /** In whole units of the campaign's currency; null where nobody has estimated it. */
  readonly cost: number | null;
}

export const NO_FACTS: ProposalFacts = { theme: null, district: null, cost: null };
