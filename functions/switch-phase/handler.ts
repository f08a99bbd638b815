import type { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import type { Campaign, Instant } from '../core/campaign.ts';
import { dueTransitions, intervalOf } from '../core/phases.ts';
import { PUBLISH, resultsPublic } from '../core/publication.ts';
import { RECOUNT_GRACE } from '../core/recount.ts';
import { UNLINK, unlinkDue } from '../core/retention.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import type { BallotPapers } from '../stores/ballot-papers.ts';
import type { CampaignState, CampaignStates } from '../stores/campaign-states.ts';

/** How late a transition may be noted before somebody is told, in milliseconds: the sweep comes by every minute. */
export const LATE_AFTER = 2 * 60_000;
/** How long a recount may take before it is asked for again: Lambda's 15 minutes and one more. */
export const RECOUNT_PATIENCE = 16 * 60_000;

const scheduleEvent = z.looseObject({ at: z.string() });

export interface SwitchParts {
  readonly campaigns: DeployedCampaigns;
  readonly papers: BallotPapers;
  readonly states: CampaignStates;
  readonly startRecount: (campaign: string, at: Instant) => Promise<void>;
  /** Asks for open data made as of `at` or later, which are written if there is a public result. */
  readonly startArchive: (campaign: string, at: Instant) => Promise<void>;
  /** Notes what the clock says of promises; see note-promises.ts. */
  readonly notePromises: (campaign: Campaign, at: Instant) => Promise<void>;
  /** Has the campaign's lists packed where it has very many proposals; see ask-packing.ts. */
  readonly askPacking: (campaign: Campaign, at: Instant) => Promise<void>;
  /** Destroys for good what links the campaign's ballots to citizens. */
  readonly destroySecret: (campaign: string) => Promise<void>;
  readonly logger: Logger;
  /** Used where a schedule did not fill in its time. */
  readonly now: () => Instant;
}

/** Whether a recount is due: voting has closed, its grace is over, and none is done or under way. */
export function recountDue(campaign: Campaign, state: CampaignState, now: Instant): boolean {
  const closes = intervalOf(campaign, 'voting')?.closes ?? null;
  if (closes === null || now < closes + RECOUNT_GRACE || state.done.has('recount')) return false;
  const asked = state.done.get('ask-recount');
  return asked === undefined || now - asked >= RECOUNT_PATIENCE;
}

/**
 * Carries out the transitions that are due and not yet done. Each act is idempotent and noted under a condition on the
 * state's revision, so schedules may come late, twice or never: the sweep heals.
 */
export function switchPhase(parts: SwitchParts) {
  const {
    campaigns,
    papers,
    states,
    startRecount,
    startArchive,
    destroySecret,
    notePromises,
    askPacking,
    logger,
    now,
  } = parts;

  async function note(
    campaign: Campaign,
    state: CampaignState,
    transition: string,
    at: Instant,
  ): Promise<CampaignState | null> {
    const next = await states.markDone(campaign.id, state, transition, at);
    if (next) logger.info('transition-done', { campaign: campaign.id, transition });
    return next;
  }

  /** Not for a campaign that nobody has looked after so far: it may have been deployed long after it began. */
  function tellLate(campaign: Campaign, state: CampaignState, transition: string, due: Instant, at: Instant): void {
    if (state.done.size === 0 || at - due <= LATE_AFTER) return;
    logger.error('transition-late', { campaign: campaign.id, transition, seconds: Math.round((at - due) / 1000) });
  }

  /** Ends early when another invocation is at work on the same campaign; that one, or the next sweep, goes on. */
  async function advance(campaign: Campaign, at: Instant): Promise<void> {
    let state: CampaignState | null = await states.read(campaign.id);
    const known = state;
    for (const { transition, at: boundary } of dueTransitions(campaign, new Set(state.done.keys()), at)) {
      tellLate(campaign, known, transition, boundary, at);
      if (transition === 'open-voting') await papers.freeze(campaign.id, campaign.rulesHash, at);
      // Citizens follow up on a result that they can read, even if nobody has thought of publishing it.
      if (transition === 'open-follow-up' && !resultsPublic(campaign, state.done)) {
        state = await note(campaign, state, PUBLISH, at);
        if (!state) return;
      }
      // The city has answered and says what it will do. Before it is noted: asked for twice, it is made once.
      if (transition === 'open-follow-up') await startArchive(campaign.id, boundary);
      state = await note(campaign, state, transition, at);
      if (!state) return;
    }
    if (recountDue(campaign, state, at)) {
      if (await note(campaign, state, 'ask-recount', at)) await startRecount(campaign.id, at);
    } else if (unlinkDue(campaign, state.done, at)) {
      await destroySecret(campaign.id);
      await note(campaign, state, UNLINK, at);
    }
  }

  return async (event: unknown): Promise<void> => {
    const { at: scheduled } = scheduleEvent.parse(event);
    const parsed = Date.parse(scheduled);
    const at = Number.isNaN(parsed) ? now() : parsed;
    const outcomes = await Promise.allSettled(
      campaigns
        .all()
        .flatMap((campaign) => [advance(campaign, at), notePromises(campaign, at), askPacking(campaign, at)]),
    );
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} campaigns could not be advanced`);
  };
}
