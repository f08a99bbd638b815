/** What is wrong with a text that should be JSON; line and column count from 1, columns in UTF-16 code units. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

class Unexpected extends Error {
  readonly offset: number;

  constructor(offset: number, expected: string) {
    super(expected);
    this.offset = offset;
  }
}

const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/uy;
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const SPACE = /[ \t\n\r]*/uy;

/**
 * The first error of a JSON text, or null. `JSON.parse` does not always tell where an error is, and lets the last of
 * two equal keys win without a word; here the second one is an error.
 */
export function findJsonError(text: string): JsonError | null {
  let at = 0;
  const take = (token: RegExp): string | null => {
    token.lastIndex = at;
    const match = token.exec(text)?.[0] ?? null;
    if (match !== null) at += match.length;
    return match;
  };
  const takeMark = (mark: string): boolean => {
    take(SPACE);
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  };

  const orNoComma = (expected: string): string =>
    /[\]}]/.test(text[at] ?? '') ? `${expected}, or take out the comma before it` : expected;

  function value(): void {
    if (takeMark('{')) members();
    else if (takeMark('[')) items();
    else if (take(STRING) === null && take(NUMBER_OR_WORD) === null) {
      throw new Unexpected(at, text[at] === '"' ? 'a text that ends in " on the same line' : orNoComma('a value'));
    }
  }

  function members(): void {
    const keys = new Set<string>();
    if (takeMark('}')) return;
    do {
      take(SPACE);
      const start = at;
      const key = take(STRING);
      if (key === null) throw new Unexpected(at, orNoComma('a key in double quotes'));
      const name = String(JSON.parse(key));
      if (keys.has(name)) throw new Unexpected(start, `another key, since ${key} is already given in this object`);
      keys.add(name);
      if (!takeMark(':')) throw new Unexpected(at, `":" after ${key}`);
      value();
    } while (takeMark(','));
    if (!takeMark('}')) throw new Unexpected(at, '"," or "}"');
  }

  function items(): void {
    if (takeMark(']')) return;
    do value();
    while (takeMark(','));
    if (!takeMark(']')) throw new Unexpected(at, '"," or "]"');
  }

  try {
    value();
    take(SPACE);
    if (at < text.length) throw new Unexpected(at, 'the end of the file');
    return null;
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    const lines = text.slice(0, error.offset).split('\n');
    const found = /^[\p{L}\p{N}]+|^"[^"\n]*"?|^./u.exec(text.slice(error.offset, error.offset + 60))?.[0];
    return {
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      found: found ?? (error.offset < text.length ? 'the end of the line' : 'the end of the file'),
      expected: error.message,
    };
  }
}
