import { type Element, readXml } from './xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** How often a feed or an entry holds an element: RFC 4287, 4.1.1 and 4.1.2. */
const FEED = { id: [1, 1], title: [1, 1], updated: [1, 1], author: [1, 99], link: [1, 99] } as const;
const ENTRY = { ...FEED, published: [0, 1], content: [0, 1], category: [0, 99] } as const;

function require(holds: boolean, what: string): void {
  if (!holds) throw new SyntaxError(what);
}

function check({ name, children }: Element, allowed: Readonly<Record<string, readonly [number, number]>>): void {
  for (const [child, [least, most]] of Object.entries(allowed)) {
    const found = children.filter((one) => one.name === child).length;
    require(found >= least && found <= most, `${name} has ${found} times ${child}`);
  }
}

const texts = ({ children }: Element) => Object.fromEntries(children.map(({ name, text }) => [name, text]));

/** Reads an Atom feed and throws where it departs from RFC 4287. */
export function readAtom(source: string) {
  const feed = readXml(source);
  require(feed.name === 'feed' && feed.attributes.xmlns === ATOM, 'The root is not an Atom feed');
  const entries = feed.children.filter(({ name }) => name === 'entry');
  check(feed, FEED);
  for (const entry of entries) check(entry, ENTRY);
  for (const one of [feed, ...entries]) {
    for (const child of one.children) {
      const { name, text, attributes } = child;
      require(name in ENTRY || name === 'entry', `${name} is not known`);
      if (name === 'id') require(/^urn:uuid:[0-9a-f-]{36}$/.test(text), `${text} is not an absolute IRI`);
      if (/updated|published/.test(name)) require(RFC_3339.test(text), `${text} is not a time`);
      if (name === 'author') check(child, { name: [1, 1] });
      if (name === 'link') require(URL.canParse(attributes.href ?? '', 'https://example.org'), 'A link leads nowhere');
    }
  }
  const ids = entries.map((entry) => texts(entry).id);
  require(new Set(ids).size === ids.length, 'Two entries have one id');
  return { ...texts(feed), language: feed.attributes['xml:lang'], entries: entries.map(texts) };
}
