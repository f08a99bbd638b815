import { type Ballot, choiceOn } from './ballot.ts';

type Choices = Pick<Ballot, 'for' | 'against'>;

/**
 * A ballot's choices with the one on `from` moved to `to`, on the same side. Where `to` has a choice already, that one
 * stays and the one on `from` goes: nobody has two votes on one idea, and no ballot grows. Null when there is nothing to
 * move.
 */
export function moveChoice(ballot: Ballot, from: number, to: number): Choices | null {
  const choice = choiceOn(ballot, from);
  if (choice === null || from === to) return null;
  const without = {
    for: ballot.for.difference(new Set([from])),
    against: ballot.against.difference(new Set([from])),
  };
  if (choiceOn(ballot, to) !== null) return without;
  return { ...without, [choice]: without[choice].union(new Set([to])) };
}
