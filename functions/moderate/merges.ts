import type { Campaign } from '../core/campaign.ts';
import { MERGED_INTO_ONE, type MergeFault } from '../core/merge.ts';
import { votingStage } from '../core/moderation.ts';
import type { Proposal } from '../core/proposal.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { deskView } from '../http/desk-view.ts';
import { OPERATIONS } from '../http/operations.ts';
import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import { ownProposalView } from '../http/proposal-view.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { MergeOutcome, Merges } from '../stores/merges.ts';
import type { Moderation } from '../stores/moderation.ts';

export interface MergeParts {
  readonly campaigns: DeployedCampaigns;
  readonly merges: Merges;
  readonly moderation: Pick<Moderation, 'read'>;
}

/** What is in the way, and what to do about it. */
function remedy(fault: MergeFault, { number, status, mergedInto, merged = [] }: Proposal, lead: Proposal): string {
  switch (fault) {
    case 'itself':
      return `${number} is the same proposal; name another one`;
    case 'merged-before':
      return `Proposal ${number} is merged into ${mergedInto} already; unmerge it first`;
    case 'is-a-lead':
      return `Proposal ${number} is a lead itself: unmerge ${merged.join(', ')} from it, then merge each into ${lead.number}`;
    case 'not-open':
      return `Proposal ${number} is ${status}; only what is public can be merged, and before voting what waits to be`;
    case 'lead-merged':
      return `Proposal ${lead.number} is merged into ${lead.mergedInto}: merge ${number} into that one`;
    case 'lead-not-public':
      return `Proposal ${lead.number} is ${lead.status}; choose a lead that is public`;
    case 'lead-not-on-paper':
      return `Number ${lead.number} cannot be voted on; choose a lead that can`;
    case 'lead-full':
      return `Proposal ${lead.number} has ${MERGED_INTO_ONE} proposals merged into it, as many as it may; choose another lead`;
    case 'contradicting':
      return `Proposals ${number} and ${lead.number} are said to contradict each other; take that back first`;
  }
}

/** Throws what stands against it. */
function requireDone(campaign: Campaign, number: number, result: MergeOutcome): void {
  switch (result.outcome) {
    case 'done':
      return;
    case 'unknown':
      throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${result.number}`);
    case 'revision-conflict': {
      const { revision, status, decided, mergedInto, merged, contradicts } = ownProposalView(
        campaign.id,
        result.proposal,
      );
      const detail = `Proposal ${number} has revision ${revision} by now and is ${status}: look at it again`;
      const proposal = { revision, status, decided, mergedInto, merged, contradicts };
      throw new Problem('revision-conflict', detail, { proposal });
    }
    case 'not-possible':
      throw new Problem('merge-not-possible', remedy(result.fault, result.proposal, result.lead), {
        fault: result.fault,
      });
    case 'not-public': {
      const { number: hidden, status } = result.proposal;
      throw new Problem('not-public', `Proposal ${hidden} is ${status}; only public ones contradict each other`);
    }
    case 'not-merged':
      throw new Problem('not-merged', `Proposal ${number} is merged into none`);
    case 'contended':
      throw new Problem('busy', 'Many acts of the staff are recorded right now; please send yours again');
  }
}

export function mergeRoutes({ campaigns, merges, moderation }: MergeParts): Route[] {
  async function reply(campaign: Campaign, number: number, result: MergeOutcome) {
    requireDone(campaign, number, result);
    const found = await moderation.read(campaign.id, number);
    if (!found) throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${number}`);
    return { body: deskView(campaign.id, found) };
  }

  return [
    staffRoute(OPERATIONS.mergeProposal, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { number } = params;
      // Afterwards, proposals are brought together in groups, and the result stands.
      if (votingStage(campaign, at) === 'over') requirePhase(campaign, 'voting', at);
      const acting = { by: caller.id, at };
      return reply(campaign, number, await merges.merge(campaign, number, body.into, body, acting));
    }),

    staffRoute(OPERATIONS.unmergeProposal, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { number } = params;
      return reply(campaign, number, await merges.unmerge(campaign.id, number, body, { by: caller.id, at }));
    }),

    staffRoute(OPERATIONS.linkContradiction, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { number, other } = params;
      const acting = { by: caller.id, at };
      return reply(campaign, number, await merges.contradict(campaign.id, number, other, true, body, acting));
    }),

    staffRoute(OPERATIONS.unlinkContradiction, async ({ params, query, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { number, other } = params;
      const request = { revision: query.revision, reason: null };
      const acting = { by: caller.id, at };
      return reply(campaign, number, await merges.contradict(campaign.id, number, other, false, request, acting));
    }),
  ];
}
