import type { AnswerDraft } from '../core/answer.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { proposalView } from '../http/proposal-view.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { AnswerOutcome, Answers, Seen } from '../stores/answers.ts';
import type { Proposals } from '../stores/proposals.ts';
import { requireText } from './require-text.ts';

export interface AnswerParts {
  readonly campaigns: DeployedCampaigns;
  readonly proposals: Pick<Proposals, 'coauthors' | 'read'>;
  readonly answers: Answers;
}

/** Throws what stands against the answer; gives the revision that the proposal has now. */
function revisionAfter(campaign: Campaign, seen: Seen, { project }: AnswerDraft, result: AnswerOutcome): number {
  const { number } = seen;
  switch (result.outcome) {
    case 'answered':
    case 'repeated':
      return result.revision;
    case 'unknown-project': {
      const detail = `There is no project ${project}; GET /api/campaigns/${campaign.id}/projects lists them all`;
      throw new Problem('unknown-project', detail);
    }
    case 'unknown':
      throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${number}`);
    case 'not-public': {
      const { status } = result.proposal;
      throw new Problem('not-public', `Proposal ${number} is ${status}; only published ones are answered`);
    }
    case 'revision-conflict': {
      const { revision, status, answer } = proposalView(campaign.id, result.proposal);
      const detail = `Proposal ${number} has revision ${revision} by now, you saw ${seen.revision}: look at it again, then answer that one`;
      throw new Problem('revision-conflict', detail, { proposal: { revision, status, answer } });
    }
    case 'contended':
      throw new Problem('busy', 'Many decisions are made right now; please try again');
  }
}

/** One after the other, because each entry of the audit log follows the one before. */
async function giveAll(
  answers: Answers,
  campaign: Campaign,
  proposals: readonly Seen[],
  draft: AnswerDraft,
  by: string,
  at: Instant,
) {
  const answered: Seen[] = [];
  const refused: { number: number; code: string; detail: string; revision: number | null }[] = [];
  for (const seen of proposals) {
    const { number } = seen;
    const result = await answers.give(campaign, seen, draft, by, at);
    try {
      answered.push({ number, revision: revisionAfter(campaign, seen, draft, result) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const revision = 'proposal' in result ? result.proposal.revision : null;
      refused.push({ number, code: error.code, detail: error.message, revision });
    }
  }
  return { answered, refused };
}

export function answerRoutes({ campaigns, proposals, answers }: AnswerParts): Route[] {
  return [
    staffRoute(OPERATIONS.answerProposal, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const { revision, ...draft } = body;
      requireText(campaign, draft.text);
      const seen = { number: params.number, revision };
      revisionAfter(campaign, seen, draft, await answers.give(campaign, seen, draft, caller.id, receivedAt));
      const proposal = await proposals.read(campaign.id, params.number);
      if (!proposal) throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${params.number}`);
      return { body: proposalView(campaign.id, proposal, await proposals.coauthors(campaign.id, proposal)) };
    }),

    staffRoute(OPERATIONS.answerProposals, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const { proposals: seen, ...draft } = body;
      requireText(campaign, draft.text);
      return { body: await giveAll(answers, campaign, seen, draft, caller.id, receivedAt) };
    }),
  ];
}
