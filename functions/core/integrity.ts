import { ACCOUNT_AGES, type AccountAge } from './account-age.ts';
import { burstsIn, type HourVotes } from './bursts.ts';
import { choiceRanges } from './choice-buckets.ts';
import { isSmall, withoutSmall } from './small-counts.ts';

/** Below so many citizens, a share says nothing. */
export const LEAST_CITIZENS = 100;
/** From this share of citizens with a single vote on, it is worth a look. */
export const SINGLE_VOTE_SHARE = 0.5;
/** From this share of accounts, among those of known age, that voted within their first hour on. */
export const NEW_ACCOUNT_SHARE = 0.5;

/** Ends the text of every finding. */
export const NO_VERDICT = 'This is a reason to look, not a verdict.';

/** What the tally knows of how people have voted, without anybody in particular. */
export interface Activity {
  readonly hours: readonly HourVotes[];
  /** Citizens by the bucket of CHOICE_BUCKETS in which their number of choices is. */
  readonly citizensByChoices: readonly number[];
  /** Ballots by how old the account was at its first vote, in the order of ACCOUNT_AGES. */
  readonly ballotsByAge: readonly number[];
}

export const FINDINGS = ['burst', 'single-votes', 'new-accounts', 'mail-domain'] as const;

/** Something that stands out, with the number behind it. */
export interface Finding {
  /** Stable; the text may change. */
  readonly code: (typeof FINDINGS)[number];
  /** The hour or the domain that it is about; null: the whole of the campaign. */
  readonly about: string | null;
  /** Votes, or a share from 0 to 1. */
  readonly value: number;
  /** What the value is held against: the usual number of votes, or the share from which on one looks. */
  readonly against: number;
  readonly text: string;
}

/** What can be said of a campaign; null where a number is not known or not to be shown. */
export interface IntegrityReport {
  readonly hours: readonly { readonly hour: string; readonly votes: number | null }[];
  readonly citizensByChoices: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly citizens: number | null;
  }[];
  readonly singleVoteShare: number | null;
  readonly ballotsByAge: readonly { readonly age: AccountAge; readonly ballots: number | null }[];
  /** Among ballots whose account's age is known. */
  readonly newAccountShare: number | null;
  readonly findings: readonly Finding[];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** A part of a whole, to four digits; null without a whole. */
export function shareOf(part: number | null | undefined, whole: number): number | null {
  return part === null || part === undefined || whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function burstFindings(hours: readonly HourVotes[]): Finding[] {
  return burstsIn(hours).map(({ hour, votes, usual, days }) => ({
    code: 'burst',
    about: hour,
    value: votes,
    against: usual,
    text: `${votes} votes were cast in the hour ${hour}, when the same hour of ${days} other days had ${usual} in the middle. News, an event or a reminder does that, too. ${NO_VERDICT}`,
  }));
}

function shareFinding(
  code: Finding['code'],
  share: number | null,
  whole: number,
  against: number,
  text: string,
): Finding[] {
  if (share === null || whole < LEAST_CITIZENS || share < against) return [];
  return [{ code, about: null, value: share, against, text: `${percent(share)} ${text} ${NO_VERDICT}` }];
}

/** How much is told: `all` to the city's staff; `public` hides small numbers; `public-hours` tells of hours alone. */
export type Audience = 'all' | 'public' | 'public-hours';

function shown(counts: readonly number[], audience: Audience): readonly (number | null)[] {
  switch (audience) {
    case 'all':
      return counts;
    case 'public':
      return withoutSmall(counts);
    case 'public-hours':
      return counts.map(() => null);
  }
}

/**
 * The report on a campaign. `maxChoices` 1 makes single votes the rule, and no finding. Whoever watches counters per
 * citizen change sees one citizen's steps, so while voting is open the public is told of hours alone.
 */
export function integrityReport(activity: Activity, maxChoices: number | null, audience: Audience): IntegrityReport {
  const { hours } = activity;
  const choices = shown(activity.citizensByChoices, audience);
  const ages = shown(activity.ballotsByAge, audience);
  const citizens = sum(activity.citizensByChoices);
  const ageOf = (age: AccountAge) => ages[ACCOUNT_AGES.indexOf(age)] ?? null;
  const unknown = ageOf('unknown');
  const known = unknown === null ? 0 : sum(activity.ballotsByAge) - unknown;
  const singleVoteShare = shareOf(choices[0], citizens);
  const newAccountShare = shareOf(ageOf('under-hour'), known);
  const single = 'of those who voted hold a single vote; people who came for one proposal do.';
  const fresh =
    'of the accounts whose age is known cast their first vote within an hour of being made; people who register in order to vote do.';
  return {
    hours: hours.map(({ hour, votes }) => ({ hour, votes: audience === 'all' || !isSmall(votes) ? votes : null })),
    citizensByChoices: choiceRanges().map((range, index) => ({ ...range, citizens: choices[index] ?? null })),
    singleVoteShare,
    ballotsByAge: ACCOUNT_AGES.map((age) => ({ age, ballots: ageOf(age) })),
    newAccountShare,
    findings: [
      ...burstFindings(hours),
      ...(maxChoices === 1 ? [] : shareFinding('single-votes', singleVoteShare, citizens, SINGLE_VOTE_SHARE, single)),
      ...shareFinding('new-accounts', newAccountShare, known, NEW_ACCOUNT_SHARE, fresh),
    ],
  };
}
