import type { Schemas } from './client.ts';

/** How often a campaign is asked for while nothing is due: a moderator may pause something, ms. */
const USUAL = 60_000;
/** How soon after a boundary, and how often until the answer shows it: answers are kept for some seconds on their way, ms. */
const AFTER_BOUNDARY = 500;
const UNTIL_SEEN = 2_000;

type Boundaries = Pick<Schemas['Campaign'], 'phases' | 'now'>;

/** The first instant behind the campaign's own `now` at which its phase changes, ms; null where there is none. */
export function nextBoundary({ phases, now }: Boundaries): number | null {
  const known = Date.parse(now);
  const instants = phases.flatMap(({ opens, closes }) => (closes === null ? [opens] : [opens, closes]));
  const ahead = instants.map((instant) => Date.parse(instant)).filter((instant) => instant > known);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** How long to wait before a campaign is asked for anew, ms, so that a page sees a phase open and close by itself. */
export function untilNextLook(campaign: Boundaries, now: number): number {
  const boundary = nextBoundary(campaign);
  if (boundary === null) return USUAL;
  return boundary > now ? Math.min(boundary - now + AFTER_BOUNDARY, USUAL) : UNTIL_SEEN;
}
