import * as z from 'zod';
import type { ApiClient } from '../../bench/http.ts';
import { ballotAnswer, proposalAnswer, tokenAnswer } from '../../bench/replay/answers.ts';
import type { Campaign, Choice, Instant } from '../../functions/core/campaign.ts';
import { intervalOf } from '../../functions/core/phases.ts';
import type { SampleProposal } from '../read-sample.ts';
import { sampleVoters } from './sample-votes.ts';

/** Fills an empty platform by its own API, as citizens would: hands in, lets the clock open voting, votes. */
export class Seed {
  readonly #api: ApiClient;
  readonly #campaign: Campaign;

  constructor(api: ApiClient, campaign: Campaign) {
    this.#api = api;
    this.#campaign = campaign;
  }

  /** Lives through the campaign up to `target`, with the clock moving as it goes. */
  async liveThrough(sample: readonly SampleProposal[], target: Instant): Promise<void> {
    const due = sample.filter(({ at }) => at <= target).toSorted((a, b) => a.at - b.at);
    for (const [index, entry] of due.entries()) {
      await this.#moveClock(entry.at);
      await this.#handIn(entry, index + 1);
    }
    const voting = intervalOf(this.#campaign, 'voting');
    if (voting && target > voting.opens) {
      await this.#moveClock(voting.opens + 1_000);
      await Promise.all(sampleVoters(due.length).map((voter) => this.#vote(voter)));
    }
    await this.#moveClock(target);
  }

  async #moveClock(instant: Instant): Promise<void> {
    const body = { now: new Date(instant).toISOString() };
    await this.#api.call({ method: 'POST', path: '/__local/clock', body, repeatable: true }, z.unknown());
  }

  async #tokenOf(sub: string): Promise<string> {
    const request = { method: 'POST', path: '/__local/token', body: { sub }, repeatable: true } as const;
    return (await this.#api.call(request, tokenAnswer)).access_token;
  }

  async #handIn({ draft }: SampleProposal, number: number): Promise<void> {
    const path = `/api/campaigns/${this.#campaign.id}/proposals`;
    const author = await this.#tokenOf(`sample-author-${number}`);
    await this.#api.call(
      { method: 'POST', path, body: draft, token: author, idempotencyKey: `sample-${number}` },
      proposalAnswer,
    );
  }

  async #vote({
    subject,
    votes,
  }: {
    subject: string;
    votes: readonly { number: number; choice: Choice }[];
  }): Promise<void> {
    const voter = await this.#tokenOf(subject);
    const offered = new Set<Choice>(this.#campaign.voting.choices);
    const most = this.#campaign.voting.maxChoices ?? votes.length;
    for (const { number, choice } of votes.filter((vote) => offered.has(vote.choice)).slice(0, most)) {
      const path = `/api/campaigns/${this.#campaign.id}/ballot/${number}`;
      await this.#api.call({ method: 'PUT', path, body: { choice }, token: voter }, ballotAnswer);
    }
  }
}
