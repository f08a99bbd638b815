import type { Campaign, Instant } from '../core/campaign.ts';
import { intervalOf } from '../core/phases.ts';
import { appealEnds } from '../core/retention.ts';
import { readVoucher, VOUCHER_LENGTH } from '../core/voucher-code.ts';
import { requirePhase } from '../http/phase-guard.ts';
import { Problem } from '../http/problem.ts';
import { voucherHash } from '../stores/voucher-items.ts';
import type { RedeemOutcome, Vouchers } from '../stores/vouchers.ts';

/** Vouchers are taken before voting opens, as letters arrive, until it closes. */
function requireTaken(campaign: Campaign, at: Instant): void {
  if (campaign.eligibility.rule !== 'voucher') {
    throw new Problem('voucher-not-asked', `Nobody needs a voucher for ${campaign.id}; the code was not used`);
  }
  const voting = intervalOf(campaign, 'voting');
  if (voting?.closes != null && at >= voting.closes) requirePhase(campaign, 'voting', at);
}

function hashOf(campaign: Campaign, typed: string): string {
  const code = readVoucher(typed);
  if (code !== null) return voucherHash(campaign.id, code);
  throw new Problem('voucher-unknown', `A code has ${VOUCHER_LENGTH} letters and digits; check that it is whole`);
}

function reply(campaign: Campaign, result: RedeemOutcome) {
  switch (result.outcome) {
    case 'redeemed':
      return { body: { campaign: campaign.id, redeemedAt: new Date(result.redeemedAt).toISOString() } };
    case 'held-another':
      throw new Problem('voucher-held', 'You can vote already; this code was not used and can serve somebody else');
    case 'unknown':
      throw new Problem('voucher-unknown', 'No such code was handed out for this campaign; check it sign by sign');
    case 'used':
      throw new Problem('voucher-used', 'Each code serves once; if it is yours, tell the city, which can give another');
    case 'contended':
      throw new Problem('busy', 'This code is asked for many times at once; please send it again');
  }
}

/** Redeems a code for the citizen with this key; see the problems of `redeemVoucher`. */
export async function redeem(
  vouchers: Vouchers,
  campaign: Campaign,
  typed: string,
  voucherKey: () => Promise<string>,
  at: Instant,
) {
  requireTaken(campaign, at);
  const hash = hashOf(campaign, typed);
  const expiresAt = appealEnds(campaign) ?? at;
  return reply(campaign, await vouchers.redeem(campaign.id, hash, await voucherKey(), at, expiresAt));
}
