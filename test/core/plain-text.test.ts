import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultOf } from '../../functions/core/plain-text.ts';

describe('a line of text', () => {
  it.each([
    'Réinventons Liège',
    "L'école de l’Œuvre n° 12",
    'Ça alors ! « Oui » – 50 % … €',
    '👩‍👩‍👧‍👦 une place pour tous',
    '🏳️‍🌈 et 👍🏽 et 🇧🇪',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} un drapeau',
    '❤️‍🔥 du quartier',
    '𝔘𝔫𝔦 𠜎𠜱',
    'שלום\u200f (1) عالم',
    'می‌خواهم',
    'क्‍ष',
    '1️⃣ ❤️ ☎︎ ©️ 👁️‍🗨️',
    '葛\u{e0100}城',
    'Việt Nam Ạ̊',
    '<b>nicht fett</b>',
    '__proto__',
  ])('may be %s', (text) => {
    expect(faultOf(text, 'line')).toBeNull();
    expect(faultOf(text, 'lines')).toBeNull();
  });

  it.each([
    ['a right-to-left override', 'facture \u202egnp.exe', 'U+202E'],
    ['an isolate that is left open', '\u2067Anna', 'U+2067'],
    ['an embedding', '\u202bAnna\u202c', 'U+202B'],
    ['a zero-width space', 'An\u200bna', 'U+200B'],
    ['a byte order mark', 'An\ufeffna', 'U+FEFF'],
    ['a soft hyphen', 'An\u00adna', 'U+00AD'],
    ['a Hangul filler', 'Anna \u3164', 'U+3164'],
    ['a joiner between Latin letters', 'An\u200dna', 'U+200D'],
    ['a joiner at the end', 'Anna\u200c', 'U+200C'],
    ['a hidden tag', 'Anna\u{e0041}', 'U+E0041'],
    ['a look chosen for a Latin letter', 'An\ufe0fna', 'U+FE0F'],
    ['a look chosen for an accent', 'Re\u0301\u{e0101}my', 'U+E0101'],
    ['a look chosen for a digit by itself', 'Rue 1\ufe0f', 'U+FE0F'],
    ['an annotation’s anchor', 'An\ufff9na', 'U+FFF9'],
    ['a mark of musical scores', 'An\u{1d173}na', 'U+1D173'],
    ['a line separator', 'two\u2028lines', 'U+2028'],
    ['half a surrogate pair', 'An\ud83dna', 'U+D83D'],
    ['a letter that was lost in another encoding', 'Li\ufffdge', 'U+FFFD'],
    ['a noncharacter', 'An\uffffna', 'U+FFFF'],
  ])('may not hold %s', (_, text, found) => {
    expect(faultOf(text, 'line')).toContain(found);
  });
});

describe('a text of several lines', () => {
  it('may hold what ends with its paragraph and what a word processor leaves', () => {
    expect(faultOf('\u2067مرحبا\u2069\nweicher Zei\u00adlen\u200bumbruch', 'lines')).toBeNull();
  });

  it.each(['\u202dabc', 'x\u202e', 'x\ud800', 'Li\ufffdge'])('may not hold %j', (text) => {
    expect(faultOf(text, 'lines')).not.toBeNull();
  });
});

it.each(['\u2800\u2800\u2800', '\u200e\u200f\u200e', '\ufe0f\ufe0f\ufe0f'])('%j is not taken for words', (text) => {
  expect(faultOf(text, 'line')).toContain('nothing that can be seen');
  expect(faultOf(text, 'lines')).toContain('nothing that can be seen');
});

it('no text at all is a matter of its length', () => {
  expect(faultOf('', 'lines')).toBeNull();
});

it('whatever is let through says the same after it has been sent as UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('line' as const, 'lines' as const), (text, kind) => {
      if (faultOf(text, kind) === null) expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
    }),
  );
});
