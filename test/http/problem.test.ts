import { expect, it } from '@jest/globals';
import { Problem, problemDocument } from '../../functions/http/problem.ts';

it('a member of a problem never takes the place of what every problem has', () => {
  const problem = new Problem('limit-reached', 'No more', { status: 'published', code: 'mine', maxChoices: 3 });
  expect(problemDocument(problem, 'request-1')).toMatchObject({
    status: 409,
    code: 'limit-reached',
    requestId: 'request-1',
    maxChoices: 3,
  });
});
