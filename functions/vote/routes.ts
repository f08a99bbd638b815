import { accountAge } from '../core/account-age.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import { NO_VOUCHER } from '../core/eligibility.ts';
import type { CampaignCache } from '../http/campaign-cache.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { notEligible, requireEligible } from '../http/eligibility-guard.ts';

import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import type { Caller } from '../http/request.ts';
import { callerRoute, publicRoute, type Route } from '../http/serve.ts';
import { VOTE_OPERATIONS } from '../http/vote-operations.ts';
import { whileLinked } from '../http/voter-keys-guard.ts';
import type { Ballots, VoteOutcome } from '../stores/ballots.ts';
import type { PublishedVersion } from '../stores/published-votes.ts';
import { SIGNING_PURPOSES, type SigningKey, type SigningKeys } from '../stores/signing-keys.ts';
import type { Voter, VoterKeys } from '../stores/voter-keys.ts';
import type { Vouchers } from '../stores/vouchers.ts';
import { ballotView } from './ballot-view.ts';
import { moveRoute } from './move.ts';
import { type OpenPaper, requireVotable } from './open-paper.ts';
import { ownVotes, salted } from './own-votes.ts';
import { receiptOf } from './receipts.ts';
import { redeem } from './redeem.ts';
import { VoucherHolders } from './voucher-holders.ts';

export interface VoteParts {
  readonly campaigns: DeployedCampaigns;
  readonly ballots: Ballots;
  readonly papers: CampaignCache<OpenPaper>;
  readonly voterKeys: VoterKeys;
  readonly signingKeys: SigningKeys;
  readonly vouchers: Vouchers;
  /** The campaign's votes as they were published last; null before. */
  readonly published: (campaign: string) => Promise<PublishedVersion | null>;
}

/** Who votes, and what the answer is signed with; the key is null where the campaign gives no receipts. */
interface Signed {
  readonly voter: Voter;
  readonly key: SigningKey | null;
}

function reply(
  campaign: Campaign,
  { outcome, ballot }: VoteOutcome,
  { voter, key }: Signed,
  { number, at }: { readonly number: number; readonly at: Instant },
) {
  switch (outcome) {
    case 'changed':
    case 'unchanged':
      return {
        body: {
          ...ballotView(campaign, ballot),
          receipt: key && receiptOf({ campaign, voter, key, number, ballot, at }),
        },
      };
    case 'limit-reached': {
      const { maxChoices } = campaign.voting;
      throw new Problem('limit-reached', `A ballot holds at most ${maxChoices} choices; take one back first`, {
        maxChoices,
      });
    }
    case 'contended':
      throw new Problem('busy', 'Other requests kept changing this choice; please send it again');
  }
}

export function voteRoutes({
  campaigns,
  ballots,
  papers,
  voterKeys,
  signingKeys,
  vouchers,
  published,
}: VoteParts): Route[] {
  const holders = new VoucherHolders(vouchers);
  const voterOf = (campaign: Campaign, caller: Caller, at: Instant) =>
    whileLinked(campaign, at, () => voterKeys.voterOf(campaign.id, caller, at));
  const voucherKeyOf = (campaign: Campaign, caller: Caller, at: Instant) =>
    whileLinked(campaign, at, () => voterKeys.voucherKeyOf(campaign.id, caller, at));

  /** Before anything is written: then no vote is that could not be answered with its receipt. */
  async function signedBy(campaign: Campaign, caller: Caller, at: Instant): Promise<Signed> {
    const [voter, key] = await Promise.all([
      voterOf(campaign, caller, at),
      campaign.receipts ? signingKeys.keyFor('receipts') : null,
    ]);
    return { voter, key };
  }

  async function requireVoter(campaign: Campaign, caller: Caller, at: Instant): Promise<void> {
    if (!requireEligible(campaign, 'vote', caller)) return;
    const voucherKey = await voucherKeyOf(campaign, caller, at);
    if (!(await holders.holds(campaign.id, voucherKey))) throw notEligible(NO_VOUCHER);
  }

  return [
    callerRoute(VOTE_OPERATIONS.getBallot, async ({ params, query, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const voter = await voterOf(campaign, caller, receivedAt);
      const ballot = await ballots.read({ campaign: campaign.id, voterKey: voter.voterKey });
      const votes = salted(campaign, receivedAt)
        ? await ownVotes(campaign, voter, ballot, query.after ?? 0, await published(campaign.id))
        : null;
      return { body: { ...ballotView(campaign, ballot), votes } };
    }),

    callerRoute(VOTE_OPERATIONS.castVote, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      requirePhase(campaign, 'voting', receivedAt);
      if (!campaign.voting.choices.includes(body.choice)) {
        throw new Problem('choice-not-offered', `This campaign takes votes ${campaign.voting.choices.join(' or ')}`);
      }
      // Both at once: the first vote of an environment waits for what takes longest, and no other one waits.
      const [paper, signed] = await Promise.all([
        papers.get(campaign, receivedAt),
        signedBy(campaign, caller, receivedAt),
      ]);
      requireVotable(paper, params.number);
      await requireVoter(campaign, caller, receivedAt);
      const change = {
        campaign: campaign.id,
        voterKey: signed.voter.voterKey,
        number: params.number,
        choice: body.choice,
        at: receivedAt,
        accountAge: accountAge(caller.claims, receivedAt),
      };
      return reply(campaign, await ballots.castChoice(change, campaign.voting.maxChoices), signed, change);
    }),

    // Whoever could vote can take it back: a rule of eligibility is asked for what is added alone.
    callerRoute(VOTE_OPERATIONS.withdrawVote, async ({ params, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      requirePhase(campaign, 'voting', receivedAt);
      requireVotable(await papers.get(campaign, receivedAt), params.number);
      const signed = await signedBy(campaign, caller, receivedAt);
      const { voterKey } = signed.voter;
      const change = { campaign: campaign.id, voterKey, number: params.number, at: receivedAt };
      return reply(campaign, await ballots.withdrawChoice(change), signed, change);
    }),

    moveRoute({ campaigns, ballots, papers, requireVoter, signedBy }),

    publicRoute(VOTE_OPERATIONS.getReceiptKeys, async () => {
      const keys = await Promise.all(SIGNING_PURPOSES.map((purpose) => signingKeys.keyFor(purpose)));
      return { body: { keys: keys.map(({ publicKey }) => publicKey) } };
    }),

    callerRoute(VOTE_OPERATIONS.redeemVoucher, async ({ params, body, caller, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const voucherKey = () => voucherKeyOf(campaign, caller, receivedAt);
      return redeem(vouchers, campaign, body.code, voucherKey, receivedAt);
    }),
  ];
}
