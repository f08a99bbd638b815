import type { Campaign } from '../core/campaign.ts';
import { REPORTS_PER_CITIZEN } from '../core/limits.ts';
import { appealEnds } from '../core/retention.ts';
import { authorKeyOf } from '../http/author-key.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { pausedProblem } from '../http/pause-guard.ts';
import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import { ownProposalView } from '../http/proposal-view.ts';
import { reporterKeyOf } from '../http/reporter-key.ts';
import { callerRoute, type Route } from '../http/serve.ts';
import type { EditOutcome, OwnOutcome, ProposalEdits } from '../stores/proposal-edits.ts';
import type { ReportOutcome, Reports } from '../stores/reports.ts';
import { requireClassified, requirePlaceable } from './classified.ts';
import { reportRefusal } from './report-refusal.ts';

export interface OwnParts {
  readonly campaigns: DeployedCampaigns;
  readonly edits: ProposalEdits;
  readonly reports: Reports;
}

function unknown(campaign: Campaign, number: number): Problem {
  return new Problem('unknown-proposal', `${campaign.id} has no proposal number ${number}`);
}

function notTheAuthor(number: number): Problem {
  return new Problem('not-the-author', `Proposal ${number} was handed in by somebody else`);
}

function ownReply(campaign: Campaign, number: number, result: OwnOutcome) {
  switch (result.outcome) {
    case 'own':
      return { body: ownProposalView(campaign.id, result.proposal) };
    case 'unknown':
      throw unknown(campaign, number);
    case 'not-the-author':
      throw notTheAuthor(number);
  }
}

function editReply(campaign: Campaign, number: number, result: EditOutcome) {
  switch (result.outcome) {
    case 'edited':
      return { body: ownProposalView(campaign.id, result.proposal) };
    case 'unknown':
      throw unknown(campaign, number);
    case 'not-the-author':
      throw notTheAuthor(number);
    case 'withdrawn':
      throw new Problem('proposal-withdrawn', `Proposal ${number} was withdrawn; hand in another one`);
    case 'merged': {
      const { mergedInto } = result.proposal;
      const detail = `Proposal ${number} is merged into ${mergedInto}; comment there, or withdraw yours`;
      throw new Problem('proposal-merged', detail, { mergedInto });
    }
    case 'revision-conflict': {
      const { revision, status } = result.proposal;
      const detail = `Proposal ${number} has revision ${revision} by now: read it again and edit that`;
      throw new Problem('revision-conflict', detail, { proposal: { revision, status } });
    }
    case 'paused':
      throw pausedProblem('submissions', result.pause);
    case 'contended':
      throw new Problem('busy', 'This proposal is changed by others right now; please send it again');
  }
}

function requireReported(campaign: Campaign, number: number, outcome: ReportOutcome): void {
  switch (outcome) {
    case 'reported':
      return;
    case 'unknown':
      throw unknown(campaign, number);
    case 'not-public':
      throw new Problem('not-public', `Proposal ${number} is not public; there is nothing to report`);
    case 'reported-before':
    case 'report-limit-reached':
    case 'contended':
      throw reportRefusal(outcome);
  }
}

/** What citizens do about proposals that are there: their own, and others' that a moderator should see. */
export function ownRoutes({ campaigns, edits, reports }: OwnParts): Route[] {
  return [
    callerRoute(OPERATIONS.getOwnProposal, async ({ params, caller }) => {
      const campaign = campaigns.get(params.campaign);
      return ownReply(campaign, params.number, await edits.readOwn(campaign.id, params.number, authorKeyOf(caller)));
    }),

    callerRoute(OPERATIONS.editProposal, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      requirePhase(campaign, 'ideation', receivedAt);
      const { revision, ...edit } = body;
      requireClassified(campaign, edit);
      requirePlaceable(campaign, edit);
      const author = authorKeyOf(caller);
      const result = await edits.edit(campaign, params.number, author, edit, revision, receivedAt);
      return editReply(campaign, params.number, result);
    }),

    callerRoute(OPERATIONS.reportProposal, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const limit = { max: REPORTS_PER_CITIZEN, until: appealEnds(campaign) };
      const report = { ...body, at: receivedAt };
      const outcome = await reports.report(campaign, params.number, reporterKeyOf(caller), report, limit);
      requireReported(campaign, params.number, outcome);
      const reportedAt = new Date(receivedAt).toISOString();
      return { body: { campaign: campaign.id, number: params.number, reportedAt } };
    }),
  ];
}
