import type { Campaign } from '../campaign.ts';
import { rulesOf } from '../costs.ts';
import { NO_FACTS, type ProposalFacts } from '../proposal-facts.ts';
import { proposalResults, type Result } from '../result.ts';
import type { BallotGroup, Candidate } from './candidate.ts';
import { type PublishedSelection, selectWithWhatIf } from './select.ts';

/** Whether a rule of the campaign looks at who voted for what together. */
export function needsBallots(campaign: Pick<Campaign, 'selection'>): boolean {
  return rulesOf(campaign).some(({ rule }) => rule === 'equal-shares');
}

/** Whether a rule of the campaign limits how many of a theme or a district are selected. */
export function hasQuotas(campaign: Pick<Campaign, 'selection'>): boolean {
  return rulesOf(campaign).some((rule) => 'quotas' in rule && rule.quotas !== undefined && rule.quotas.length > 0);
}

/** The numbers that can be selected: those on the paper whose votes are not annulled. */
export function candidatesOf(
  result: Pick<Result, 'counts' | 'without' | 'annulled' | 'score'>,
  facts: ReadonlyMap<number, ProposalFacts>,
): Candidate[] {
  return proposalResults(result)
    .filter(({ number }) => !result.annulled.has(number))
    .map(({ number, for: votesFor, against }) => {
      const { theme, district, cost } = facts.get(number) ?? NO_FACTS;
      return { number, for: votesFor, against, theme, district, cost };
    });
}

/** What the campaign's rules select by these counts. Throws a RangeError on wrong amounts. */
export function selectionOf(
  campaign: Pick<Campaign, 'selection'>,
  result: Pick<Result, 'counts' | 'without' | 'annulled' | 'score'>,
  facts: ReadonlyMap<number, ProposalFacts>,
  ballots: Iterable<BallotGroup>,
): PublishedSelection {
  return selectWithWhatIf(campaign.selection, { candidates: candidatesOf(result, facts), ballots });
}
