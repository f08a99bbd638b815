import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../iam.ts';

/** A call of a function to AWS, already read and its caller known. */
export interface AwsRequest {
  readonly principal: Principal;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Answers for one AWS service, in its own protocol. */
export interface AwsService {
  readonly answer: (request: AwsRequest) => Promise<AwsAnswer>;
  /** How it words a denial. */
  readonly denied: { readonly status: number; readonly code: string };
  /** An error in its protocol. */
  readonly fail: (status: number, code: string, message: string) => AwsAnswer;
}

/** Thrown inside a service for an error that the SDK of the function shall see. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Error answer of the services that speak JSON. */
export const jsonFailure =
  (contentType: string) =>
  (status: number, code: string, message: string): AwsAnswer => ({
    status,
    headers: { 'content-type': contentType, 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message, Message: message }),
  });

export const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};
