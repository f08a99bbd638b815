import type { Choice, Instant, PhaseInterval } from '../../functions/core/campaign.ts';

/** One citizen of the sample, when they come, and what they vote. */
export interface SampleVoter {
  readonly subject: string;
  readonly at: Instant;
  readonly votes: readonly { readonly number: number; readonly choice: Choice }[];
}

const VOTERS = 72;
/** So many come at the same time. */
const AT_ONCE = 3;
const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
/** Liège's share of votes against: 10,870 of 95,000. */
const AGAINST_ONE_IN = 9;

/** Days after the opening, for each three voters: a rush, a long middle, a second rush. For 25 days of voting. */
const DAYS = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22, 23, 24, 24] as const;
const USUAL_LENGTH = 25 * DAY;

/** Hours of the day at which people vote, from the morning to the late evening. */
function hourOf(group: number): number {
  return 8 + ((group * 5) % 12) + (group % 4) / 4;
}

/**
 * A spread of votes: the same every time, with proposals that many like and some that few do, over the whole of voting.
 * `numbers` are those of the ballot paper.
 */
export function sampleVoters(numbers: readonly number[], { opens, closes }: PhaseInterval): SampleVoter[] {
  const pace = closes === null ? 1 : (closes - opens) / USUAL_LENGTH;
  const voters = Array.from({ length: VOTERS }, (_, voter) => {
    const group = Math.floor(voter / AT_ONCE);
    const at = opens + ((DAYS[group] ?? 0) * DAY + hourOf(group) * HOUR) * pace;
    const votes = numbers.flatMap((number) => {
      const draw = (voter * 7919 + number * 104_729) % 1009;
      const liking = 1009 / (1 + ((number * 37) % numbers.length) / 4);
      if (draw >= liking * 0.8) return [];
      const choice: Choice = (voter + number) % AGAINST_ONE_IN === 0 ? 'against' : 'for';
      return [{ number, choice }];
    });
    return { subject: `sample-voter-${voter + 1}`, at: Math.floor(at), votes };
  });
  return voters.sort((one, other) => one.at - other.at);
}
