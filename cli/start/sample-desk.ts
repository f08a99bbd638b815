import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { AnswerError } from '../../bench/http.ts';
import type { SampleCaller } from './sample-caller.ts';
import type { Register } from './sample-register.ts';
import type { SampleAct, SampleAnswer, SampleComment, SampleProject, SampleTendency } from './sample-schema.ts';

const LARGEST_PAGE = 100;
/** Milliseconds between two looks for a result, and after which there is none. */
const LOOK_EVERY = 100;
const PATIENCE = 60_000;

const seen = z.looseObject({ number: z.int(), revision: z.int() });
const queue = z.looseObject({ items: z.array(seen.extend({ because: z.array(z.string()) })) });
const project = z.looseObject({ id: z.string(), revision: z.int() });
const update = z.looseObject({ revision: z.int() });
const result = z.looseObject({ version: z.int() });
const campaign = z.looseObject({ paused: z.record(z.string(), z.looseObject({ since: z.string() }).nullable()) });
type Act<K extends SampleAct['act']> = Extract<SampleAct, { act: K }>;

/** What the city's staff does in the sample. */
export class SampleDesk {
  readonly #caller: SampleCaller;
  readonly #register: Register;

  constructor(caller: SampleCaller, register: Register) {
    this.#caller = caller;
    this.#register = register;
  }

  /** Publishes what waits for no other reason than that it is new. */
  async review(): Promise<void> {
    const path = `/desk/queue?because=new&limit=${LARGEST_PAGE}`;
    const { items } = await this.#caller.asStaff({ method: 'GET', path }, queue);
    for (const { number, revision, because } of items)
      if (because.length === 1) await this.#decide(number, { decision: 'publish', revision });
  }

  async publish({ proposal, message }: Act<'publish'>): Promise<void> {
    const { number, revision } = await this.#look(proposal);
    await this.#decide(number, { decision: 'publish', revision, message });
  }

  async reject({ proposal, reason, message }: Act<'reject'>): Promise<void> {
    const { number, revision } = await this.#look(proposal);
    await this.#decide(number, { decision: 'reject', revision, reason, message });
  }

  async merge({ proposal, into: lead, reason }: Act<'merge'>): Promise<void> {
    const { number, revision } = await this.#look(proposal);
    const body = { into: this.#register.numberOf(lead), revision, reason };
    await this.#post(`/proposals/${number}/merge`, body, z.unknown());
  }

  async contradict({ proposal, other, reason }: Act<'contradict'>): Promise<void> {
    const { number, revision } = await this.#look(proposal);
    const path = `/proposals/${number}/contradictions/${this.#register.numberOf(other)}`;
    await this.#caller.asStaff({ method: 'PUT', path, body: { revision, reason } }, z.unknown());
  }

  /** One after the other, as each has its entry in the log behind the one before. */
  async estimate({ costs }: Act<'costs'>): Promise<void> {
    for (const [proposal, cost] of Object.entries(costs)) {
      const { number, revision } = await this.#look(proposal);
      await this.#caller.asStaff(
        { method: 'PUT', path: `/proposals/${number}/cost`, body: { cost, revision } },
        z.unknown(),
      );
    }
  }

  async hideComment({ on, hidden }: SampleComment, id: string): Promise<void> {
    if (!hidden) return;
    const path = `/proposals/${this.#register.numberOf(on)}/comments/${id}/decision`;
    const { reason, text } = hidden;
    await this.#post(path, { decision: 'hide', revision: 1, reason, text }, z.unknown());
  }

  async pause({ what, reason }: Act<'pause'>): Promise<void> {
    await this.#post('/pause', { what, reason }, z.unknown());
  }

  async resume({ what, reason }: Act<'resume'>): Promise<void> {
    const { paused } = await this.#caller.read('', campaign);
    const since = paused[what]?.since;
    if (since === undefined) throw new Error(`The sample resumes ${what}, which is not paused`);
    await this.#post('/resume', { what, since, reason }, z.unknown());
  }

  /** Asks for another count of what was counted before. */
  async recount({ reason }: Act<'recount'>): Promise<void> {
    const version = await this.result(1);
    await this.#post('/recount', { version, reason }, z.unknown());
    await this.result(version + 1);
  }

  /** The latest version of the result, public or not, once there is the one that is waited for. */
  async result(version: number): Promise<number> {
    for (const patience = performance.now() + PATIENCE; performance.now() < patience; await sleep(LOOK_EVERY)) {
      try {
        const latest = await this.#caller.asStaff({ method: 'GET', path: '/desk/result' }, result);
        if (latest.version >= version) return latest.version;
      } catch (error) {
        if (!(error instanceof AnswerError && error.code === 'no-result-yet')) throw error;
      }
    }
    throw new Error(`There is no result of version ${version} after ${PATIENCE / 1000} s`);
  }

  async answer({ kind, text, proposals, project: key }: SampleAnswer): Promise<void> {
    const answered = await Promise.all(
      proposals.map(async (proposal) => {
        const { number, revision } = await this.#caller.read(`/proposals/${this.#register.numberOf(proposal)}`, seen);
        return { number, revision };
      }),
    );
    const body = { kind, text, project: key === null ? null : this.#register.projectOf(key).id };
    const [one, ...others] = answered;
    const request =
      one && others.length === 0
        ? { path: `/proposals/${one.number}/answer`, body: { ...body, revision: one.revision } }
        : { path: '/answers', body: { ...body, proposals: answered } };
    await this.#caller.asStaff({ method: 'PUT', ...request }, z.unknown());
  }

  async group({ id, name, proposals }: SampleTendency): Promise<void> {
    const body = { revision: null, name, proposals: this.#numbersOf(proposals) };
    await this.#caller.asStaff({ method: 'PUT', path: `/tendencies/${id}`, body }, z.unknown());
  }

  async undertake(entry: SampleProject): Promise<void> {
    const { key, at: _at, steps: _steps, ...draft } = entry;
    const body = { ...draft, proposals: this.#numbersOf(draft.proposals) };
    const { id, revision } = await this.#post('/projects', body, project, `sample-${key}`);
    this.#register.projects.set(key, { id, revision });
  }

  async goOn(key: string, step: SampleProject['steps'][number]): Promise<void> {
    const { id, revision } = this.#register.projectOf(key);
    const path = `/projects/${id}`;
    const now =
      'change' in step
        ? await this.#caller.asStaff({ method: 'PATCH', path, body: { revision, ...step.change } }, project)
        : await this.#post(`${path}/updates`, { revision, ...step.update }, update);
    this.#register.projects.set(key, { id, revision: now.revision });
  }

  #numbersOf(keys: readonly string[]): number[] {
    return keys.map((key) => this.#register.numberOf(key));
  }

  async #look(proposal: string) {
    const path = `/desk/proposals/${this.#register.numberOf(proposal)}`;
    return this.#caller.asStaff({ method: 'GET', path }, seen);
  }

  async #decide(number: number, body: unknown): Promise<void> {
    await this.#post(`/proposals/${number}/decision`, body, z.unknown());
  }

  #post<T>(path: string, body: unknown, schema: z.ZodType<T>, idempotencyKey?: string): Promise<T> {
    const key = idempotencyKey === undefined ? {} : { idempotencyKey };
    return this.#caller.asStaff({ method: 'POST', path, body, ...key }, schema);
  }
}
