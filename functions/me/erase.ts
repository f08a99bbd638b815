import type { Campaign, Instant } from '../core/campaign.ts';
import { ANONYMIZED_A_REQUEST } from '../core/limits.ts';
import { intervalOf } from '../core/phases.ts';
import type { BallotErasure } from '../stores/ballot-erasure.ts';
import type { OwnComments } from '../stores/own-comments.ts';
import type { OwnProposals, ProposalPlace } from '../stores/own-proposals.ts';
import type { OwnReports } from '../stores/own-reports.ts';
import type { Vouchers } from '../stores/vouchers.ts';
import { eraseComments } from './comments.ts';
import { handedInBy } from './export.ts';
import type { Membership, Person } from './person.ts';
import { eraseReports } from './reports.ts';

export interface EraseParts {
  readonly erasure: BallotErasure;
  readonly proposals: OwnProposals;
  readonly comments: OwnComments;
  readonly vouchers: Vouchers;
  readonly reports: OwnReports;
}

/** So many proposals are written at once. */
const PARALLEL = 10;

async function eraseProposals({ proposals }: EraseParts, authorKey: string, at: Instant) {
  let anonymized = 0;
  let after: ProposalPlace | null = null;
  for (let seen = 0; seen < ANONYMIZED_A_REQUEST; ) {
    const { places, next }: Awaited<ReturnType<OwnProposals['places']>> = await proposals.places(
      authorKey,
      after,
      PARALLEL,
    );
    const outcomes = await Promise.all(
      places.map(async (place) => {
        const own = await proposals.read(place, authorKey);
        return own !== null && (await proposals.makeAnonymous(own, authorKey, at));
      }),
    );
    anonymized += outcomes.filter(Boolean).length;
    seen += places.length;
    after = next;
    if (!next) return { anonymized, complete: true };
  }
  return { anonymized, complete: false };
}

type BallotOutcome = 'withdrawn' | 'released' | 'waiting' | 'none';

/** Withdraws the ballot while that still changes what is counted; afterwards it has to count on, for nobody. */
async function eraseBallot(
  { erasure }: EraseParts,
  { campaign, voterKey }: Membership,
  at: Instant,
): Promise<BallotOutcome> {
  const key = { campaign: campaign.id, voterKey };
  const closes = intervalOf(campaign, 'voting')?.closes ?? null;
  if (closes === null || at < closes) return (await erasure.withdraw(key)) ? 'withdrawn' : 'none';
  switch (await erasure.unlink(key, closes)) {
    case 'unlinked':
      return 'released';
    case 'no-result-yet':
      return 'waiting';
    case 'no-ballot':
      return 'none';
  }
}

async function eraseVoucher({ vouchers }: EraseParts, { campaign, voucherKey }: Membership): Promise<boolean> {
  if (campaign.eligibility.rule !== 'voucher') return false;
  const holding = await vouchers.read(campaign.id, voucherKey);
  if (!holding) return false;
  await vouchers.forget(campaign.id, voucherKey, holding);
  return true;
}

/**
 * Erases a person as far as one request goes. Every step finds out what was done before, so sending it again goes on
 * where an earlier one ended or broke off, and in the end changes nothing.
 */
export async function erase(parts: EraseParts, person: Person, campaigns: readonly Campaign[], at: Instant) {
  const { memberships, authorKey, unlinked } = person;
  const proposals = await eraseProposals(parts, authorKey, at);
  const comments = await eraseComments(parts.comments, authorKey);
  const reports = await eraseReports(parts.reports, person, campaigns, at);
  const ballots = await Promise.all(
    memberships.map(async (membership) => ({
      campaign: membership.campaign.id,
      outcome: await eraseBallot(parts, membership, at),
      voucher: await eraseVoucher(parts, membership),
    })),
  );
  const having = (outcome: BallotOutcome) =>
    ballots.filter((ballot) => ballot.outcome === outcome).map(({ campaign }) => campaign);
  const handedIn = await handedInBy(parts.proposals, authorKey, campaigns, at);
  const waiting = having('waiting');
  return {
    complete: proposals.complete && comments.complete && waiting.length === 0,
    proposals: proposals.anonymized,
    comments: comments.anonymized,
    reports: reports.forgotten,
    withdrawn: having('withdrawn'),
    released: having('released'),
    waiting,
    unlinked: [...unlinked],
    vouchers: ballots.filter(({ voucher }) => voucher).map(({ campaign }) => campaign),
    kept: [
      ...handedIn.map(({ campaign, keptUntil }) => ({ campaign, what: 'handed-in' as const, until: keptUntil })),
      ...reports.kept,
    ],
  };
}
