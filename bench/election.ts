import type { Choice, Language } from '../functions/core/campaign.ts';
import type { CampaignFile } from '../functions/http/campaign-file.ts';

/** A proposal as it is handed in; the first one gets the number 1, and so on. */
export interface Draft {
  /** What its source calls it: a project's id in its file. */
  readonly source: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly theme: string;
  readonly district: string | null;
  readonly author: string;
  readonly language: Language;
}

export interface Vote {
  readonly number: number;
  readonly choice: Choice;
}

export interface VoterBallot {
  readonly voter: string;
  readonly votes: readonly Vote[];
}

/** A whole election, ready to be held: its campaign, what is handed in, and how everybody votes. */
export interface Election {
  /** The file's name, or the generator's. */
  readonly name: string;
  readonly campaign: CampaignFile;
  readonly drafts: readonly Draft[];
  readonly ballots: readonly VoterBallot[];
  /** The votes *for* each proposal that the source itself publishes; null when it publishes none. */
  readonly published: readonly number[] | null;
}

export interface Count {
  readonly number: number;
  readonly for: number;
  readonly against: number;
}

/** Counts the ballots by hand: what every other figure must equal. */
export function countBallots({ drafts, ballots }: Pick<Election, 'drafts' | 'ballots'>): Count[] {
  const counts = drafts.map((_, index) => ({ number: index + 1, for: 0, against: 0 }));
  for (const { number, choice } of ballots.flatMap(({ votes }) => votes)) {
    const count = counts[number - 1];
    if (count === undefined) throw new RangeError(`a ballot votes on ${number}, there are ${counts.length} proposals`);
    count[choice] += 1;
  }
  return counts;
}

export function countVotes(ballots: readonly VoterBallot[]): number {
  return ballots.reduce((sum, { votes }) => sum + votes.length, 0);
}
