import { marshall } from '@aws-sdk/util-dynamodb';
import type { Instant } from '../../functions/core/campaign.ts';
import type { Election } from '../election.ts';

/** Sequence numbers of a real stream have 21 digits and more, and are not consecutive. */
const FIRST_SEQUENCE = 100_000_000_001_234_567_890n;
const BETWEEN = 1_013n;

interface Sets {
  readonly for: Set<number>;
  readonly against: Set<number>;
}

function imageOf(ballot: string, sets: Sets, revision: number, at: Instant) {
  return marshall({
    ballot,
    ...(sets.for.size > 0 && { for: sets.for }),
    ...(sets.against.size > 0 && { against: sets.against }),
    choices: revision,
    revision,
    changedAt: at,
    accountAge: 'unknown',
  });
}

/**
 * The stream records of an election's votes, one a vote, everybody's first choice before anybody's second, evenly
 * spread over `duration` milliseconds.
 */
export function* voteRecords(
  campaign: string,
  { ballots }: Pick<Election, 'ballots'>,
  opens: Instant,
  duration: number,
): Generator<Record<string, unknown>> {
  const total = ballots.reduce((sum, { votes }) => sum + votes.length, 0);
  const open = ballots.map(({ voter, votes }) => {
    const sets: Sets = { for: new Set(), against: new Set() };
    return { key: `${campaign}#${voter.padEnd(22, '-')}`, votes, sets };
  });
  let count = 0;
  for (let turn = 0; count < total; turn++) {
    for (const { key, votes, sets } of open) {
      const vote = votes[turn];
      if (!vote) continue;
      const at = opens + Math.floor((count / total) * duration);
      const before = turn === 0 ? {} : { OldImage: imageOf(key, sets, turn, at) };
      sets[vote.choice].add(vote.number);
      const sequence = `${FIRST_SEQUENCE + BETWEEN * BigInt(count++)}`;
      yield {
        eventID: sequence,
        eventName: turn === 0 ? 'INSERT' : 'MODIFY',
        eventSource: 'aws:dynamodb',
        dynamodb: {
          ApproximateCreationDateTime: at / 1000,
          Keys: { ballot: { S: key } },
          SequenceNumber: sequence,
          ...before,
          NewImage: imageOf(key, sets, turn + 1, at),
        },
      };
    }
  }
}
