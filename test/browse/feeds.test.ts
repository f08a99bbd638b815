import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atomFeed, escapeXml, type FeedEntry, stableId } from '../../functions/browse/atom.ts';
import { iCalendar } from '../../functions/browse/icalendar.ts';
import { readAtom } from '../support/atom.ts';
import { readCalendar } from '../support/icalendar.ts';

const AT = Date.parse('2018-06-30T22:00:00Z');
/** Any text at all, with what markup and calendars set apart among it. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'<>&"\';,:\\\n\r\t\0\u{ffff} '.split('')),
    fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
  ),
  maxLength: 200,
});
const entry = (more: Partial<FeedEntry>): FeedEntry => ({
  id: stableId('entry'),
  title: 'A park',
  content: 'Trees',
  author: 'Anna',
  published: AT,
  updated: AT,
  link: '/api/campaigns/x/proposals/1',
  category: { term: 'green', label: 'Nature' },
  ...more,
});
const feed = (entries: readonly FeedEntry[], title = 'News') =>
  atomFeed({
    id: stableId('feed'),
    title,
    language: 'fr',
    self: '/api/campaigns/x/feed.atom?lang=fr',
    about: '/api/campaigns/x',
    author: 'La Ville',
    entries,
    since: 0,
  });

describe('an Atom feed', () => {
  it('is well-formed whatever citizens write, and says what they wrote but for what XML cannot hold', () => {
    fc.assert(
      fc.property(text, text, text, (title, content, label) => {
        const read = readAtom(feed([entry({ title, content, category: { term: 'green', label } })], title));
        const kept = (one: string) =>
          one.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
        expect(read.entries).toMatchObject([{ title: kept(title), content: kept(content) }]);
      }),
    );
  });

  it('is as new as its newest entry, and as the campaign without any', () => {
    const entries = [entry({ updated: AT + 1 }), entry({ id: stableId('older') })];
    expect(readAtom(feed(entries))).toMatchObject({ updated: new Date(AT + 1).toISOString() });
    expect(readAtom(feed([]))).toMatchObject({ updated: '1970-01-01T00:00:00.000Z', entries: [] });
  });

  it('gives the same thing the same id, another one another', () => {
    expect(stableId('a', 'b')).toBe(stableId('a', 'b'));
    expect(stableId('a', 'b')).not.toBe(stableId('ab'));
    expect(stableId('a')).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('escapes what would end an attribute', () => {
    expect(escapeXml(`"'<>&`)).toBe('&quot;&apos;&lt;&gt;&amp;');
  });
});

describe('a calendar', () => {
  const occasion = { uid: 'one', summary: '', description: '', changedAt: AT, sequence: 0, cancelled: false };

  it('keeps every text through escaping and folding, at most 75 octets a line', () => {
    fc.assert(
      fc.property(text, text, (summary, name) => {
        const events = [{ ...occasion, summary, day: '2018-06-30' }];
        const read = readCalendar(iCalendar({ name, language: 'fr', events }));
        const kept = (one: string) =>
          one
            .toWellFormed()
            .replaceAll(/\r\n?/g, '\n')
            .replaceAll(/(?![\n\t])\p{Cc}/gu, '');
        expect(read.properties['X-WR-CALNAME']).toBe(kept(name));
        expect(read.components[0]?.properties.SUMMARY).toBe(kept(summary));
      }),
    );
  });

  it('ends a day on the next one, across the end of a year, and leaves what has no end without', () => {
    const events = [
      { ...occasion, day: '2018-12-31' },
      { ...occasion, uid: 'two', starts: AT, ends: null, cancelled: true },
    ];
    const [day, open] = readCalendar(iCalendar({ name: 'x', language: 'fr', events })).components;
    expect(day?.properties).toMatchObject({ DTSTART: '20181231', DTEND: '20190101', STATUS: 'CONFIRMED' });
    expect(open?.properties).toMatchObject({ DTSTART: '20180630T220000Z', STATUS: 'CANCELLED' });
    expect(open?.properties.DTEND).toBeUndefined();
  });
});
