import type { Choice } from '../functions/core/campaign.ts';
import type { CampaignFile } from '../functions/http/campaign-file.ts';
import { apportion } from './apportion.ts';
import type { Election, VoterBallot } from './election.ts';
import { inventProposal } from './liege/proposals.ts';
import { exponential, logNormal, type Random, seededRandom } from './random.ts';

/** What the city published of the campaign of 2017 (proposals, votes) and the press (voters, votes for). */
export const LIEGE = { proposals: 923, voters: 5_000, votes: 95_000, votesFor: 84_130 } as const;
/** A mean ballot has 19 choices, which a small election must have room for; two tally pages are touched. */
export const FEWEST_PROPOSALS = 100;

/** How unequal things are, as the sigma of a log-normal distribution: about what real elections show. */
const SKEW = { popularity: 1, eagerness: 1.1, controversy: 0.8, dislike: 1 } as const;

export interface LiegeOptions {
  /** The same seed gives the same election. */
  readonly seed: number;
  /** 1 is the whole of Liège; everything is multiplied and rounded, proposals down to FEWEST_PROPOSALS. */
  readonly scale: number;
}

/** Makes an election of Liège's size and shape: few proposals get many votes, few voters cast many. */
export function liegeElection(campaign: CampaignFile, { seed, scale }: LiegeOptions): Election {
  const random = seededRandom(seed);
  const size = sizeAt(scale);
  const drafts = Array.from({ length: size.proposals }, (_, index) => inventProposal(random, campaign, index + 1));
  const popularity = drafts.map(() => logNormal(random, SKEW.popularity));
  const eagerness = Array.from({ length: size.voters }, () => logNormal(random, SKEW.eagerness));
  const lengths = apportion(eagerness, size.votes, 1, size.proposals);
  const chosen = lengths.map((length) => drawNumbers(random, popularity, length));
  const ballots = takeSides(random, chosen, size.proposals, size.votes - size.votesFor);
  return { name: 'liege', campaign, drafts, ballots, published: null };
}

export function sizeAt(scale: number): { proposals: number; voters: number; votes: number; votesFor: number } {
  if (!(scale > 0)) throw new RangeError(`a scale is a positive number, such as 0.02; not ${scale}`);
  const proposals = Math.max(FEWEST_PROPOSALS, Math.round(LIEGE.proposals * scale));
  const voters = Math.max(1, Math.round(LIEGE.voters * scale));
  const votes = Math.max(voters, Math.round(LIEGE.votes * scale));
  return { proposals, voters, votes, votesFor: Math.min(votes, Math.round(LIEGE.votesFor * scale)) };
}

/** Different numbers, the popular ones more often. */
function drawNumbers(random: Random, popularity: readonly number[], length: number): number[] {
  return popularity
    .map((weight, index) => ({ number: index + 1, arrival: exponential(random, weight) }))
    .sort((one, other) => one.arrival - other.arrival)
    .slice(0, length)
    .map(({ number }) => number);
}

/** Turns exactly `against` of the choices against, more often on disputed proposals and by displeased voters. */
function takeSides(random: Random, chosen: readonly number[][], proposals: number, against: number): VoterBallot[] {
  const controversy = Array.from({ length: proposals }, () => logNormal(random, SKEW.controversy));
  const turns = chosen
    .flatMap((numbers, voter) => {
      const dislike = logNormal(random, SKEW.dislike);
      return numbers.map((number) => {
        const arrival = exponential(random, dislike * (controversy[number - 1] ?? 1));
        return { key: `${voter} ${number}`, arrival };
      });
    })
    .sort((one, other) => one.arrival - other.arrival)
    .slice(0, against);
  const turned = new Set(turns.map(({ key }) => key));
  return chosen.map((numbers, voter) => ({
    voter: `voter-${voter + 1}`,
    votes: numbers.map((number) => {
      const choice: Choice = turned.has(`${voter} ${number}`) ? 'against' : 'for';
      return { number, choice };
    }),
  }));
}
