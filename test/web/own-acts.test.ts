import { describe, expect, it } from '@jest/globals';
import { OwnActs } from '../../web/src/desk/api/own-acts.ts';

const one = (id: string, revision: number) => ({ id, revision });

describe('a list at the desk', () => {
  it('has what was made and changed here, until the platform’s own list is as new', () => {
    const own = new OwnActs<{ id: string; revision: number }>();
    own.remember('liege', one('new', 1));
    own.remember('liege', one('old', 4));
    own.remember('namur', one('elsewhere', 1));
    const stale = [one('old', 3), one('other', 7)];
    expect(own.within('liege', stale)).toEqual([one('new', 1), one('old', 4), one('other', 7)]);
    // Somebody else has changed the old one further, and the new one has arrived.
    const fresh = [one('new', 1), one('old', 5), one('other', 7)];
    expect(own.within('liege', fresh)).toEqual(fresh);
    // Nothing of it is left that could come back.
    expect(own.within('liege', [one('old', 5)])).toEqual([one('old', 5)]);
  });
});
