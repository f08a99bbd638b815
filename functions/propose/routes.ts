import type { Campaign, Instant } from '../core/campaign.ts';
import { NO_VOUCHER } from '../core/eligibility.ts';
import { firstStatus, votingStage } from '../core/moderation.ts';
import { intervalOf } from '../core/phases.ts';
import { authorCountsEnd } from '../core/retention.ts';
import { authorKeyOf } from '../http/author-key.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { notEligible, requireEligible } from '../http/eligibility-guard.ts';
import { OPERATIONS } from '../http/operations.ts';
import { pausedProblem } from '../http/pause-guard.ts';
import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import { ownProposalView, proposalView } from '../http/proposal-view.ts';
import { callerRoute, type Route } from '../http/serve.ts';
import type { AuthorLimit } from '../stores/author-counts.ts';
import type { HandInOutcome, Proposals, WithdrawOutcome } from '../stores/proposals.ts';
import { requireClassified, requirePlaceable } from './classified.ts';
import { fingerprintOf } from './fingerprint.ts';

export interface ProposeParts {
  readonly campaigns: DeployedCampaigns;
  readonly proposals: Proposals;
}

function limitOf(campaign: Campaign): AuthorLimit | null {
  return campaign.maxProposals === null ? null : { max: campaign.maxProposals, until: authorCountsEnd(campaign) };
}

function reply(campaign: Campaign, result: HandInOutcome) {
  switch (result.outcome) {
    case 'created':
    case 'repeated':
      return {
        body: ownProposalView(campaign.id, result.proposal),
        headers: { location: `/api/campaigns/${campaign.id}/proposals/${result.proposal.number}` },
      };
    case 'key-reused':
      throw new Problem('idempotency-key-reused', 'Another proposal was handed in with this key; choose a new key');
    case 'paper-frozen':
      throw new Problem('phase-closed', 'The ballot paper is frozen; nothing can be added to it', {
        phase: 'ideation',
      });
    case 'paused':
      throw pausedProblem('submissions', result.pause);
    case 'limit-reached':
      throw new Problem(
        'proposal-limit-reached',
        `One citizen hands in at most ${campaign.maxProposals} proposals to this campaign, and these are yours already`,
        { maxProposals: campaign.maxProposals },
      );
    case 'contended':
      throw new Problem('busy', 'Many proposals are handed in right now; please send yours again');
  }
}

/** A proposal can be withdrawn from the first idea on until voting closes: then the result has to stand. */
function requireUntilClosed(campaign: Campaign, at: Instant): void {
  const [ideation, voting] = [intervalOf(campaign, 'ideation'), intervalOf(campaign, 'voting')];
  if (ideation && at < ideation.opens) requirePhase(campaign, 'ideation', at);
  if (voting?.closes != null && at >= voting.closes) requirePhase(campaign, 'voting', at);
}

function withdrawReply(campaign: Campaign, number: number, result: WithdrawOutcome) {
  switch (result.outcome) {
    case 'withdrawn':
      return { body: proposalView(campaign.id, result.proposal) };
    case 'unknown':
      throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${number}`);
    case 'not-the-author':
      throw new Problem('not-the-author', `Proposal ${number} was handed in by somebody else`);
    case 'contended':
      throw new Problem('busy', 'Many proposals are changed right now; please try again');
  }
}

export function proposeRoutes({ campaigns, proposals }: ProposeParts): Route[] {
  return [
    callerRoute(OPERATIONS.createProposal, async ({ params, body, caller, receivedAt, idempotencyKey }) => {
      const campaign = campaigns.get(params.campaign);
      requirePhase(campaign, 'ideation', receivedAt);
      // A voucher is filed under the key of ballots, which this function has no right to; files ask for none here.
      if (requireEligible(campaign, 'propose', caller)) throw notEligible(NO_VOUCHER);
      requireClassified(campaign, body);
      requirePlaceable(campaign, body);
      const submission = idempotencyKey === null ? null : { idempotencyKey, fingerprint: fingerprintOf(body) };
      const [authorKey, limit] = [authorKeyOf(caller), limitOf(campaign)];
      const status = firstStatus(campaign);
      return reply(
        campaign,
        await proposals.handIn(campaign.id, body, authorKey, receivedAt, submission, limit, status),
      );
    }),

    callerRoute(OPERATIONS.withdrawProposal, async ({ params, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      requireUntilClosed(campaign, receivedAt);
      const votingOpen = votingStage(campaign, receivedAt) === 'open';
      const authorKey = authorKeyOf(caller);
      const result = await proposals.withdraw(campaign.id, params.number, authorKey, receivedAt, votingOpen);
      return withdrawReply(campaign, params.number, result);
    }),
  ];
}
