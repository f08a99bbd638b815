import ICAL from 'ical.js';

/** A property's name, its parameters and its value, unescaped where it is a text. */
export interface Component {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly components: readonly Component[];
}

const LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^";:,]+)*):(.*)$/su;
const TEXTS = new Set(['SUMMARY', 'DESCRIPTION', 'X-WR-CALNAME']);
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['PRODID', 'VERSION'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
};

function fail(what: string): never {
  throw new SyntaxError(what);
}

function unescapeText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]|\p{Cc}(?<!\t)/u.test(value)) fail(`${JSON.stringify(value)} is not escaped`);
  return value.replaceAll(/\\(.)/gsu, (_, escaped: string) => {
    if (/[nN]/.test(escaped)) return '\n';
    return /[\\;,]/.test(escaped) ? escaped : fail(`\\${escaped} is no escape`);
  });
}

function checkTime(name: string, parameters: string, value: string): void {
  if (!/^DT(START|END|STAMP)$|^LAST-MODIFIED$/.test(name)) return;
  const format = parameters.includes('VALUE=DATE') ? /^\d{8}$/ : /^\d{8}T\d{6}Z$/;
  if (!format.test(value)) fail(`${name}${parameters} is ${value}`);
}

/** Reads a calendar and throws where it departs from RFC 5545: by a parser in use, then by what that lets pass. */
export function readCalendar(source: string): Component {
  ICAL.parse(source);
  if (!source.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)/.test(source)) fail('Lines end with CRLF');
  const physical = source.slice(0, -2).split('\r\n');
  for (const line of physical) if (Buffer.byteLength(line) > 75) fail(`A line of ${Buffer.byteLength(line)} octets`);
  const lines = source
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
  const component = (name: string): Component => {
    const properties: Record<string, string> = {};
    const components: Component[] = [];
    for (;;) {
      const [, property = '', parameters = '', value = ''] = LINE.exec(lines.shift() ?? '') ?? fail(`${name} goes on`);
      if (property === 'BEGIN') components.push(component(value));
      else if (property === 'END') {
        if (value !== name) fail(`${value} ends within ${name}`);
        for (const needed of NEEDED[name] ?? fail(`${name} is not known`))
          if (!(needed in properties)) fail(`${name} has no ${needed}`);
        return { name, properties, components };
      } else {
        if (property in properties) fail(`${property} is there twice`);
        checkTime(property, parameters, value);
        properties[property] = TEXTS.has(property) ? unescapeText(value) : value;
      }
    }
  };
  if (lines.shift() !== 'BEGIN:VCALENDAR') fail('It does not begin as a calendar');
  const calendar = component('VCALENDAR');
  if (lines.length > 0) fail('Something stands behind the end');
  const uids = calendar.components.map(({ properties }) => properties.UID);
  if (new Set(uids).size !== uids.length) fail('Two events have one UID');
  return calendar;
}
