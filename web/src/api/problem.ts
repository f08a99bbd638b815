import type { components } from './schema.d.ts';

export type Problem = components['schemas']['Problem'];

/**
 * Why something was not done: the API's own codes, and
 * - `unreachable`: no answer came, the network is down or the request was cut off;
 * - `too-many-requests`: more at once than the platform lets through; later it does;
 * - `signed-out`: nobody is signed in, or the sign-in has ended;
 * - `unexpected`: an answer that is not the API's.
 */
export type FailureCode = Problem['code'] | 'unreachable' | 'too-many-requests' | 'signed-out' | 'unexpected';

/** Thrown by every call of the API that does not give what was asked for. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  /** Of HTTP; 0 where no answer came. */
  readonly status: number;
  /** What the API has said besides, such as the fields that are wrong or since when something is paused. */
  readonly problem: (Problem & Readonly<Record<string, unknown>>) | null;

  constructor(code: FailureCode, status: number, problem: Failure['problem'] = null, options?: ErrorOptions) {
    super(problem?.detail ?? code, options);
    this.code = code;
    this.status = status;
    this.problem = problem;
  }

  /** Whether the same request may be answered otherwise in a moment. */
  get passing(): boolean {
    return this.status === 0 ? this.code === 'unreachable' : this.status === 429 || this.status >= 500;
  }
}

function isProblem(body: unknown): body is Problem & Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'detail' in body;
}

/** @param body the answer's, as JSON or text */
export function failureOf(status: number, body: unknown): Failure {
  if (isProblem(body)) return new Failure(body.code, status, body);
  // The gateway's own words have no code: its throttles and, where the edge has let it pass, its authorizer.
  if (status === 429) return new Failure('too-many-requests', status);
  if (status === 401 || status === 403) return new Failure('signed-out', status);
  return new Failure('unexpected', status);
}
