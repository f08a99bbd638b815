/**
 * One text for one JSON value, whatever order its keys were written in: RFC 8785 (JSON Canonicalization Scheme).
 * Keys are sorted by UTF-16 code units; numbers and strings are written as ECMAScript's `JSON.stringify` writes them,
 * which is what the RFC prescribes. Throws a TypeError, with the path, for what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item, index) => write(item, `${path}/${index}`)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${writeString(key, path)}:${write(member, `${path}/${key}`)}`);
    return `{${members.join(',')}}`;
  }
  const found = typeof value === 'number' ? String(value) : typeof value;
  throw new TypeError(
    `JSON cannot hold ${found}, found at "${path}": use null, a finite number, a string or leave it out`,
  );
}

function writeString(text: string, path: string): string {
  // RFC 8785, 3.2.2.2: a lone surrogate has no UTF-8 form, so it has no hash either.
  if (text.isWellFormed()) return JSON.stringify(text);
  throw new TypeError(`${JSON.stringify(text)} at "${path}" holds half of a surrogate pair: write the whole character`);
}
