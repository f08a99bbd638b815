import type { Instant } from '../core/campaign.ts';
import { pageDifferences, proposalResults, type Result, tallyDifferences, votesOffPaper } from '../core/result.ts';

const iso = (instant: Instant) => new Date(instant).toISOString();

export function resultView(result: Result) {
  const { campaign, version, countedAt, code, rulesHash, deployedRulesHash, counts, hours, aside } = result;
  const proposals = proposalResults(result);
  return {
    campaign,
    version,
    countedAt: iso(countedAt),
    code,
    rulesHash,
    rulesChanged: rulesHash !== deployedRulesHash,
    score: result.score,
    proposals,
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
    tallyDifferences: tallyDifferences(result),
    anomalies: { putAside: aside, unreadable: counts.unreadable, offPaper: votesOffPaper(result) },
  };
}
