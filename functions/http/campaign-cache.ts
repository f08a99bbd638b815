import type { Campaign, Instant } from '../core/campaign.ts';

/** How old, in milliseconds, what an execution environment remembers of a ballot paper may be. */
export const PAPER_AGE = 4_000;

/** Remembers one value a campaign for PAPER_AGE, so that a vote needs no read. */
export class CampaignCache<T> {
  readonly #load: (campaign: Campaign, at: Instant) => Promise<T>;
  readonly #age: number;
  readonly #entries = new Map<string, { value: T; readAt: Instant }>();

  constructor(load: (campaign: Campaign, at: Instant) => Promise<T>, age = PAPER_AGE) {
    this.#load = load;
    this.#age = age;
  }

  /** `at` is the request's instant: an environment's own clock is not looked at. */
  async get(campaign: Campaign, at: Instant): Promise<T> {
    const entry = this.#entries.get(campaign.id);
    if (entry && Math.abs(at - entry.readAt) < this.#age) return entry.value;
    const value = await this.#load(campaign, at);
    this.#entries.set(campaign.id, { value, readAt: at });
    return value;
  }
}
