import type { Campaign, Instant } from '../core/campaign.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';

import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import type { Caller } from '../http/request.ts';
import { callerRoute, type Route } from '../http/serve.ts';
import { VOTE_OPERATIONS } from '../http/vote-operations.ts';
import type { Ballots } from '../stores/ballots.ts';
import type { SigningKey } from '../stores/signing-keys.ts';
import type { Voter } from '../stores/voter-keys.ts';
import { ballotView } from './ballot-view.ts';
import { type OpenPaper, requireVotable } from './open-paper.ts';
import { receiptOf } from './receipts.ts';

export interface MoveParts {
  readonly campaigns: DeployedCampaigns;
  readonly ballots: Pick<Ballots, 'moveChoice'>;
  readonly papers: { readonly get: (campaign: Campaign, at: Instant) => Promise<OpenPaper> };
  /** Throws `not-eligible`. */
  readonly requireVoter: (campaign: Campaign, caller: Caller, at: Instant) => Promise<void>;
  readonly signedBy: (
    campaign: Campaign,
    caller: Caller,
    at: Instant,
  ) => Promise<{ readonly voter: Voter; readonly key: SigningKey | null }>;
}

/** Throws unless voting is open, both can be voted on, and `to` is what `number` was merged into. */
function requireMovable(paper: OpenPaper, number: number, to: number): void {
  for (const one of [number, to]) requireVotable(paper, one);
  const mergedInto = paper.links.get(number) ?? null;
  if (mergedInto === to) return;
  const is = mergedInto === null ? 'merged into none' : `merged into ${mergedInto}`;
  throw new Problem('not-merged', `Number ${number} is ${is}; votes are moved to its lead alone`, { mergedInto });
}

/** One click of one voter: what a merge never does by itself. */
export function moveRoute({ campaigns, ballots, papers, requireVoter, signedBy }: MoveParts): Route {
  return callerRoute(VOTE_OPERATIONS.moveVote, async ({ params, body, caller, receivedAt: at }) => {
    const campaign = campaigns.get(params.campaign);
    const { number: from } = params;
    const { to } = body;
    requirePhase(campaign, 'voting', at);
    requireMovable(await papers.get(campaign, at), from, to);
    await requireVoter(campaign, caller, at);
    const { voter, key } = await signedBy(campaign, caller, at);
    const { outcome, ballot } = await ballots.moveChoice({
      campaign: campaign.id,
      voterKey: voter.voterKey,
      from,
      to,
      at,
    });
    if (outcome === 'contended')
      throw new Problem('busy', 'Other requests kept changing this ballot; please send it again');
    const receipt = (number: number) => key && receiptOf({ campaign, voter, key, number, ballot, at });
    return { body: { ...ballotView(campaign, ballot), receipts: { from: receipt(from), to: receipt(to) } } };
  });
}
