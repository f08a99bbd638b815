import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Phase } from '../../functions/core/campaign.ts';
import type { Draft, Vote } from '../election.ts';
import type { ApiClient } from '../http.ts';
import * as answers from './answers.ts';
import { type Status, statusSchema } from './status.ts';

/** What an election asks of the platform, in its own words; everything goes over HTTP. */
export class ElectionApi {
  readonly #client: ApiClient;
  readonly #path: string;

  constructor(client: ApiClient, campaign: string) {
    this.#client = client;
    this.#path = `/api/campaigns/${campaign}`;
  }

  campaign(): Promise<z.infer<typeof answers.campaignAnswer>> {
    return this.#client.call({ method: 'GET', path: this.#path }, answers.campaignAnswer);
  }

  /** A token of this citizen that allows just the one thing. */
  async tokenOf(sub: string, may: 'propose' | 'vote'): Promise<string> {
    const body = { sub, scope: `participation/${may}` };
    // Asking twice makes two tokens, which harms nobody.
    const request = { method: 'POST', path: '/__local/token', body, repeatable: true } as const;
    return (await this.#client.call(request, answers.tokenAnswer)).access_token;
  }

  /** Hands in a proposal and gives its number. */
  async handIn(draft: Draft, token: string): Promise<number> {
    const { source, ...body } = draft;
    const idempotencyKey = createHash('sha256').update(source).digest('hex');
    const request = { method: 'POST', path: `${this.#path}/proposals`, body, token, idempotencyKey } as const;
    return (await this.#client.call(request, answers.proposalAnswer)).number;
  }

  cast({ number, choice }: Vote, token: string): Promise<answers.BallotAnswer> {
    const path = `${this.#path}/ballot/${number}`;
    return this.#client.call({ method: 'PUT', path, body: { choice }, token }, answers.ballotAnswer);
  }

  tally(): Promise<answers.TallyAnswer> {
    return this.#client.call({ method: 'GET', path: `${this.#path}/tally` }, answers.tallyAnswer);
  }

  /** The result; null while there is none. */
  async result(): Promise<answers.ResultAnswer | null> {
    const request = { method: 'GET', path: `${this.#path}/results` } as const;
    const answer = await this.#client.send(request);
    return answer.status === 404 ? null : this.#client.call(request, answers.resultAnswer);
  }

  /** Moves the clock to this instant, from where it runs as clocks do. */
  async moveClock(now: number): Promise<void> {
    const body = { now: new Date(now).toISOString(), speed: 1 };
    const request = { method: 'POST', path: '/__local/clock', body, repeatable: true } as const;
    await this.#client.call(request, z.unknown());
  }

  /** Moves the clock to an instant `after` the opening or closing of a phase, in milliseconds. */
  async moveClockTo(phase: Phase, edge: 'opens' | 'closes', after: number): Promise<number> {
    const interval = (await this.campaign()).phases.find((candidate) => candidate.phase === phase);
    const instant = Date.parse(interval?.[edge] ?? '');
    if (Number.isNaN(instant)) throw new Error(`the campaign's ${phase} phase has no instant at which it ${edge}`);
    await this.moveClock(instant + after);
    return instant + after;
  }

  /** Its `idle`: every change of a ballot has been delivered and counted, and nothing else is under way. */
  status(): Promise<Status> {
    return this.#client.call({ method: 'GET', path: '/__local/status' }, statusSchema);
  }
}
