import { describe, expect, it } from '@jest/globals';
import { operations } from '../../functions/http/operations.ts';
import { VOTE_OPERATIONS } from '../../functions/http/vote-operations.ts';

describe('the operations of vote', () => {
  it('are all that the API has of it: the function itself knows no others', () => {
    const ids = operations.filter((operation) => operation.function === 'vote').map(({ id }) => id);
    expect(ids.toSorted()).toEqual(Object.keys(VOTE_OPERATIONS).toSorted());
    expect(Object.values(VOTE_OPERATIONS).filter((operation) => operation.function !== 'vote')).toEqual([]);
  });
});
