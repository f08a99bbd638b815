import { accessToken, endSession } from '../session/session.ts';
import { apiClient } from './api-client.ts';
import { Failure } from './problem.ts';

export { answerOf, anyone, type Schemas } from './anyone.ts';

function fetchWith(request: Request, token: string | null): Promise<Response> {
  if (token === null) throw new Failure('signed-out', 0);
  // A copy: a request can be sent once, and may have to be sent again.
  const sent = request.clone();
  sent.headers.set('authorization', `Bearer ${token}`);
  return fetch(sent);
}

/** The platform's word counts more than the hour that is written beside a token: one that it refuses is renewed once. */
async function fetchSignedIn(request: Request): Promise<Response> {
  const token = await accessToken();
  const answer = await fetchWith(request, token);
  if (answer.status !== 401 || token === null) return answer;
  const renewed = await accessToken(token);
  if (renewed === null) return answer;
  const second = await fetchWith(request, renewed);
  if (second.status === 401) endSession();
  return second;
}

/** For what is done in somebody's name. Throws a Failure `signed-out` where nobody is signed in. */
export const signedIn = apiClient(fetchSignedIn);
