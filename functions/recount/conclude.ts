import type { BallotPaper } from '../core/ballot-paper.ts';
import type { Campaign } from '../core/campaign.ts';
import { scoreOf } from '../core/ranking.ts';
import type { BallotCounts } from '../core/recount.ts';
import type { Result, VotingPause } from '../core/result.ts';
import type { BallotPapers, Numbering } from '../stores/ballot-papers.ts';
import type { RecountRun } from '../stores/recounts.ts';
import type { Tallies } from '../stores/tallies.ts';
import { readTally } from './tally-as-found.ts';

/** Throws when it is not frozen. */
export async function frozenPaper(
  papers: BallotPapers,
  campaign: string,
): Promise<Numbering & { readonly paper: BallotPaper }> {
  const numbering = await papers.read(campaign);
  const { paper } = numbering;
  if (!paper) throw new Error(`The ballot paper of ${campaign} is not frozen; there is nothing to recount`);
  return { ...numbering, paper };
}

function votingPauses({ pauses, paused: { voting } }: Numbering): VotingPause[] {
  const past = pauses.flatMap(({ what, since, until, reason }) =>
    what === 'voting' ? [{ since, until, reason }] : [],
  );
  return voting ? [...past, { ...voting, until: null }] : past;
}

export interface ConcludeParts {
  readonly papers: BallotPapers;
  readonly tallies: Tallies;
  /** SHA-256 (hex) of the code that has counted. */
  readonly code: string;
}

/** The result of a run whose ballots are all counted, beside the tally and the paper as they stand now; not selected yet. */
export async function concludeRecount(
  { papers, tallies, code }: ConcludeParts,
  campaign: Campaign,
  { version, askedAt }: RecountRun,
  counts: BallotCounts,
): Promise<Result> {
  const numbering = await frozenPaper(papers, campaign.id);
  const { paper, removals } = numbering;
  const { counters, hours, aside } = await readTally(tallies, campaign, paper.last, askedAt);
  return {
    campaign: campaign.id,
    version,
    countedAt: askedAt,
    code,
    rulesHash: paper.rulesHash,
    deployedRulesHash: campaign.rulesHash,
    rule: campaign.selection.rule,
    score: scoreOf(campaign.selection),
    without: paper.without,
    annulled: paper.annulled,
    annulments: removals.filter(({ number }) => paper.annulled.has(number)),
    pauses: votingPauses(numbering),
    counts,
    tally: counters,
    hours,
    aside,
    selection: null,
  };
}
