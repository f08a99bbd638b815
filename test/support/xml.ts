/** An element as it was written; of mixed content the text alone is put together. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const NAME = /[A-Za-z_][\w.:-]*/y;
const CHARACTER = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads what is well-formed by XML 1.0 and throws for the rest; comments, CDATA and DTDs are refused, too. */
export function readXml(source: string): Element {
  let at = 0;
  const fail = (what: string): never => {
    throw new SyntaxError(`${what} at ${at}: ${JSON.stringify(source.slice(at, at + 40))}`);
  };
  const eat = (text: string) => {
    if (!source.startsWith(text, at)) fail(`"${text}" is missing`);
    at += text.length;
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? fail(`${pattern} is missing`);
    at += found.length;
    return found;
  };
  const decode = (raw: string): string => {
    if (!CHARACTER.test(raw) || raw.includes('<')) fail('A character that is not allowed');
    return raw.replaceAll(/&([^;]*;?)/g, (_, reference: string) => {
      const [, decimal] = /^#(\d+);$/.exec(reference) ?? [];
      return (
        ENTITIES[reference.replace(/;$/, '')] ?? (decimal ? String.fromCodePoint(Number(decimal)) : fail(reference))
      );
    });
  };
  const attributesOf = (): Record<string, string> => {
    const attributes: Record<string, string> = {};
    while (/\s/.test(source[at] ?? '')) {
      take(/\s+/y);
      const name = take(NAME);
      if (name in attributes) fail(`The attribute ${name} is there twice`);
      eat('="');
      attributes[name] = decode(take(/[^"]*/y));
      eat('"');
    }
    return attributes;
  };
  const element = (): Element => {
    eat('<');
    const name = take(NAME);
    const attributes = attributesOf();
    const children: Element[] = [];
    let text = '';
    if (source.startsWith('/>', at)) {
      eat('/>');
      return { name, attributes, children, text };
    }
    eat('>');
    while (!source.startsWith('</', at)) {
      if (source[at] === '<') children.push(element());
      else text += decode(take(/[^<]+/y));
    }
    eat(`</${name}>`);
    return { name, attributes, children, text };
  };
  eat('<?xml version="1.0" encoding="utf-8"?>');
  take(/\s*/y);
  const root = element();
  take(/\s*/y);
  if (at !== source.length) fail('Something stands behind the root');
  return root;
}
