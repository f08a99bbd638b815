import { Failure, type FailureCode } from '../api/problem.ts';
import { Store } from '../store.ts';
import { keyOf, type Wanted, type Wish, wishesIn } from './wish.ts';

/** Waits between two tries, ms: each is twice the one before, and a little by chance, so that a city does not knock in step. */
export const FIRST_WAIT = 1_000;
export const LONGEST_WAIT = 30_000;
/** Tries after which somebody has to ask for it: about a minute and a half of a dead network. */
export const MOST_TRIES = 7;

export interface VoteQueueParts {
  /** Sends the choice and gives what the platform has written; throws a Failure. It may be called again for the same. */
  readonly send: (wish: Wish) => Promise<void>;
  /** Keeps the queue across a reload. */
  readonly storage: { readonly read: () => string | null; readonly write: (text: string) => void };
  /** The id of who is signed in, null where nobody is. */
  readonly person: () => string | null;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

export type Wishes = ReadonlyMap<string, Wish>;

function waitBefore(tries: number, random: number): number {
  return Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT) * (1 + random / 4);
}

/**
 * Votes on their way. A choice leaves the queue when the platform has answered that it is written, or when somebody lets
 * go of it: until then it is shown as what it is, never as counted. It is tried again where no answer came, which the
 * API allows for: the same choice twice is one vote.
 */
export class VoteQueue {
  readonly wishes: Store<Wishes>;
  readonly #parts: VoteQueueParts;
  /** Keys of which one request is under way, or waits for its next try. */
  readonly #busy = new Set<string>();
  /** Ends all waiting, for the network is back. */
  #awake: () => void = () => undefined;
  #sleep = this.#nextSleep();

  constructor(parts: VoteQueueParts) {
    this.#parts = parts;
    const kept = wishesIn(parts.storage.read()).map((wish) => [keyOf(wish), wish] as const);
    this.wishes = new Store<Wishes>(new Map(kept));
  }

  /** Wants a choice, in the place of one wanted before. It is kept for after the sign-in while nobody is signed in. */
  want(campaign: string, number: number, wanted: Wanted): void {
    const person = this.#parts.person();
    const state = person === null ? 'signing-in' : 'sending';
    this.#put({ campaign, number, wanted, state, failure: null, tries: 0, person });
    if (person === null) return;
    this.#awake();
    this.#start(keyOf({ campaign, number }));
  }

  /** What it waits for will not come: the issuer's page could not be reached, say. */
  giveUp(campaign: string, number: number, failure: FailureCode): void {
    const wish = this.wishes.value.get(keyOf({ campaign, number }));
    if (wish !== undefined) this.#put({ ...wish, state: 'failed', failure });
  }

  retry(campaign: string, number: number): void {
    const wish = this.wishes.value.get(keyOf({ campaign, number }));
    if (wish !== undefined) this.want(campaign, number, wish.wanted);
  }

  /** Lets go of one that failed, or that waits for a sign-in. */
  dismiss(campaign: string, number: number): void {
    const key = keyOf({ campaign, number });
    if (this.wishes.value.get(key)?.state !== 'sending') this.#remove(key);
  }

  /** Goes on with what was kept: after a reload, after somebody has signed in, when the network is back. */
  resume(): void {
    this.#awake();
    const person = this.#parts.person();
    for (const [key, wish] of this.wishes.value) {
      const isSomebodyElses = person !== null && wish.person !== null && wish.person !== person;
      if (isSomebodyElses) this.#remove(key);
      else if (person !== null && (wish.state !== 'failed' || wish.failure === 'unreachable')) {
        this.#put({ ...wish, person, state: 'sending', failure: null, tries: 0 });
        this.#start(key);
      }
    }
  }

  #start(key: string): void {
    if (this.#busy.has(key)) return;
    this.#busy.add(key);
    this.#deliver(key)
      .catch((error: unknown) => {
        const wish = this.wishes.value.get(key);
        if (wish !== undefined) this.#put({ ...wish, state: 'failed', failure: 'unexpected' });
        reportError(error);
      })
      .finally(() => this.#busy.delete(key));
  }

  /** Until nothing more is wanted of this proposal that could be sent. */
  async #deliver(key: string): Promise<void> {
    for (;;) {
      const wish = this.wishes.value.get(key);
      if (wish?.state !== 'sending') return;
      const failure = await this.#try(wish);
      const now = this.wishes.value.get(key);
      // Something else is wanted by now: this answer is not about it.
      if (now === undefined || now.wanted !== wish.wanted) continue;
      if (failure === null) {
        this.#remove(key);
        return;
      }
      const tries = now.tries + 1;
      if (failure.code === 'signed-out') this.#put({ ...now, state: 'signing-in', failure: failure.code, tries });
      else if (!failure.passing || tries >= MOST_TRIES)
        this.#put({ ...now, state: 'failed', failure: failure.code, tries });
      else {
        this.#put({ ...now, failure: failure.code, tries });
        await Promise.race([this.#parts.wait(waitBefore(tries, this.#parts.random())), this.#sleep]);
      }
    }
  }

  async #try(wish: Wish): Promise<Failure | null> {
    try {
      await this.#parts.send(wish);
      return null;
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  }

  #nextSleep(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awake = () => {
      this.#sleep = this.#nextSleep();
      resolve();
    };
    return promise;
  }

  #put(wish: Wish): void {
    this.#keep(new Map(this.wishes.value).set(keyOf(wish), wish));
  }

  #remove(key: string): void {
    const rest = new Map(this.wishes.value);
    rest.delete(key);
    this.#keep(rest);
  }

  #keep(wishes: Wishes): void {
    this.#parts.storage.write(JSON.stringify([...wishes.values()]));
    this.wishes.set(wishes);
  }
}
