import { pageDifferences, proposalResults, type Result, tallyDifferences, votesOffPaper } from '../core/result.ts';

export function resultView(result: Result) {
  const { campaign, version, countedAt, code, rulesHash, deployedRulesHash, counts, hours, aside } = result;
  const proposals = proposalResults(result);
  return {
    campaign,
    version,
    countedAt: new Date(countedAt).toISOString(),
    code,
    rulesHash,
    rulesChanged: rulesHash !== deployedRulesHash,
    proposals,
    turnout: counts.turnout,
    ballots: counts.ballots,
    votes: proposals.reduce((sum, proposal) => sum + proposal.for + proposal.against, 0),
    annulled: proposals.reduce((sum, proposal) => sum + proposal.annulled, 0),
    hours: [...hours].map(([hour, votes]) => ({ hour, votes })),
    tallyPages: pageDifferences(result),
    tallyDifferences: tallyDifferences(result),
    anomalies: { putAside: aside, unreadable: counts.unreadable, offPaper: votesOffPaper(result) },
  };
}
