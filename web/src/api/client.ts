import createClient, { type Middleware } from 'openapi-fetch';
import { accessToken, forgetSession } from '../session/session.ts';
import { Failure } from './problem.ts';
import type { paths } from './schema.d.ts';

export { answerOf, anyone, type Schemas } from './anyone.ts';

const withToken: Middleware = {
  onRequest: async ({ request }) => {
    const token = await accessToken();
    if (token === null) throw new Failure('signed-out', 0);
    request.headers.set('authorization', `Bearer ${token}`);
    return request;
  },
  onResponse: ({ response }) => {
    // The platform's word counts more than the hour that is written on the token.
    if (response.status === 401) forgetSession();
  },
};

/** For what is done in somebody's name. Throws a Failure `signed-out` where nobody is signed in. */
export const signedIn = createClient<paths>();
signedIn.use(withToken);
