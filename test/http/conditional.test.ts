import { describe, expect, it } from '@jest/globals';
import { entityTag, names } from '../../functions/http/conditional.ts';

describe('an entity tag', () => {
  const tag = entityTag('a feed');

  it('is the same for the same text alone, and well-formed', () => {
    expect(entityTag('a feed')).toBe(tag);
    expect(entityTag('another')).not.toBe(tag);
    expect(tag).toMatch(/^"[\x21\x23-\x7e]+"$/);
  });

  it.each([
    ['the tag', tag, true],
    ['its weak form, which is what a proxy makes that compresses', `W/${tag}`, true],
    ['a list with it', `"x", ${tag} , "y"`, true],
    ['any', '*', true],
    ['another', '"x"', false],
    ['a part of it', tag.slice(0, -3), false],
    ['nothing', '', false],
    ['no header', undefined, false],
  ])('is known to whoever sends %s: %s', (_, sent, known) => {
    expect(names(sent, tag)).toBe(known);
  });
});
