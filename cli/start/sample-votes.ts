import type { Choice } from '../../functions/core/campaign.ts';

/** One citizen of the sample and what they vote. */
export interface SampleVoter {
  readonly subject: string;
  readonly votes: readonly { readonly number: number; readonly choice: Choice }[];
}

const VOTERS = 40;
/** Liège's share of votes against: 10,870 of 95,000. */
const AGAINST_ONE_IN = 9;

/**
 * A spread of votes for a first start: the same every time, with proposals that many like and some that few do.
 * `votesOf(i)` of voter i falls off with the proposal's place in an order that differs from voter to voter.
 */
export function sampleVoters(proposals: number): SampleVoter[] {
  return Array.from({ length: VOTERS }, (_, voter) => {
    const votes = [];
    for (let number = 1; number <= proposals; number++) {
      const draw = (voter * 7919 + number * 104_729) % 1009;
      const liking = 1009 / (1 + ((number * 37) % proposals) / 4);
      if (draw >= liking * 0.8) continue;
      const choice: Choice = (voter + number) % AGAINST_ONE_IN === 0 ? 'against' : 'for';
      votes.push({ number, choice });
    }
    return { subject: `sample-voter-${voter + 1}`, votes };
  });
}
