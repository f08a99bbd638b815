import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { ApiClient } from '../../bench/http.ts';
import { statusSchema } from '../../bench/replay/status.ts';
import type { Campaign, Instant, PhaseInterval } from '../../functions/core/campaign.ts';
import { intervalOf } from '../../functions/core/phases.ts';
import { RECOUNT_GRACE } from '../../functions/core/recount.ts';
import type { Sample } from '../read-sample.ts';
import { SampleCaller } from './sample-caller.ts';
import { SampleCitizens } from './sample-citizens.ts';
import { SampleDesk } from './sample-desk.ts';
import { Register } from './sample-register.ts';
import { sampleVoters } from './sample-votes.ts';
import { type Doing, timelineOf } from './timeline.ts';

/** Milliseconds between two looks whether the tally has caught up, and after which it has to. */
const LOOK_EVERY = 50;
const PATIENCE = 60_000;
/** The recount's own patience and a sweep, in milliseconds of the campaign's time. */
const GRACE = RECOUNT_GRACE + 60_000;

const paper = z.looseObject({ items: z.array(z.looseObject({ number: z.int() })), next: z.string().nullable() });

/** Fills an empty platform by its own API, as citizens and staff would, with the clock moving as it goes. */
export class Seed {
  readonly #caller: SampleCaller;
  readonly #citizens: SampleCitizens;
  readonly #desk: SampleDesk;

  constructor(api: ApiClient, campaign: Campaign, now: Instant) {
    const register = new Register();
    this.#caller = new SampleCaller(api, campaign, now);
    this.#citizens = new SampleCitizens(this.#caller, register);
    this.#desk = new SampleDesk(this.#caller, register);
  }

  /** Lives through the campaign up to `target`. */
  async liveThrough(sample: Sample, target: Instant): Promise<void> {
    const due = timelineOf(sample, this.#citizens, this.#desk).filter(({ at }) => at <= target);
    const voting = intervalOf(this.#caller.campaign, 'voting');
    const before = (instant: Instant) => due.filter(({ at }) => at < instant);
    const from = (instant: Instant) => due.filter(({ at }) => at >= instant);
    if (!voting || target <= voting.opens) {
      await this.#doAll(due);
    } else {
      await this.#doAll(before(voting.opens));
      const closes = voting.closes ?? Number.POSITIVE_INFINITY;
      const meanwhile = from(voting.opens).filter(({ at }) => at < closes);
      await this.#doAll([...meanwhile, ...(await this.#voters(voting, target))]);
      if (target > closes + GRACE) await this.#close(closes);
      await this.#doAll(from(closes));
    }
    await this.#caller.moveClock(target);
  }

  async #doAll(doings: readonly Doing[]): Promise<void> {
    for (const { at, run, exact = false } of doings.toSorted((one, other) => one.at - other.at)) {
      if (exact || !this.#caller.isOnDayOf(at)) await this.#caller.moveClock(at);
      await run();
    }
  }

  /** Voters of one instant vote side by side. */
  async #voters(voting: PhaseInterval, target: Instant): Promise<Doing[]> {
    await this.#caller.moveClock(voting.opens);
    const groups = Map.groupBy(sampleVoters(await this.#numbers(), voting), ({ at }) => at);
    return [...groups]
      .filter(([at]) => at <= target)
      .map(([at, voters]) => ({
        at,
        exact: true,
        run: async () => {
          await Promise.all(voters.map((voter) => this.#citizens.vote(voter)));
        },
      }));
  }

  /** Numbers that can be voted on. */
  async #numbers(): Promise<number[]> {
    const numbers: number[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
      const page: z.infer<typeof paper> = await this.#caller.read(`/proposals?sort=number&limit=100${cursor}`, paper);
      numbers.push(...page.items.map(({ number }) => number));
      next = page.next;
    } while (next !== null);
    return numbers;
  }

  /** Lets voting close once the tally has every vote, and waits for the result. */
  async #close(closes: Instant): Promise<void> {
    const patience = performance.now() + PATIENCE;
    while (!(await this.#caller.status(statusSchema)).idle) {
      if (performance.now() > patience) throw new Error(`The tally has not caught up after ${PATIENCE / 1000} s`);
      await sleep(LOOK_EVERY);
    }
    await this.#caller.moveClock(closes + GRACE);
    await this.#desk.result(1);
  }
}
