import type { Proposal, ProposalSummary } from '../core/proposal.ts';

export function summaryView(summary: ProposalSummary) {
  const { number, title, theme, district, author, language, status, revision } = summary;
  return {
    number,
    title,
    summary: summary.summary,
    theme,
    district,
    author,
    language,
    status,
    createdAt: new Date(summary.createdAt).toISOString(),
    changedAt: new Date(summary.changedAt).toISOString(),
    revision,
  };
}

export function proposalView(campaign: string, proposal: Proposal) {
  return { campaign, ...summaryView(proposal), text: proposal.text, format: proposal.format };
}
