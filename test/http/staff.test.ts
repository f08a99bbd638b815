import { describe, expect, it } from '@jest/globals';
import { requireModerator, staffIdOf } from '../../functions/http/staff.ts';

const caller = (claims: Record<string, unknown>) => ({ issuer: 'https://issuer.example', subject: 'mona', claims });

describe('a moderator', () => {
  it.each(['[moderators]', '[operators moderators]', 'moderators'])('is whoever is in the group, as %s', (groups) => {
    expect(requireModerator(caller({ 'cognito:groups': groups }))).toEqual({ id: staffIdOf(caller({})) });
  });

  it.each([undefined, '', '[]', '[operators]', '[moderators-of-old]', ['moderators'], '[Moderators]'])(
    'is nobody else, as with %j',
    (groups) => {
      expect(() => requireModerator(caller({ 'cognito:groups': groups }))).toThrow(/group "moderators"/);
    },
  );

  it('is known by a pseudonym that does not hold the subject and differs between issuers', () => {
    const id = staffIdOf(caller({}));
    expect(id).toMatch(/^staff-[\w-]{16}$/);
    expect(id).not.toContain('mona');
    expect(staffIdOf({ issuer: 'https://other.example', subject: 'mona' })).not.toBe(id);
  });
});
