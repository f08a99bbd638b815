import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ApiEvent } from './request.ts';

/** Opaque to clients (RFC 9110, 8.8.3): the same for the same text. */
export function entityTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** Whether `If-None-Match` names the tag. The comparison is the weak one: what a proxy has compressed still matches. */
export function names(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const sent = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return sent.includes('*') || sent.includes(tag);
}

/** The answer with its tag; without its body where the client has that already. */
export function unlessKnown(
  event: ApiEvent,
  answer: APIGatewayProxyStructuredResultV2,
): APIGatewayProxyStructuredResultV2 {
  const tag = entityTag(answer.body ?? '');
  const headers = { ...answer.headers, etag: tag };
  if (!names(event.headers['if-none-match'], tag)) return { ...answer, headers };
  return { statusCode: 304, headers, body: '' };
}
