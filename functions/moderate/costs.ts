import type { Campaign, Instant } from '../core/campaign.ts';
import { votingStage } from '../core/moderation.ts';
import { intervalOf } from '../core/phases.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { proposalView } from '../http/proposal-view.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { Seen } from '../stores/answers.ts';
import type { CostOutcome, Costs } from '../stores/costs.ts';
import type { Proposals } from '../stores/proposals.ts';

export interface CostParts {
  readonly campaigns: DeployedCampaigns;
  readonly proposals: Pick<Proposals, 'coauthors' | 'read'>;
  readonly costs: Costs;
}

function frozen(campaign: Campaign): Problem {
  const opens = intervalOf(campaign, 'voting')?.opens ?? null;
  const since = opens === null ? null : new Date(opens).toISOString();
  const detail = `Citizens vote since ${since}: what proposals cost stays as they saw it then`;
  return new Problem('costs-frozen', detail, { since });
}

/** Throws what stands against it. */
function requireCosted(campaign: Campaign, { number, revision: seen }: Seen, result: CostOutcome): void {
  switch (result.outcome) {
    case 'costed':
    case 'repeated':
      return;
    case 'unknown':
      throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${number}`);
    case 'not-public': {
      const { status } = result.proposal;
      throw new Problem('not-public', `Proposal ${number} is ${status}; only published ones have their cost estimated`);
    }
    case 'revision-conflict': {
      const { revision, status, cost } = proposalView(campaign.id, result.proposal);
      const detail = `Proposal ${number} has revision ${revision} by now, you saw ${seen}: look at it again`;
      throw new Problem('revision-conflict', detail, { proposal: { revision, status, cost } });
    }
    case 'frozen':
      throw frozen(campaign);
    case 'contended':
      throw new Problem('busy', 'Many acts of the staff are recorded right now; please send yours again');
  }
}

function requireAhead(campaign: Campaign, at: Instant): void {
  if (votingStage(campaign, at) !== 'ahead') throw frozen(campaign);
}

/** What proposals cost, by the city's estimate. */
export function costRoutes({ campaigns, proposals, costs }: CostParts): Route[] {
  return [
    staffRoute(OPERATIONS.putCost, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      requireAhead(campaign, at);
      const seen = { number: params.number, revision: body.revision };
      requireCosted(campaign, seen, await costs.put(campaign, seen, body.cost, caller.id, at));
      const proposal = await proposals.read(campaign.id, params.number);
      if (!proposal) throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${params.number}`);
      return { body: proposalView(campaign.id, proposal, await proposals.coauthors(campaign.id, proposal)) };
    }),
  ];
}
