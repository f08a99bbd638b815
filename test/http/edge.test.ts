import { describe, expect, it } from '@jest/globals';
import { EDGE_HEADER, edgeGuard } from '../../functions/http/edge.ts';
import type { ApiEvent } from '../../functions/http/request.ts';

const guard = edgeGuard('s3cret');
const sent = (headers: Record<string, string>) => () => guard({ headers } as unknown as ApiEvent);

describe('the guard of the way through the edge', () => {
  it('lets pass what carries the secret', () => {
    expect(sent({ [EDGE_HEADER]: 's3cret' })).not.toThrow();
  });

  it.each([
    ['none', {}],
    ['an empty one', { [EDGE_HEADER]: '' }],
    ['another of the same length', { [EDGE_HEADER]: 's3creT' }],
    ['more than the secret', { [EDGE_HEADER]: 's3crets3cret' }],
    ['two of them, joined', { [EDGE_HEADER]: 's3cret,s3cret' }],
  ])('refuses a request with %s', (_, headers) => {
    expect(sent(headers)).toThrow(expect.objectContaining({ code: 'not-through-the-edge', status: 404 }));
  });

  it.each([undefined, ''])('does not start a function that has no secret (%p)', (secret) => {
    expect(() => edgeGuard(secret)).toThrow(/EDGE_SECRET is missing/);
  });
});
