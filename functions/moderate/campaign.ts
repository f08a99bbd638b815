import type { Campaign, Instant } from '../core/campaign.ts';
import type { Pausable, Pause } from '../core/pause.ts';
import { OPERATIONS } from '../http/operations.ts';
import { Problem } from '../http/problem.ts';
import { type Route, staffRoute } from '../http/serve.ts';
import type { ModerateParts } from './parts.ts';

function recorded(campaign: Campaign, at: Instant, sequence: number) {
  return { body: { campaign: campaign.id, at: new Date(at).toISOString(), sequence } };
}

function busy(): Problem {
  return new Problem('busy', 'Many acts of the staff are recorded right now; please send yours again');
}

function pauseMembers(what: Pausable, pause: Pause | null) {
  return { what, paused: pause && { since: new Date(pause.since).toISOString(), reason: pause.reason } };
}

/** What moderators do to a campaign as a whole. */
export function campaignRoutes({
  campaigns,
  desk,
  papers,
  results,
  startRecount,
  startArchive,
}: ModerateParts): Route[] {
  /** Throws unless the latest result is of the version that the moderator has seen. */
  async function requireLatest(campaign: Campaign, version: number): Promise<void> {
    const latest = await results.latest(campaign.id);
    if (!latest) throw new Problem('no-result-yet', 'The ballots are counted again once voting has closed');
    if (latest.version === version) return;
    const detail = `The latest result has version ${latest.version}: look at that`;
    throw new Problem('revision-conflict', detail, { version: latest.version });
  }

  return [
    staffRoute(OPERATIONS.pause, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { what, reason: text } = body;
      const result = await desk.pause(campaign.id, what, { staff: caller.id, at, text });
      switch (result.outcome) {
        case 'done':
          return recorded(campaign, at, result.sequence);
        case 'conflict':
          throw new Problem('paused-before', `The pause of ${what} goes on`, pauseMembers(what, result.pause));
        case 'contended':
          throw busy();
      }
    }),

    staffRoute(OPERATIONS.resume, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      const { what, since, reason: text } = body;
      const { paused } = await papers.read(campaign.id);
      const pause = paused[what];
      const other = (found: Pause | null) =>
        new Problem('not-paused', `No pause of ${what} has begun at ${since}`, pauseMembers(what, found));
      if (pause?.since !== Date.parse(since)) throw other(pause);
      const result = await desk.resume(campaign.id, what, pause, { staff: caller.id, at, text });
      switch (result.outcome) {
        case 'done':
          return recorded(campaign, at, result.sequence);
        case 'conflict':
          throw other(result.pause);
        case 'contended':
          throw busy();
      }
    }),

    staffRoute(OPERATIONS.publishResult, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      await requireLatest(campaign, body.version);
      const already = (since: string) => new Problem('published-before', `It is public since ${since}`);
      if (campaign.voting.results === 'at-closing') throw already('it was counted');
      const result = await desk.publish(campaign.id, body.version, { staff: caller.id, at, text: body.reason });
      // Published before, its open data may still be missing: this act's own call may have failed.
      if (result.outcome !== 'contended') await startArchive(campaign.id, at);
      switch (result.outcome) {
        case 'done':
          return recorded(campaign, at, result.sequence);
        case 'published-before':
          throw already(new Date(result.at).toISOString());
        case 'contended':
          throw busy();
      }
    }),

    staffRoute(OPERATIONS.askRecount, async ({ params, body, caller, receivedAt: at }) => {
      const campaign = campaigns.get(params.campaign);
      await requireLatest(campaign, body.version);
      const acting = { staff: caller.id, at, text: body.reason };
      const result = await desk.askRecount(campaign.id, body.version, acting);
      // Recorded first: what was asked for and failed can be asked for again, what was done unseen cannot be undone.
      // Asked for before, it may not have begun: the same event sent twice makes one result.
      if (result.outcome !== 'contended')
        await startRecount(campaign.id, result.outcome === 'done' ? at : result.asked.at);
      switch (result.outcome) {
        case 'done':
          return recorded(campaign, at, result.sequence);
        case 'asked-before': {
          const { version } = body;
          const asked = { at: new Date(result.asked.at).toISOString(), reason: result.asked.reason };
          const detail = `Another recount was asked for at ${asked.at}: its result is on the way`;
          throw new Problem('revision-conflict', detail, { version, asked });
        }
        case 'contended':
          throw busy();
      }
    }),
  ];
}
