import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_ID, commentDay, commentId, isReply, takesComments } from '../../functions/core/comment.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { campaignFile } from '../support/campaign-files.ts';

const at = (text: string) => Date.parse(text);
const campaign = parseCampaign(campaignFile({ id: 'talk' }), 'talk.json');
const instants = fc.integer({ min: at('2010-01-01'), max: at('2100-01-01') });
const randoms = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'.split('')),
  minLength: 10,
  maxLength: 10,
});

describe('the id of a comment', () => {
  it('sorts by time, whatever stands behind it', () => {
    fc.assert(
      fc.property(instants, instants, randoms, randoms, (one, other, first, second) => {
        fc.pre(one !== other);
        expect(commentId(one, first, null) < commentId(other, second, null)).toBe(one < other);
      }),
    );
  });

  it('tells a reply and what it replies to', () => {
    fc.assert(
      fc.property(instants, randoms, randoms, (written, first, second) => {
        const head = commentId(written, first, null);
        const reply = commentId(written + 1, second, head);
        expect([head, reply].map((id) => [COMMENT_ID.test(id), isReply(id)])).toEqual([
          [true, false],
          [true, true],
        ]);
        expect(reply.startsWith(`${head}.`)).toBe(true);
        expect(COMMENT_ID.test(commentId(written, first, reply))).toBe(false);
      }),
    );
  });
});

describe('comments', () => {
  it('are taken in the phases that the campaign names, from their first moment to their last', () => {
    const open = [
      '2024-02-29T22:59:59.999Z',
      '2024-02-29T23:00:00Z',
      '2024-03-31T21:59:59.999Z',
      '2024-03-31T22:00:00Z',
    ];
    expect(open.map((instant) => takesComments(campaign, at(instant)))).toEqual([false, true, true, false]);
    const closed = { ...campaign, comments: { phases: [], perDay: null } };
    expect(takesComments(closed, at('2024-03-05T10:00:00Z'))).toBe(false);
  });

  it("are counted by the day of the campaign's clocks", () => {
    expect(commentDay(campaign, at('2024-03-05T22:59:59.999Z'))).toBe('2024-03-05');
    expect(commentDay(campaign, at('2024-03-05T23:00:00Z'))).toBe('2024-03-06');
  });
});
