/** One evening on which many vote. */
export interface Evening {
  readonly citizens: number;
  /** Votes of one citizen. */
  readonly votesEach: number;
  /** Reads of the API by one citizen: lists, proposals, the tally. */
  readonly readsEach: number;
  readonly minutes: number;
  /** The share of citizens that comes in the last half hour. */
  readonly lastHalfHour: number;
}

/** A television programme asks ten million to vote until midnight; four of ten wait for the last half hour. */
export const TEN_MILLION: Evening = {
  citizens: 10_000_000,
  votesEach: 5,
  readsEach: 12,
  minutes: 240,
  lastHalfHour: 0.4,
};

const RUSH = 30;

/** How many citizens come in each minute: evenly at first, then more and more up to the last minute. */
export function arrivals({ citizens, minutes, lastHalfHour }: Evening): number[] {
  const early = minutes - RUSH;
  const weights = Array.from({ length: RUSH }, (_, index) => index + 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Array.from({ length: minutes }, (_, minute) =>
    minute < early
      ? (citizens * (1 - lastHalfHour)) / early
      : (citizens * lastHalfHour * (weights[minute - early] ?? 0)) / sum,
  );
}
