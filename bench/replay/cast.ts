import type { Election, Vote, VoterBallot } from '../election.ts';
import { countVotes } from '../election.ts';
import { AnswerError } from '../http.ts';
import { inParallel, Latencies } from '../load.ts';
import type { BallotAnswer } from './answers.ts';
import type { ElectionApi } from './api.ts';
import type { Progress } from './progress.ts';

/** After so many refused votes something is wrong with the platform, not with a vote. */
const MOST_REFUSALS = 50;

export interface Casting {
  readonly accepted: number;
  /** Why votes were not accepted, a line each. */
  readonly refused: readonly string[];
  /** Voters whose last answer did not show exactly their choices, a line each. */
  readonly wrongBallots: readonly string[];
  readonly seconds: number;
  readonly latencies: Latencies;
}

/** Casts every vote as its voter: `concurrency` voters at once, the votes of one voter in order. */
export async function castAll(
  election: Election,
  api: ElectionApi,
  concurrency: number,
  progress: Progress,
  signal?: AbortSignal,
): Promise<Casting> {
  const latencies = new Latencies();
  const refused: string[] = [];
  const wrongBallots: string[] = [];
  let accepted = 0;
  const stage = progress('votes', countVotes(election.ballots));

  const castVote = async (vote: Vote, token: string): Promise<BallotAnswer | null> => {
    try {
      const ballot = await latencies.time(() => api.cast(vote, token));
      accepted += 1;
      return ballot;
    } catch (error) {
      if (!(error instanceof AnswerError) || refused.length >= MOST_REFUSALS) throw error;
      refused.push(error.message);
      return null;
    } finally {
      stage.add(1);
    }
  };
  const castBallot = async ({ voter, votes }: VoterBallot): Promise<void> => {
    const token = await api.tokenOf(voter, 'vote');
    let last: BallotAnswer | null = null;
    for (const vote of votes) {
      signal?.throwIfAborted();
      last = (await castVote(vote, token)) ?? last;
    }
    if (votes.length > 0 && !shows(last, votes)) wrongBallots.push(`${voter}: ${JSON.stringify(last)}`);
  };

  const started = performance.now();
  try {
    await inParallel(election.ballots, concurrency, castBallot);
  } finally {
    stage.end();
  }
  return { accepted, refused, wrongBallots, seconds: (performance.now() - started) / 1000, latencies };
}

function shows(ballot: BallotAnswer | null, votes: readonly Vote[]): boolean {
  const numbers = (choice: Vote['choice']): string =>
    votes
      .flatMap((vote) => (vote.choice === choice ? [vote.number] : []))
      .sort((one, other) => one - other)
      .join();
  const sorted = (list: readonly number[]): string => [...list].sort((one, other) => one - other).join();
  return ballot !== null && sorted(ballot.for) === numbers('for') && sorted(ballot.against) === numbers('against');
}
