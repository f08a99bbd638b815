import * as z from 'zod';
import type { Campaign, Instant } from '../core/campaign.ts';
import { LARGEST_NUMBER, OWN_PROPOSALS_A_PAGE } from '../core/limits.ts';
import { Problem } from '../http/problem.ts';
import { ownProposalView } from '../http/proposal-view.ts';
import type { Ballots } from '../stores/ballots.ts';
import type { CommentKey } from '../stores/comment-items.ts';
import type { OwnComments } from '../stores/own-comments.ts';
import type { OwnProposals, ProposalPlace } from '../stores/own-proposals.ts';
import type { OwnReports } from '../stores/own-reports.ts';
import type { Vouchers } from '../stores/vouchers.ts';
import { commentsOf, commentsPlace } from './comments.ts';
import type { Person } from './person.ts';
import { reportsOf } from './reports.ts';

/** Where the page before ended: proposals come first, then comments. */
export type ExportPlace =
  | { readonly list: 'proposals'; readonly after: ProposalPlace }
  | { readonly list: 'comments'; readonly after: CommentKey };

export interface ExportParts {
  readonly ballots: Ballots;
  readonly proposals: OwnProposals;
  readonly comments: OwnComments;
  readonly vouchers: Vouchers;
  readonly reports: OwnReports;
}

/** DynamoDB refuses a start that cannot be a key, which would be a fault of ours. */
const place = z.tuple([z.string().min(1).max(64), z.int().min(1).max(LARGEST_NUMBER)]);
const iso = (instant: Instant) => new Date(instant).toISOString();

function cursorOf({ campaign, number }: ProposalPlace): string {
  return Buffer.from(JSON.stringify([campaign, number])).toString('base64url');
}

/** Throws `invalid-cursor`. */
export function readCursor(cursor: string): ExportPlace {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const comment = commentsPlace(value);
    if (comment) return { list: 'comments', after: comment };
    const [campaign, number] = place.parse(value);
    return { list: 'proposals', after: { campaign, number } };
  } catch (cause) {
    throw new Problem('invalid-cursor', 'Send `next` of the page before, unchanged', {}, { cause });
  }
}

async function proposalsOf({ proposals }: ExportParts, { authorKey }: Person, after: ProposalPlace | null) {
  const { places, next } = await proposals.places(authorKey, after, OWN_PROPOSALS_A_PAGE);
  const read = await Promise.all(places.map((each) => proposals.read(each, authorKey)));
  return {
    proposals: read.flatMap((own) => (own ? [ownProposalView(own.campaign, own.proposal)] : [])),
    next: next && cursorOf(next),
  };
}

async function ballotsOf({ ballots }: ExportParts, { memberships }: Person) {
  const read = await Promise.all(
    memberships.map(async ({ campaign, voterKey }) => {
      const ballot = await ballots.read({ campaign: campaign.id, voterKey });
      if (ballot.changedAt === null) return [];
      const { revision, changedAt, accountAge } = ballot;
      const numbers = (choice: 'for' | 'against') => [...ballot[choice]].sort((a, b) => a - b);
      const choices = { for: numbers('for'), against: numbers('against') };
      return [
        { campaign: campaign.id, ...choices, revision, changedAt: iso(changedAt), accountAge: accountAge ?? null },
      ];
    }),
  );
  return read.flat();
}

async function vouchersOf({ vouchers }: ExportParts, { memberships }: Person) {
  const asking = memberships.filter(({ campaign }) => campaign.eligibility.rule === 'voucher');
  const read = await Promise.all(
    asking.map(async ({ campaign, voucherKey }) => {
      const holding = await vouchers.read(campaign.id, voucherKey);
      if (!holding) return [];
      return [{ campaign: campaign.id, redeemedAt: iso(holding.redeemedAt), keptUntil: iso(holding.expiresAt) }];
    }),
  );
  return read.flat();
}

/** How many proposals the person has handed in, where a campaign limits them and has not forgotten. */
export async function handedInBy(
  proposals: OwnProposals,
  authorKey: string,
  campaigns: readonly Campaign[],
  at: Instant,
) {
  const limiting = campaigns.filter(({ maxProposals }) => maxProposals !== null);
  const read = await Promise.all(
    limiting.map(async ({ id: campaign }) => {
      const counted = await proposals.handedIn(campaign, authorKey);
      // DynamoDB takes up to some days to remove what has expired.
      if (!counted || (counted.until !== null && counted.until <= at)) return [];
      return [{ campaign, proposals: counted.count, keptUntil: counted.until === null ? null : iso(counted.until) }];
    }),
  );
  return read.flat();
}

/** A page of all that is held on a person: what is neither proposals nor comments is on the first page alone. */
export async function exportOf(
  parts: ExportParts,
  person: Person,
  campaigns: readonly Campaign[],
  at: Instant,
  place: ExportPlace | null,
) {
  const { unlinked } = person;
  const proposals =
    place?.list === 'comments' ? { proposals: [], next: null } : await proposalsOf(parts, person, place?.after ?? null);
  const comments =
    proposals.next === null
      ? await commentsOf(parts.comments, person, place?.list === 'comments' ? place.after : null)
      : { comments: [], next: null };
  const next = proposals.next ?? comments.next;
  const page = { exportedAt: iso(at), ...proposals, ...comments, next, unlinked: [...unlinked] };
  if (place) return { ...page, ballots: [], vouchers: [], handedIn: [], reports: [] };
  const [ballots, vouchers, handedIn, reports] = await Promise.all([
    ballotsOf(parts, person),
    vouchersOf(parts, person),
    handedInBy(parts.proposals, person.authorKey, campaigns, at),
    reportsOf(parts.reports, person, campaigns, at),
  ]);
  return { ...page, ballots, vouchers, handedIn, reports };
}
