import fc from 'fast-check';

/** Texts that have broken something somewhere before. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'bell \u0007 and escape \u001b[2J',
  'two\nlines\r\nand\ttabs',
  'next line \u0085 and separators \u2028 \u2029',
  'right-to-left override \u202egnp.exe',
  '\u2066isolated without an end',
  'zero\u200bwidth\u200cin\u200dside\u2060',
  '\u200b\u200b\u200b',
  '\u3164\u115f\u2800\u00ad',
  '\ufeffbyte order mark',
  'replaced \ufffd letter',
  'lone \ud800 surrogate',
  '\udc00\ud800',
  '\uffff\ufffe noncharacters \u{1fffe}',
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇧🇪',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎𠜱𡿺',
  'Z̸̡̢͓̳̜̪͓ͨ̃ͣ̃͐͒a̷̛̺l̸g̵o̶',
  'e\u0301'.repeat(60),
  'שלום עולם مرحبا',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1)) ![x](data:text/html,x)',
  "'; DROP TABLE proposals; --",
  '{{7*7}} #{7*7} <%= 7*7 %>',
  '%00 %0d%0aSet-Cookie:%20a=b',
  '../../etc/passwd',
  'attribute_not_exists(#a) OR :b = :b',
  'NaN',
  'null',
  'undefined',
  '-0',
  '1e309',
  '0x10',
  ' 1',
  '１２',
  '9007199254740993',
  'open-counts#paper',
  '#',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 }).map(fromUnits) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('x', '€', '😀', '\u202e', '\n'), fc.nat(12_000)).map(repeated) },
);

/** Halves of surrogate pairs included. */
function fromUnits(units: readonly number[]): string {
  return String.fromCharCode(...units);
}

function repeated([unit, times]: readonly [string, number]): string {
  return unit.repeat(times);
}

/** Any JSON value but the one that is wanted. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      0,
      -0,
      -1,
      1.5,
      2 ** 31,
      Number.MAX_SAFE_INTEGER + 1,
      Number.MAX_VALUE,
      Number.MIN_VALUE,
      [],
      {},
      [[]],
      { toString: 1 },
      { length: 3 },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ depthSize: 'small' }) },
);

/** Names of fields and parameters that nothing here has. */
export const hostileName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'sub',
    'voterKey',
    'number',
    'Title',
    'title ',
    '',
  ),
  fc.string({ maxLength: 20 }),
);
