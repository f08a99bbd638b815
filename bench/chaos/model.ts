import type { Choice } from '../../functions/core/campaign.ts';
import type { Act } from './plan.ts';

export interface ModelBallot {
  readonly for: ReadonlySet<number>;
  readonly against: ReadonlySet<number>;
}

/** A change of a ballot that took effect. */
export interface ModelChange {
  readonly citizen: number;
  readonly before: ModelBallot | null;
  readonly after: ModelBallot;
  /** The place among all acts, from which its instant follows. */
  readonly index: number;
  /** Whether a choice was cast or moved. */
  readonly casts: boolean;
}

function afterAct(before: ModelBallot | null, { number, does }: Act): ModelBallot {
  const sets = { for: new Set(before?.for), against: new Set(before?.against) };
  sets.for.delete(number);
  sets.against.delete(number);
  if (does !== 'withdraw') sets[does].add(number);
  return sets;
}

function choiceIn(ballot: ModelBallot | null, number: number): Choice | null {
  if (ballot?.for.has(number)) return 'for';
  return ballot?.against.has(number) ? 'against' : null;
}

/** What a set of ballots and counters would be if nothing ever went wrong: told without pages, cursors or deltas. */
export class Model {
  readonly ballots = new Map<number, ModelBallot>();
  readonly changes: ModelChange[] = [];

  constructor(acts: readonly Act[]) {
    acts.forEach((act, index) => {
      const before = this.ballots.get(act.citizen) ?? null;
      const wanted = act.does === 'withdraw' ? null : act.does;
      if (choiceIn(before, act.number) === wanted) return;
      const after = afterAct(before, act);
      this.ballots.set(act.citizen, after);
      this.changes.push({ citizen: act.citizen, before, after, index, casts: wanted !== null });
    });
  }

  votes(choice: Choice, number: number): number {
    return [...this.ballots.values()].filter((ballot) => ballot[choice].has(number)).length;
  }

  get turnout(): number {
    return [...this.ballots.values()].filter((ballot) => ballot.for.size + ballot.against.size > 0).length;
  }
}
