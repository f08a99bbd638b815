/**
 * From so many proposals on, what lists are made of is packed into a few objects: an execution environment that starts
 * reads those and then what has changed since, in place of the whole index, which takes about a second for each 10,000.
 */
export const PACKED_FROM = 5_000;
/** How old, in milliseconds, a pack is at least before another one is made. */
export const PACK_AGE = 300_000;
/** How old it becomes, in milliseconds, before another one is made although nothing has changed. */
export const PACK_LIFE = 6 * 86_400_000;
/** Days after which the bucket deletes an object: later than another one is made, where anything is still made. */
export const PACK_KEPT_DAYS = 7;

/** What is packed of a campaign, each in an object of its own. */
export const PACKS = ['summaries', 'search', 'answers', 'costs', 'places'] as const;
export type PackName = (typeof PACKS)[number];

/** How the names of all their objects begin. */
export const PACKS_PREFIX = 'lists/';
