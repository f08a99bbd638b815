/**
 * Invokes the handler of a bundle with votes, in a process of its own, and prints what they took.
 * Arguments: the bundle's URL, the campaign, the number of proposals, the instant, votes, votes at once.
 */
import * as z from 'zod';
import { EDGE_HEADER } from '../../functions/http/edge.ts';
import { load } from '../load.ts';

export const driven = z.object({
  /** From before the import to the first answer, in ms. */
  start: z.number(),
  p50: z.number(),
  p99: z.number(),
  rate: z.number(),
  /** Processor time of this process for one vote, in ms. */
  cpu: z.number(),
});
export type Driven = z.infer<typeof driven>;

/** As many votes as a mean ballot of Liège has. */
const VOTES_EACH = 19;
const WARM_UP = 300;
const answer = z.looseObject({ statusCode: z.int(), body: z.string() });
const bundle = z.object({
  handler: z.custom<(event: unknown, context: unknown) => Promise<unknown>>((value) => typeof value === 'function'),
});

export type Handler = z.infer<typeof bundle>['handler'];

/** What is voted on, and when. */
export interface Voting {
  readonly campaign: string;
  readonly proposals: number;
  readonly at: number;
}

interface Driving extends Voting {
  readonly url: string;
  readonly votes: number;
  readonly concurrency: number;
}

export async function handlerOf(url: string): Promise<Handler> {
  return bundle.parse(await import(url)).handler;
}

/** The vote with this index of all that a group of voters casts. */
export async function voteWith(
  handler: Handler,
  { campaign, proposals, at }: Voting,
  group: string,
  index: number,
): Promise<void> {
  const voter = `${process.pid}-${group}-${Math.floor(index / VOTES_EACH)}`;
  const event = eventOf({ campaign, at, voter, number: ((index * 37) % proposals) + 1 });
  const { statusCode, body } = answer.parse(await handler(event, { getRemainingTimeInMillis: () => 10_000 }));
  if (statusCode !== 200) throw new Error(`a vote was answered ${statusCode}: ${body}`);
}

async function drive({ url, votes, concurrency, ...voting }: Driving): Promise<Driven> {
  const began = performance.now();
  const handler = await handlerOf(url);
  const vote = (index: number) => voteWith(handler, voting, '', index);
  await vote(0);
  const start = performance.now() - began;
  await load(WARM_UP, concurrency, (index) => vote(1 + index));
  const before = process.cpuUsage();
  const { p50, p99, rate } = await load(votes, concurrency, (index) => vote(1 + WARM_UP + index));
  const { user, system } = process.cpuUsage(before);
  return { start, p50, p99, rate, cpu: (user + system) / 1000 / votes };
}

/** What the gateway hands on for `PUT /api/campaigns/{campaign}/ballot/{number}`. */
function eventOf({ campaign, at, voter, number }: { campaign: string; at: number; voter: string; number: number }) {
  const path = `/api/campaigns/${campaign}/ballot/${number}`;
  const claims = { iss: 'https://issuer.example', sub: voter, scope: 'participation/vote', client_id: 'site' };
  return {
    version: '2.0',
    routeKey: 'PUT /api/campaigns/{campaign}/ballot/{number}',
    rawPath: path,
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      [EDGE_HEADER]: process.env.EDGE_SECRET ?? '',
      'x-voter': voter,
      authorization: 'Bearer none',
    },
    pathParameters: { campaign, number: String(number) },
    requestContext: {
      requestId: `${voter}-${number}`,
      timeEpoch: at,
      routeKey: 'PUT /api/campaigns/{campaign}/ballot/{number}',
      http: { method: 'PUT', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'bench' },
      authorizer: { jwt: { claims, scopes: ['participation/vote'] } },
    },
    body: '{"choice":"for"}',
    isBase64Encoded: false,
  };
}

if (import.meta.main) {
  const [url = '', campaign = '', proposals = '', at = '', votes = '', concurrency = ''] = process.argv.slice(2);
  const numbers = {
    proposals: Number(proposals),
    at: Number(at),
    votes: Number(votes),
    concurrency: Number(concurrency),
  };
  console.log(JSON.stringify(await drive({ url, campaign, ...numbers })));
}
