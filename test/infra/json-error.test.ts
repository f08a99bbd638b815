import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findJsonError } from '../../infra/json-error.ts';

describe('findJsonError', () => {
  it.each([
    ['{"a": 1,\n "b": [1, 2,]\n}', 2, 13, ']', 'a value, or take out the comma before it'],
    ['{"a": 1,\n}', 2, 1, '}', 'a key in double quotes, or take out the comma before it'],
    ['{"a": 1\n "b": 2}', 2, 2, '"b"', '"," or "}"'],
    ['{"a" 1}', 1, 6, '1', '":" after "a"'],
    ["{'a': 1}", 1, 2, "'", 'a key in double quotes'],
    ['{"a": yes}', 1, 7, 'yes', 'a value'],
    ['{"a": 01}', 1, 8, '1', '"," or "}"'],
    ['{"a": "x\ny"}', 1, 7, '"x', 'a text that ends in " on the same line'],
    ['[1 2]', 1, 4, '2', '"," or "]"'],
    ['{} // note', 1, 4, '/', 'the end of the file'],
    ['{"a": 1', 1, 8, 'the end of the file', '"," or "}"'],
    ['', 1, 1, 'the end of the file', 'a value'],
  ])('places the error of %j', (text, line, column, found, expected) => {
    expect(findJsonError(text)).toEqual({ line, column, found, expected });
  });

  it('refuses a key that an object has twice, however it is written', () => {
    expect(findJsonError('{"a": 1,\n "\\u0061": 2}')).toMatchObject({ line: 2, column: 2 });
    expect(findJsonError('[{"a": 1}, {"a": 2, "b": {"a": 3}}]')).toBeNull();
  });

  it('finds nothing wrong with what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(findJsonError(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it('agrees with JSON.parse about texts that were damaged', () => {
    const damaged = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.nat(3), fc.string({ maxLength: 2 }))
      .map(([value, at, cut, put]) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + cut);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const error = findJsonError(text);
        if (!error?.expected.startsWith('another key')) expect(error === null).toBe(parses(text));
      }),
      { numRuns: 500 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
