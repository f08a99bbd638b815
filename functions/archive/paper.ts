import type { Campaign } from '../core/campaign.ts';
import type { ElectionProject } from '../core/open-data/election.ts';
import { type ProposalResult, proposalResults, type Result } from '../core/result.ts';
import { type PublishedSelection, selectWithWhatIf } from '../core/selection/select.ts';
import type { PublicWords } from '../stores/public-words.ts';

/** What the ballot paper has come to. */
export interface CountedPaper {
  readonly proposals: readonly ProposalResult[];
  readonly projects: readonly ElectionProject[];
  readonly selection: PublishedSelection;
  readonly selected: ReadonlySet<number>;
}

/**
 * Reads what is public of the proposals that were voted on, and selects. Nobody has estimated what proposals cost, so
 * rules that spend a budget select none; ballots are not needed for those that do not.
 */
export async function countedPaper(words: PublicWords, campaign: Campaign, result: Result): Promise<CountedPaper> {
  const about = new Map<number, NonNullable<ElectionProject['about']>>();
  for await (const page of words.proposals(campaign.id))
    for (const { number, title, theme, district } of page) about.set(number, { title, theme, district });
  const proposals = proposalResults(result);
  const candidates = proposals
    .filter(({ number }) => !result.annulled.has(number))
    .map(({ number, for: votesFor, against }) => {
      const { theme = null, district = null } = about.get(number) ?? {};
      return { number, for: votesFor, against, theme, district, cost: null };
    });
  const selection = selectWithWhatIf(campaign.selection, { candidates, ballots: [] });
  const selected = new Set(selection.outcome.selected);
  const projects = proposals.map(({ number }) => ({
    number,
    for: result.counts.for[number - 1] ?? 0,
    against: result.counts.against[number - 1] ?? 0,
    annulled: result.annulled.has(number),
    about: about.get(number) ?? null,
    selected: selected.has(number),
  }));
  return { proposals, projects, selection, selected };
}
