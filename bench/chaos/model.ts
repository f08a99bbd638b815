import type { AccountAge } from '../../functions/core/account-age.ts';
import type { Choice } from '../../functions/core/campaign.ts';
import type { Act } from './plan.ts';

export interface ModelBallot {
  readonly for: ReadonlySet<number>;
  readonly against: ReadonlySet<number>;
  /** Of the account, when the ballot began. */
  readonly age: AccountAge;
}

/** A change of a ballot that took effect. */
export interface ModelChange {
  readonly citizen: number;
  readonly before: ModelBallot | null;
  /** Null where it was erased. */
  readonly after: ModelBallot | null;
  /** The place among all acts, from which its instant follows. */
  readonly index: number;
  /** Whether a choice was cast or moved. */
  readonly casts: boolean;
}

function afterAct(before: ModelBallot | null, { number, does, age }: Act): ModelBallot | null {
  if (does === 'erase') return null;
  const sets = { for: new Set(before?.for), against: new Set(before?.against) };
  sets.for.delete(number);
  sets.against.delete(number);
  if (does !== 'withdraw') sets[does].add(number);
  return { ...sets, age: before?.age ?? age };
}

function changesNothing(before: ModelBallot | null, { number, does }: Act): boolean {
  if (does === 'erase') return before === null;
  return choiceIn(before, number) === (does === 'withdraw' ? null : does);
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
      if (changesNothing(before, act)) return;
      const after = afterAct(before, act);
      if (after) this.ballots.set(act.citizen, after);
      else this.ballots.delete(act.citizen);
      const casts = act.does === 'for' || act.does === 'against';
      this.changes.push({ citizen: act.citizen, before, after, index, casts });
    });
  }

  votes(choice: Choice, number: number): number {
    return [...this.ballots.values()].filter((ballot) => ballot[choice].has(number)).length;
  }

  /** How many ballots hold between so many and so many choices, both included. */
  citizensWith(from: number, to: number | null): number {
    const sizes = [...this.ballots.values()].map((ballot) => ballot.for.size + ballot.against.size);
    return sizes.filter((size) => size >= from && (to === null || size <= to)).length;
  }

  ballotsOfAge(age: AccountAge): number {
    return [...this.ballots.values()].filter((ballot) => ballot.age === age).length;
  }

  get turnout(): number {
    return [...this.ballots.values()].filter((ballot) => ballot.for.size + ballot.against.size > 0).length;
  }
}
