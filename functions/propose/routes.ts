import type { Campaign } from '../core/campaign.ts';
import type { ProposalDraft } from '../core/proposal.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import { proposalView } from '../http/proposal-view.ts';
import { callerRoute, type Route } from '../http/serve.ts';
import type { HandInOutcome, Proposals } from '../stores/proposals.ts';
import { authorKeyOf, fingerprintOf } from './author-key.ts';

export interface ProposeParts {
  readonly campaigns: DeployedCampaigns;
  readonly proposals: Proposals;
}

function requireOneOf(pointer: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const detail = `"${value}" is none of this campaign's; it has ${known.join(', ')}`;
  throw new Problem('invalid-value', `body${pointer}: ${detail}`, {
    errors: [{ pointer, code: 'invalid-value', detail }],
  });
}

/** Throws `invalid-value` for a theme, district or language that the campaign does not have. */
function requireClassified(campaign: Campaign, draft: ProposalDraft): void {
  requireOneOf(
    '/theme',
    draft.theme,
    campaign.themes.map(({ id }) => id),
  );
  requireOneOf('/language', draft.language, campaign.languages);
  if (draft.district !== null)
    requireOneOf(
      '/district',
      draft.district,
      campaign.districts.map(({ id }) => id),
    );
}

function reply(campaign: Campaign, result: HandInOutcome) {
  switch (result.outcome) {
    case 'created':
    case 'repeated':
      return {
        body: proposalView(campaign.id, result.proposal),
        headers: { location: `/api/campaigns/${campaign.id}/proposals/${result.proposal.number}` },
      };
    case 'key-reused':
      throw new Problem('idempotency-key-reused', 'Another proposal was handed in with this key; choose a new key');
    case 'paper-frozen':
      throw new Problem('phase-closed', 'The ballot paper is frozen; nothing can be added to it', {
        phase: 'ideation',
      });
    case 'contended':
      throw new Problem('busy', 'Many proposals are handed in right now; please send yours again');
  }
}

export function proposeRoutes({ campaigns, proposals }: ProposeParts): Route[] {
  return [
    callerRoute(OPERATIONS.createProposal, async ({ params, body, caller, receivedAt, idempotencyKey }) => {
      const campaign = campaigns.get(params.campaign);
      requirePhase(campaign, 'ideation', receivedAt);
      requireClassified(campaign, body);
      const submission = idempotencyKey === null ? null : { idempotencyKey, fingerprint: fingerprintOf(body) };
      return reply(campaign, await proposals.handIn(campaign.id, body, authorKeyOf(caller), receivedAt, submission));
    }),
  ];
}
