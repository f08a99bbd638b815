import * as z from 'zod';
import { ballotAnswer, proposalAnswer } from '../../bench/replay/answers.ts';
import type { Choice } from '../../functions/core/campaign.ts';
import type { SampleProposal } from '../read-sample.ts';
import type { SampleCaller } from './sample-caller.ts';
import type { Register } from './sample-register.ts';
import type { SampleAct, SampleComment, SampleReply } from './sample-schema.ts';
import type { SampleVoter } from './sample-votes.ts';

const commentAnswer = z.looseObject({ id: z.string() });
const revisionAnswer = z.looseObject({ revision: z.int() });
type Act<K extends SampleAct['act']> = Extract<SampleAct, { act: K }>;

function authorOf(key: string): string {
  return `sample-author-${key}`;
}

/** Whoever writes under a name is one citizen, so that their comments of one day are counted together. */
function commenterOf(name: string): string {
  return `sample-commenter-${Buffer.from(name).toString('base64url')}`;
}

/** What the citizens of the sample do. */
export class SampleCitizens {
  readonly #caller: SampleCaller;
  readonly #register: Register;

  constructor(caller: SampleCaller, register: Register) {
    this.#caller = caller;
    this.#register = register;
  }

  async handIn({ key, draft }: SampleProposal): Promise<void> {
    const request = { method: 'POST', path: '/proposals', body: draft, idempotencyKey: `sample-${key}` } as const;
    const { number } = await this.#caller.asCitizen(authorOf(key), request, proposalAnswer);
    this.#register.proposals.set(key, number);
  }

  /** Gives the comment's id. */
  async say(on: string, said: SampleComment | SampleReply, replyTo: string | null): Promise<string> {
    const { text, side, author, language, voice, at } = said;
    const list = voice === 'city' ? 'city-comments' : 'comments';
    const path = `/proposals/${this.#register.numberOf(on)}/${list}`;
    const body = { text, side, author, language, replyTo };
    const request = { method: 'POST', path, body, idempotencyKey: `sample-${on}-${at}-${replyTo ?? ''}` } as const;
    const subject = voice === 'author' ? authorOf(on) : commenterOf(author);
    const { id } =
      voice === 'city'
        ? await this.#caller.asStaff(request, commentAnswer)
        : await this.#caller.asCitizen(subject, request, commentAnswer);
    return id;
  }

  async withdrawComment({ on, author }: SampleComment, id: string): Promise<void> {
    const path = `/proposals/${this.#register.numberOf(on)}/comments/${id}`;
    await this.#caller.asCitizen(commenterOf(author), { method: 'DELETE', path }, z.unknown());
  }

  async report({ proposal, reason, text, by }: Act<'report'>): Promise<void> {
    const path = `/proposals/${this.#register.numberOf(proposal)}/reports`;
    const request = { method: 'POST', path, body: { reason, text }, repeatable: false } as const;
    await this.#caller.asCitizen(`sample-${by}`, request, z.unknown());
  }

  async edit({ proposal, summary }: Act<'edit'>): Promise<void> {
    const path = `/proposals/${this.#register.numberOf(proposal)}`;
    const author = authorOf(proposal);
    const { revision } = await this.#caller.asCitizen(author, { method: 'GET', path: `${path}/own` }, revisionAnswer);
    await this.#caller.asCitizen(author, { method: 'PATCH', path, body: { revision, summary } }, z.unknown());
  }

  async withdraw({ proposal }: Act<'withdraw'>): Promise<void> {
    const path = `/proposals/${this.#register.numberOf(proposal)}`;
    await this.#caller.asCitizen(authorOf(proposal), { method: 'DELETE', path }, z.unknown());
  }

  async vote({ subject, votes }: SampleVoter): Promise<void> {
    const { choices, maxChoices } = this.#caller.campaign.voting;
    const offered = new Set<Choice>(choices);
    const most = maxChoices ?? votes.length;
    for (const { number, choice } of votes.filter((vote) => offered.has(vote.choice)).slice(0, most)) {
      const request = { method: 'PUT', path: `/ballot/${number}`, body: { choice } } as const;
      await this.#caller.asCitizen(subject, request, ballotAnswer);
    }
  }
}
