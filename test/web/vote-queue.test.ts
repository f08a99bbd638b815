import { describe, expect, it } from '@jest/globals';
import { Failure, type FailureCode } from '../../web/src/api/problem.ts';
import { FIRST_WAIT, LONGEST_WAIT, MOST_TRIES, VoteQueue } from '../../web/src/votes/vote-queue.ts';
import type { Wish } from '../../web/src/votes/wish.ts';

const STATUS: Partial<Record<FailureCode, number>> = {
  unreachable: 0,
  busy: 503,
  'too-many-requests': 429,
  'phase-closed': 409,
};
const failure = (code: FailureCode) => new Failure(code, STATUS[code] ?? 0);

/** A tab, a network whose answers the test gives one by one, and no time of its own. */
class Tab {
  kept: string | null;
  person: string | null = 'anna';
  readonly sent: Wish[] = [];
  readonly waits: number[] = [];
  readonly queue: VoteQueue;
  #answers: ((error: Failure | null) => void)[] = [];
  #wakes: (() => void)[] = [];

  constructor(kept: string | null = null, person: string | null = 'anna') {
    this.kept = kept;
    this.person = person;
    this.queue = new VoteQueue({
      send: (wish) => {
        this.sent.push(wish);
        return new Promise((resolve, reject) => this.#answers.push((error) => (error ? reject(error) : resolve())));
      },
      storage: { read: () => this.kept, write: (text) => (this.kept = text) },
      person: () => this.person,
      wait: (milliseconds) => {
        this.waits.push(milliseconds);
        return new Promise((resolve) => this.#wakes.push(resolve));
      },
      random: () => 0,
    });
  }

  state(number: number): Pick<Wish, 'wanted' | 'state' | 'failure'> | null {
    const wish = this.queue.wishes.value.get(`liege/${number}`);
    return wish === undefined ? null : { wanted: wish.wanted, state: wish.state, failure: wish.failure };
  }

  async answer(error: Failure | null = null): Promise<void> {
    this.#answers.shift()?.(error);
    await settled();
  }

  async wake(): Promise<void> {
    this.#wakes.shift()?.();
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a vote on its way', () => {
  it('leaves the queue when the platform has written it, and not before', async () => {
    const tab = new Tab();
    tab.queue.want('liege', 7, 'for');
    expect(tab.state(7)).toEqual({ wanted: 'for', state: 'sending', failure: null });
    await tab.answer();
    expect(tab.state(7)).toBeNull();
    expect(tab.kept).toBe('[]');
  });

  it.each(['unreachable', 'busy', 'too-many-requests'] as const)(
    'is sent again after %s, later and later',
    async (code) => {
      const tab = new Tab();
      tab.queue.want('liege', 7, 'for');
      for (let tries = 1; tries < MOST_TRIES; tries++) {
        await tab.answer(failure(code));
        expect(tab.state(7)).toEqual({ wanted: 'for', state: 'sending', failure: code });
        await tab.wake();
      }
      expect(tab.waits).toEqual(
        Array.from({ length: MOST_TRIES - 1 }, (_, index) => Math.min(FIRST_WAIT * 2 ** index, LONGEST_WAIT)),
      );
      await tab.answer(failure(code));
      expect(tab.state(7)).toEqual({ wanted: 'for', state: 'failed', failure: code });
      expect(tab.sent).toHaveLength(MOST_TRIES);
    },
  );

  it('fails at once where the platform refuses, and is sent again only by hand', async () => {
    const tab = new Tab();
    tab.queue.want('liege', 7, 'for');
    await tab.answer(failure('phase-closed'));
    expect(tab.state(7)).toEqual({ wanted: 'for', state: 'failed', failure: 'phase-closed' });
    tab.queue.resume();
    await settled();
    expect(tab.sent).toHaveLength(1);
    tab.queue.retry('liege', 7);
    await tab.answer();
    expect(tab.state(7)).toBeNull();
  });

  it('is let go of once it has failed, never while it is on its way', async () => {
    const tab = new Tab();
    tab.queue.want('liege', 7, 'for');
    tab.queue.dismiss('liege', 7);
    expect(tab.state(7)).not.toBeNull();
    await tab.answer(failure('phase-closed'));
    tab.queue.dismiss('liege', 7);
    expect(tab.state(7)).toBeNull();
  });

  it('gives way to what is wanted later; the last wish is the last that is sent', async () => {
    const tab = new Tab();
    tab.queue.want('liege', 7, 'for');
    tab.queue.want('liege', 7, 'against');
    tab.queue.want('liege', 7, 'none');
    expect(tab.sent.map(({ wanted }) => wanted)).toEqual(['for']);
    await tab.answer();
    expect(tab.state(7)).toEqual({ wanted: 'none', state: 'sending', failure: null });
    await tab.answer();
    expect(tab.sent.map(({ wanted }) => wanted)).toEqual(['for', 'none']);
    expect(tab.state(7)).toBeNull();
  });

  it('does not wait for its next try when something else is wanted, or the network is back', async () => {
    const tab = new Tab();
    tab.queue.want('liege', 7, 'for');
    await tab.answer(failure('unreachable'));
    tab.queue.want('liege', 7, 'against');
    await settled();
    expect(tab.sent.map(({ wanted }) => wanted)).toEqual(['for', 'against']);
    await tab.answer(failure('unreachable'));
    tab.queue.resume();
    await settled();
    expect(tab.sent).toHaveLength(3);
  });

  it('does not hold up votes on other proposals', async () => {
    const tab = new Tab();
    tab.queue.want('liege', 7, 'for');
    tab.queue.want('liege', 8, 'for');
    expect(tab.sent.map(({ number }) => number)).toEqual([7, 8]);
  });
});

describe('a vote that is kept', () => {
  it('is sent again after a reload, as long as it was not answered', async () => {
    const before = new Tab();
    before.queue.want('liege', 7, 'for');
    const after = new Tab(before.kept);
    after.queue.resume();
    await after.answer();
    expect(after.sent).toHaveLength(1);
    expect(after.state(7)).toBeNull();
  });

  it('waits for a sign-in where nobody is signed in, and goes out with it', async () => {
    const before = new Tab(null, null);
    before.queue.want('liege', 7, 'for');
    expect(before.state(7)).toEqual({ wanted: 'for', state: 'signing-in', failure: null });
    expect(before.sent).toEqual([]);
    const after = new Tab(before.kept, 'anna');
    after.queue.resume();
    await after.answer();
    expect(after.sent).toMatchObject([{ number: 7, wanted: 'for', person: 'anna' }]);
  });

  it('waits again when the sign-in has ended meanwhile', async () => {
    const tab = new Tab();
    tab.queue.want('liege', 7, 'for');
    await tab.answer(new Failure('signed-out', 401));
    expect(tab.state(7)).toEqual({ wanted: 'for', state: 'signing-in', failure: 'signed-out' });
  });

  it('is never sent in the name of somebody else', async () => {
    const before = new Tab();
    before.queue.want('liege', 7, 'for');
    const after = new Tab(before.kept, 'ben');
    after.queue.resume();
    await settled();
    expect(after.sent).toEqual([]);
    expect(after.state(7)).toBeNull();
  });

  it.each(['', 'null', '{"campaign":"liege"}', '[{"campaign":"liege","number":"7"}]', '[1,null]'])(
    'is nothing where what was kept is %j',
    (kept) => expect(new Tab(kept).queue.wishes.value.size).toBe(0),
  );
});
