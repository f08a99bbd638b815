import * as z from 'zod';
import type { Campaign, Instant } from '../core/campaign.ts';
import { spendsBudget } from '../core/costs.ts';
import { districtsUnder } from '../core/districts.ts';
import { votingStage } from '../core/moderation.ts';
import type { ProposalSummary } from '../core/proposal.ts';
import { deskView, queuedView } from '../http/desk-view.ts';
import { OPERATIONS } from '../http/operations.ts';
import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import { ownProposalView, summaryView } from '../http/proposal-view.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { CostMarks } from '../stores/cost-marks.ts';
import type { DecideOutcome, QueuePlace } from '../stores/moderation.ts';
import { twinsOf } from '../stores/twins.ts';
import type { ModerateParts } from './parts.ts';

const place = z.tuple([z.iso.datetime(), z.int().min(1)]);

function cursorOf({ queuedAt, number }: QueuePlace): string {
  return Buffer.from(JSON.stringify([queuedAt, number])).toString('base64url');
}

/** Throws `invalid-cursor`. */
function readCursor(cursor: string): QueuePlace {
  try {
    const [queuedAt, number] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { queuedAt, number };
  } catch (cause) {
    throw new Problem('invalid-cursor', 'Send `next` of the page before, unchanged', {}, { cause });
  }
}

/** Nothing waits any more once it is decided. */
const SETTLED = { queuedAt: null, because: [], reportCount: 0, reports: [] };

function reply(campaign: Campaign, number: number, result: DecideOutcome) {
  switch (result.outcome) {
    case 'decided':
      return { body: deskView(campaign.id, { proposal: result.proposal, ...SETTLED }) };
    case 'unknown':
      throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${number}`);
    case 'revision-conflict': {
      const { revision, status, decided } = ownProposalView(campaign.id, result.proposal);
      const detail = `Proposal ${number} has revision ${revision} by now and is ${status}: look at it again`;
      throw new Problem('revision-conflict', detail, { proposal: { revision, status, decided } });
    }
    case 'not-possible': {
      const { status } = result.proposal;
      throw new Problem('decision-not-possible', `Proposal ${number} is ${status}`, { proposal: { status } });
    }
    case 'leads-others': {
      const { merged = [] } = result.proposal;
      const detail = `Proposals ${merged.join(', ')} are merged into ${number}: unmerge them first, they are others' ideas`;
      throw new Problem('leads-others', detail, { merged });
    }
    case 'contended':
      throw new Problem('busy', 'Many acts of the staff are recorded right now; please send yours again');
  }
}

export function proposalRoutes({ campaigns, moderation, catalogueOf, costsOf }: ModerateParts): Route[] {
  /** How many public proposals have no cost; null where nothing is bought. */
  async function missingCosts(campaign: Campaign, costs: CostMarks, at: Instant) {
    if (!spendsBudget(campaign)) return null;
    const catalogue = catalogueOf(campaign);
    await catalogue.refresh(at);
    return { missing: catalogue.published().filter(({ number }) => costs.of(number) === null).length };
  }

  async function twinFinder(campaign: Campaign, at: Instant) {
    const catalogue = catalogueOf(campaign);
    await catalogue.refresh(at);
    await catalogue.openSearch();
    return ({ number, title }: ProposalSummary) =>
      twinsOf(catalogue, title, number).map(({ summary, likeness }) => ({
        number: summary.number,
        title: summary.title,
        likeness,
      }));
  }

  return [
    staffRoute(OPERATIONS.getQueue, async ({ params, query, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const after = query.cursor === undefined ? null : readCursor(query.cursor);
      const { because = null, theme = null, district, limit } = query;
      const districts = district === undefined ? null : districtsUnder(campaign, district);
      const twins = query.twins === 'true' ? await twinFinder(campaign, receivedAt) : null;
      const costs = costsOf(campaign);
      const [{ entries, next }] = await Promise.all([
        moderation.queue(campaign.id, { because, theme, districts }, after, limit),
        costs.refresh(receivedAt),
      ]);
      const items = entries.map(({ summary, ...queued }) => ({
        ...summaryView(summary, costs.of(summary.number)),
        ...queuedView(queued),
        ...(twins && { twins: twins(summary) }),
      }));
      const missing = await missingCosts(campaign, costs, receivedAt);
      return { body: { items, next: next && cursorOf(next), costs: missing } };
    }),

    staffRoute(OPERATIONS.getDeskProposal, async ({ params }) => {
      const campaign = campaigns.get(params.campaign);
      const found = await moderation.read(campaign.id, params.number);
      if (!found) throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${params.number}`);
      return { body: deskView(campaign.id, found) };
    }),

    staffRoute(OPERATIONS.decideProposal, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const request = { ...body, reason: body.decision === 'reject' ? body.reason : null };
      return reply(
        campaign,
        params.number,
        await moderation.decide(campaign, params.number, caller.id, request, receivedAt),
      );
    }),

    staffRoute(OPERATIONS.annulVotes, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      if (votingStage(campaign, receivedAt) === 'ahead') requirePhase(campaign, 'voting', receivedAt);
      const { number, ...request } = body;
      return reply(campaign, number, await moderation.annul(campaign.id, number, caller.id, request, receivedAt));
    }),
  ];
}
