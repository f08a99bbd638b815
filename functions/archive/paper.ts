import type { ElectionProject } from '../core/open-data/election.ts';
import { NO_FACTS, type ProposalFacts } from '../core/proposal-facts.ts';
import { type ProposalResult, proposalResults, type Result } from '../core/result.ts';
import type { PublishedSelection } from '../core/selection/select.ts';
import type { ProposalHead, PublicWords } from '../stores/public-words.ts';

/** A number on the paper with all that the rules of selection ask for, so that anybody can apply them again. */
export type CountedProposal = ProposalResult & ProposalFacts;

/** What the ballot paper has come to. */
export interface CountedPaper {
  readonly proposals: readonly CountedProposal[];
  readonly projects: readonly ElectionProject[];
  /** As it was found when the ballots were counted; null where it was not. */
  readonly selection: PublishedSelection | null;
  readonly selected: ReadonlySet<number>;
}

/** What the result says, beside what is public of the proposals that were voted on. */
export async function countedPaper(
  words: Pick<PublicWords, 'heads'>,
  campaign: string,
  result: Result,
): Promise<CountedPaper> {
  const heads = new Map<number, ProposalHead>();
  for await (const page of words.heads(campaign)) for (const head of page) heads.set(head.number, head);
  const selected = new Set(result.selection?.outcome.selected);
  const proposals = proposalResults(result).map((proposal) => {
    const { theme, district, cost } = heads.get(proposal.number) ?? NO_FACTS;
    return { ...proposal, theme, district, cost };
  });
  const projects = proposals.map(({ number, theme, district, cost }) => {
    const title = heads.get(number)?.title ?? null;
    return {
      number,
      for: result.counts.for[number - 1] ?? 0,
      against: result.counts.against[number - 1] ?? 0,
      annulled: result.annulled.has(number),
      cost,
      about: title === null || theme === null ? null : { title, theme, district },
      selected: selected.has(number),
    };
  });
  return { proposals, projects, selection: result.selection, selected };
}
