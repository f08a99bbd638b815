import { queryOptions, useQuery } from '@tanstack/preact-query';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { campaignQuery, type Shared } from '../api/campaigns.ts';
import { answerOf, type Schemas, signedIn } from '../api/client.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { Failure } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { session } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { keepReceipt } from './receipts.ts';
import type { Wanted, Wish } from './wish.ts';

export type Ballot = Schemas['OwnBallot'];

/** How long one try may take, ms: on a network that swallows requests the next one comes soon. */
const PATIENCE = 15_000;

function ballotQuery(campaign: string, person: string | null) {
  return queryOptions({
    queryKey: ['ballot', campaign, person],
    queryFn: ({ signal }): Promise<Ballot> =>
      answerOf(signedIn.GET('/api/campaigns/{campaign}/ballot', { params: { path: { campaign } }, signal })),
    // It changes by one's own hand, in this tab or another.
    staleTime: 30_000,
  });
}

export const BallotContext = createContext<Shared<Ballot> | null>(null);

/** One's own choices; without data while nobody is signed in. */
export function useBallot(): Shared<Ballot> {
  const shared = useContext(BallotContext);
  if (shared === null) throw new Error('useBallot is called outside of PageData.');
  return shared;
}

/** For PageData alone. Disabled while nobody is signed in, and on pages of no campaign. */
export function useBallotQuery() {
  const campaign = usePageCampaign() ?? '';
  const { person } = useSession();
  return useQuery({ ...ballotQuery(campaign, person?.id ?? null), enabled: person !== null && campaign !== '' });
}

/** Asks for the ballot of whoever is signed in before there is a page to show it; null where it does not come. */
export async function askBallotEarly(campaign: string): Promise<Ballot | null> {
  const person = session.value;
  if (person === null) return null;
  // The page asks for it again, and says why it does not come.
  return queryClient.fetchQuery(ballotQuery(campaign, person.id)).catch(() => null);
}

/** What the ballot says about a proposal: this is counted. */
export function choiceIn(ballot: Ballot | undefined, number: number): Wanted {
  if (ballot?.for.includes(number)) return 'for';
  return ballot?.against.includes(number) ? 'against' : 'none';
}

/** Puts the ballot of an answer in the place of an older one; answers may overtake each other. */
function keepBallot(ballot: Ballot, person: string | null): void {
  const { queryKey } = ballotQuery(ballot.campaign, person);
  queryClient.setQueryData(queryKey, (known) =>
    known !== undefined && known.revision > ballot.revision ? known : ballot,
  );
}

/** Writes a choice; throws a Failure. */
export async function sendChoice({ campaign, number, wanted }: Wish): Promise<void> {
  const person = session.value?.id ?? null;
  const params = { path: { campaign, number } };
  const signal = AbortSignal.timeout(PATIENCE);
  const path = '/api/campaigns/{campaign}/ballot/{number}';
  try {
    const { receipt, ...ballot } = await answerOf(
      wanted === 'none'
        ? signedIn.DELETE(path, { params, signal })
        : signedIn.PUT(path, { params, body: { choice: wanted }, signal }),
    );
    // While a choice can be written, nothing is published yet in which it could be found.
    keepBallot({ ...ballot, votes: null }, person);
    if (receipt !== null) keepReceipt(receipt);
  } catch (error) {
    // Refused: the page knew too little, of a phase that has closed, a pause, or a choice made elsewhere.
    if (error instanceof Failure && !error.passing) {
      await queryClient.invalidateQueries({ queryKey: campaignQuery(campaign).queryKey });
      await queryClient.invalidateQueries({ queryKey: ballotQuery(campaign, person).queryKey });
    }
    throw error;
  }
}
