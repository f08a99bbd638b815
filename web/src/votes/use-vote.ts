import { usePageCampaign } from '../api/page-campaign.ts';
import { Failure, type FailureCode } from '../api/problem.ts';
import { session } from '../session/session.ts';
import { signIn } from '../session/use-session.ts';
import { useStore } from '../store.ts';
import { choiceIn, sendChoice, useBallot } from './ballots.ts';
import { VoteQueue } from './vote-queue.ts';
import { keyOf, type Wanted } from './wish.ts';

const STORED = 'votes';

/**
 * One queue a tab. What has not been answered lies beside the tokens, in the tab's `sessionStorage`, and for the same
 * reason: a vote is secret, and whoever sits down next at a shared computer shall not find it.
 */
export const voteQueue = new VoteQueue({
  send: sendChoice,
  storage: {
    read: () => sessionStorage.getItem(STORED),
    write: (text) => sessionStorage.setItem(STORED, text),
  },
  person: () => session.value?.id ?? null,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
});

export interface Vote {
  /** What the platform has counted. */
  readonly counted: Wanted;
  /** What is wanted: the same, unless something else is on its way. Show it as chosen, with the state beside it. */
  readonly wanted: Wanted;
  /**
   * `idle`: nothing on its way, `counted` holds. `sending`: on its way, or tried again while `failure` says why.
   * `signing-in`: sent once somebody has signed in. `failed`: `failure` says why; see `retry` and `dismiss`.
   */
  readonly state: 'idle' | 'sending' | 'signing-in' | 'failed';
  readonly failure: FailureCode | null;
  /** Chooses, changes sides or, by `none`, takes back; leaves for the sign-in where nobody is signed in. */
  readonly choose: (wanted: Wanted) => void;
  readonly retry: () => void;
  /** Lets go of a choice that failed: the ballot stays as it is. */
  readonly dismiss: () => void;
}

/** Leaves for the sign-in where nobody is signed in; the vote is kept until they are back. */
function signInFor(campaign: string, number: number): void {
  if (session.value !== null) return;
  signIn().catch((error: unknown) => {
    voteQueue.giveUp(campaign, number, error instanceof Failure ? error.code : 'unreachable');
  });
}

/** Voting on one proposal of the page's campaign. */
export function useVote(number: number): Vote {
  const campaign = usePageCampaign() ?? '';
  const { data: ballot } = useBallot();
  const wish = useStore(voteQueue.wishes).get(keyOf({ campaign, number }));
  const counted = choiceIn(ballot, number);
  return {
    counted,
    wanted: wish?.wanted ?? counted,
    state: wish?.state ?? 'idle',
    failure: wish?.failure ?? null,
    choose: (wanted) => {
      voteQueue.want(campaign, number, wanted);
      signInFor(campaign, number);
    },
    retry: () => {
      voteQueue.retry(campaign, number);
      signInFor(campaign, number);
    },
    dismiss: () => voteQueue.dismiss(campaign, number),
  };
}

/** Goes on with what is kept whenever it may work again. */
export function watchVotes(): void {
  const resume = () => voteQueue.resume();
  session.follow(resume);
  addEventListener('online', resume);
  resume();
}
