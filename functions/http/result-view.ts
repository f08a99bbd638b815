import type { Instant } from '../core/campaign.ts';
import { pageDifferences, proposalResults, type Result, tallyDifferences, votesOffPaper } from '../core/result.ts';
import type { Selection } from '../core/selection/candidate.ts';
import type { SelectionRule } from '../core/selection/rule.ts';
import type { PublishedSelection } from '../core/selection/select.ts';
import { DIFFERENCES_TOLD } from './schemas.ts';

const iso = (instant: Instant) => new Date(instant).toISOString();

function outcomeView(rule: SelectionRule, { selected, spent, ties, decided, uncosted, added }: Selection) {
  return {
    rule,
    selected: [...selected],
    spent,
    ties: ties.map(({ numbers, places }) => ({ numbers: [...numbers], places })),
    decided,
    uncosted: [...uncosted],
    added,
  };
}

/** What the rules select, the one that counts first. */
export function selectionView({ rule, outcome, whatIf }: PublishedSelection) {
  return {
    ...outcomeView(rule, outcome),
    whatIf: whatIf.map((other) => outcomeView(other.rule, other.outcome)),
  };
}

/** A result, with the proposals of one page: `limit` of those whose number is above `after`. */
export function resultView(result: Result, { after, limit }: { readonly after: number; readonly limit: number }) {
  const { campaign, version, countedAt, code, rulesHash, deployedRulesHash, counts, hours, aside } = result;
  const proposals = proposalResults(result);
  const left = proposals.filter(({ number }) => number > after);
  const page = left.slice(0, limit);
  return {
    campaign,
    version,
    countedAt: iso(countedAt),
    code,
    rulesHash,
    rulesChanged: rulesHash !== deployedRulesHash,
    score: result.score,
    proposals: page,
    next: left.length > limit ? (page.at(-1)?.number ?? null) : null,
    selection: result.selection && selectionView(result.selection),
    turnout: counts.turnout,
    ballots: counts.ballots,
    votes: proposals.reduce((sum, proposal) => sum + proposal.for + proposal.against, 0),
    annulled: proposals.reduce((sum, proposal) => sum + proposal.annulled, 0),
    annulments: result.annulments.map(({ number, reason, at }) => ({ number, reason, at: iso(at) })),
    pauses: result.pauses.map(({ since, until, reason }) => ({
      since: iso(since),
      until: until === null ? null : iso(until),
      reason,
    })),
    hours: [...hours].map(([hour, votes]) => ({ hour, votes })),
    tallyPages: pageDifferences(result),
    tallyDifferences: tallyDifferences(result).slice(0, DIFFERENCES_TOLD),
    anomalies: { putAside: aside, unreadable: counts.unreadable, offPaper: votesOffPaper(result) },
  };
}
