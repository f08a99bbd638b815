import { createHash } from 'node:crypto';
import type { Instant } from '../core/campaign.ts';

/** One thing that happened. */
export interface FeedEntry {
  /** An IRI that stays the same whatever changes. */
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly author: string;
  readonly published: Instant;
  readonly updated: Instant;
  /** Where it can be read, without the host: relative to the feed's own address. */
  readonly link: string;
  /** The id and the name of its theme. */
  readonly category: { readonly term: string; readonly label: string };
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  /** Its own address, without the host. */
  readonly self: string;
  /** What it is about, without the host. */
  readonly about: string;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
  /** When it was last changed where it has no entries. */
  readonly since: Instant;
}

const NAMED = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' } as const;
/** A line break in an attribute would be read as a blank, and a carriage return as a line feed. */
const ESCAPED = /[&<>"'\r]/g;
/** What XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets */
const NO_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function isNamed(character: string): character is keyof typeof NAMED {
  return Object.hasOwn(NAMED, character);
}

export function escapeXml(text: string): string {
  const allowed = text.toWellFormed().replaceAll(NO_CHARACTER, '\u{fffd}');
  return allowed.replaceAll(ESCAPED, (character) => (isNamed(character) ? NAMED[character] : '&#13;'));
}

/** A name-based UUID (RFC 9562, version 5) as an IRI: the same for the same parts, whatever the host is called. */
export function stableId(...parts: readonly string[]): string {
  const bytes = createHash('sha1')
    .update(JSON.stringify(['reinventons', ...parts]))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${groups.join('-')}`;
}

const iso = (instant: Instant) => new Date(instant).toISOString();

function entryXml(entry: FeedEntry): string {
  return [
    '  <entry>',
    `    <id>${escapeXml(entry.id)}</id>`,
    `    <title>${escapeXml(entry.title)}</title>`,
    `    <published>${iso(entry.published)}</published>`,
    `    <updated>${iso(entry.updated)}</updated>`,
    `    <author><name>${escapeXml(entry.author)}</name></author>`,
    `    <link rel="alternate" type="application/json" href="${escapeXml(entry.link)}"/>`,
    `    <category term="${escapeXml(entry.category.term)}" label="${escapeXml(entry.category.label)}"/>`,
    `    <content type="text">${escapeXml(entry.content)}</content>`,
    '  </entry>',
  ].join('\n');
}

/** An Atom feed (RFC 4287), newest entry first. */
export function atomFeed(feed: Feed): string {
  const updated = feed.entries.reduce((latest, entry) => Math.max(latest, entry.updated), feed.since);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    `  <id>${escapeXml(feed.id)}</id>`,
    `  <title>${escapeXml(feed.title)}</title>`,
    `  <updated>${iso(updated)}</updated>`,
    `  <author><name>${escapeXml(feed.author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `  <link rel="alternate" type="application/json" href="${escapeXml(feed.about)}"/>`,
    ...feed.entries.map(entryXml),
    '</feed>',
    '',
  ].join('\n');
}
