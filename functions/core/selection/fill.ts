import type { Candidate, Tie } from './candidate.ts';
import type { Room } from './room.ts';

export interface Filled {
  readonly selected: number[];
  readonly ties: Tie[];
  readonly decided: boolean;
}

/**
 * Takes candidates class by class while there is room. Equals are taken together or, where not all of them fit, left
 * to a lot: their places are kept, and what follows goes on if it is the same whoever wins.
 *
 * @param classes in order, equals together
 * @param room what is left of the limits; used up
 * @param skip whether one that is too dear is passed over; otherwise nothing after it is selected
 */
export function fill(classes: readonly (readonly Candidate[])[], room: Room, skip: boolean): Filled {
  const selected: number[] = [];
  const ties: Tie[] = [];
  for (const equals of classes) {
    const allowed = equals.filter((candidate) => room.allows(candidate));
    const fitting = allowed.filter((candidate) => room.affords(candidate));
    if (!skip && fitting.length < allowed.length) {
      if (fitting.length === 0) break;
      ties.push({ numbers: allowed.map(({ number }) => number), places: null });
      return { selected, ties, decided: false };
    }
    const places = placesFor(fitting, room);
    if (places === fitting.length) {
      for (const candidate of fitting) room.take(candidate);
      selected.push(...fitting.map(({ number }) => number));
      continue;
    }
    const [first] = fitting;
    const alike = first !== undefined && fitting.every((candidate) => room.interchangeable(first, candidate));
    ties.push({ numbers: fitting.map(({ number }) => number), places: alike ? places : null });
    if (!alike) return { selected, ties, decided: false };
    for (const candidate of fitting.slice(0, places)) room.take(candidate);
    if (!skip && room.allows(first) && !room.affords(first)) break;
  }
  return { selected, ties, decided: true };
}

/** How many fit, taken in this order. */
function placesFor(candidates: readonly Candidate[], room: Room): number {
  const trial = room.copy();
  let places = 0;
  for (const candidate of candidates) {
    if (!trial.allows(candidate) || !trial.affords(candidate)) continue;
    trial.take(candidate);
    places += 1;
  }
  return places;
}
