import * as z from 'zod';
import type { ApiClient, ApiRequest } from '../../bench/http.ts';
import { tokenAnswer } from '../../bench/replay/answers.ts';
import type { Campaign, Instant } from '../../functions/core/campaign.ts';

/** Milliseconds of the campaign's time for which a token serves; it is good for longer. */
const TOKEN_AGE = 20 * 60_000;
const DAY = 24 * 60 * 60_000;
const SOON = DAY / 4;

/** Speaks to the platform as somebody of the sample, at the time that its clock shows. */
export class SampleCaller {
  readonly campaign: Campaign;
  readonly #api: ApiClient;
  #now: Instant;
  readonly #tokens = new Map<string, { readonly token: string; readonly at: Instant }>();

  constructor(api: ApiClient, campaign: Campaign, now: Instant) {
    this.#api = api;
    this.campaign = campaign;
    this.#now = now;
  }

  /**
   * Whether the clock shows a time of the same day that is close enough. Each time it is moved a sweep runs, so what
   * happens soon after is done at once.
   */
  isOnDayOf(instant: Instant): boolean {
    const day = (at: Instant) => Math.floor(at / DAY);
    return day(instant) === day(this.#now) && instant - this.#now <= SOON;
  }

  /** The clock only moves forward: an instant that has passed leaves it where it is. */
  async moveClock(instant: Instant): Promise<void> {
    if (instant <= this.#now) return;
    const body = { now: new Date(instant).toISOString() };
    await this.#api.call({ method: 'POST', path: '/__local/clock', body, repeatable: true }, z.unknown());
    this.#now = instant;
  }

  /** Anyone reads; `path` is below the campaign's. */
  read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#api.call({ method: 'GET', path: this.#path(path) }, schema);
  }

  async asCitizen<T>(subject: string, request: ApiRequest, schema: z.ZodType<T>): Promise<T> {
    const token = await this.#tokenOf(subject, []);
    return this.#api.call({ ...request, path: this.#path(request.path), token }, schema);
  }

  async asStaff<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T> {
    const token = await this.#tokenOf('sample-moderator', ['moderators']);
    return this.#api.call({ ...request, path: this.#path(request.path), token }, schema);
  }

  /** What the platform says of itself. */
  status<T>(schema: z.ZodType<T>): Promise<T> {
    return this.#api.call({ method: 'GET', path: '/__local/status' }, schema);
  }

  #path(below: string): string {
    return `/api/campaigns/${this.campaign.id}${below}`;
  }

  async #tokenOf(sub: string, groups: readonly string[]): Promise<string> {
    const known = this.#tokens.get(sub);
    if (known && this.#now - known.at < TOKEN_AGE) return known.token;
    const request = { method: 'POST', path: '/__local/token', body: { sub, groups }, repeatable: true } as const;
    const { access_token: token } = await this.#api.call(request, tokenAnswer);
    this.#tokens.set(sub, { token, at: this.#now });
    return token;
  }
}
