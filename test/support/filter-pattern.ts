/** What a log line is compared with: its fields, as JSON has them. */
type Line = Readonly<Record<string, unknown>>;

const TOKEN = /\s*(\(|\)|&&|\|\||\$\.[\w.]+|!?=|"(?:[^"\\]|\\.)*")/y;

function tokensOf(pattern: string): string[] {
  const [, inner] = /^\{(.*)\}$/s.exec(pattern.trim()) ?? [];
  if (inner === undefined) throw new SyntaxError(`${pattern} is no pattern for JSON`);
  const text = inner.trim();
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new SyntaxError(`Not understood from here on: ${text.slice(at)}`);
    tokens.push(token);
  }
  return tokens;
}

function valueAt(line: Line, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Line)[key] : undefined), line);
}

/**
 * Whether CloudWatch Logs would count the line: as much of the language of filter patterns as the template uses, that is
 * strings with `*`, `=`, `!=`, `&&`, `||` and brackets.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(pattern: string, line: Line): boolean {
  const tokens = tokensOf(pattern);
  const take = () => tokens.shift() ?? '';
  const one = (): boolean => {
    const token = take();
    if (token === '(') {
      const inside = either();
      if (take() !== ')') throw new SyntaxError('A bracket is open');
      return inside;
    }
    const comparison = take();
    if (comparison !== '=' && comparison !== '!=') throw new SyntaxError(`Only = and != are known behind ${token}`);
    const expected: string = JSON.parse(take());
    const found = valueAt(line, token);
    const parts = expected.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const equal = typeof found === 'string' && new RegExp(`^${parts.join('.*')}$`, 's').test(found);
    return equal === (comparison === '=');
  };
  const both = (): boolean => {
    let holds = one();
    while (tokens[0] === '&&') {
      take();
      // Both sides are read, whatever the first one says.
      const next = one();
      holds = holds && next;
    }
    return holds;
  };
  const either = (): boolean => {
    let holds = both();
    while (tokens[0] === '||') {
      take();
      const next = both();
      holds = holds || next;
    }
    return holds;
  };
  const result = either();
  if (tokens.length > 0) throw new SyntaxError(`Left over: ${tokens.join(' ')}`);
  return result;
}
