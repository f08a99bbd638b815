import fc from 'fast-check';
import * as z from 'zod';
import type { Platform } from '../../local/platform.ts';
import { inParallel } from '../load.ts';
import { readApiDocument } from './document.ts';
import { Judge } from './judge.ts';
import { CITIZENS, type FuzzRequest, requestTo, type Sender } from './requests.ts';
import { RawClient } from './send.ts';
import { type Known, Values } from './values.ts';
import { Written } from './written.ts';

export interface FuzzOptions {
  readonly platform: Platform;
  /** Fuzzed more than others. */
  readonly campaign: string;
  /** Instants at which a part of the requests is sent each, in order. */
  readonly moments: readonly string[];
  readonly requests: number;
  readonly concurrency: number;
  /** The same seed makes the same requests. */
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

export interface FuzzOutcome {
  readonly requests: number;
  readonly byStatus: ReadonlyMap<number, number>;
  /** What each complaint is about, with the request that led to it. */
  readonly complaints: readonly string[];
  /** What was written and not acknowledged, or the other way round. */
  readonly differences: readonly string[];
  readonly proposals: number;
  readonly ballots: number;
  readonly slowest: number;
}

const campaignBody = z.object({
  themes: z.array(z.object({ id: z.string() })),
  districts: z.array(z.object({ id: z.string() })),
  languages: z.array(z.string()),
});
const tokenBody = z.object({ access_token: z.string() });

/** Handed in rightly before anything else, so that there is something to vote on, to change and to take back. */
const FIRST_PROPOSALS = 12;

/** Whoever erases themselves takes back what the others' answers are compared with, so nobody else does it. */
const LEAVER = 'leaver';
/** Stands in the counts for requests that were not answered. */
const NO_ANSWER = 0;
const ERASING = 'eraseMe';

async function knownValues(url: string, campaign: string): Promise<Known> {
  const answer = await fetch(`${url}/api/campaigns/${campaign}`);
  const { themes, districts, languages } = campaignBody.parse(await answer.json());
  return {
    campaign: [campaign],
    theme: themes.map(({ id }) => id),
    district: districts.map(({ id }) => id),
    language: languages,
    number: Array.from({ length: FIRST_PROPOSALS + 4 }, (_, index) => `${index + 1}`),
    code: ['busy', 'internal-error'],
    cursor: [['random 1', 0.5, 1], ['number', 0, 2], [campaign, 1], ['', -1], [{}], null].map((place) =>
      Buffer.from(JSON.stringify(place)).toString('base64url'),
    ),
  };
}

/** What is sent rightly at the beginning of each moment: proposals in the first, a vote of each citizen in the second. */
function openingOf(campaign: string, known: Known, moment: number): FuzzRequest[] {
  const common = { plain: true, headers: { 'content-type': 'application/json' } };
  const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
  const base = `/api/campaigns/${campaign}`;
  if (moment === 0) {
    const [theme, language] = [known.theme?.[0], known.language?.[0]];
    const body = bytes({ title: 'An idea', summary: 'In short', text: '', theme, author: 'Somebody', language });
    return Array.from({ length: FIRST_PROPOSALS }, (_, index) => ({
      ...common,
      operationId: 'createProposal',
      method: 'POST',
      target: `${base}/proposals`,
      body,
      sender: index % CITIZENS,
    }));
  }
  if (moment > 1) return [];
  return Array.from({ length: CITIZENS }, (_, sender) =>
    Array.from({ length: FIRST_PROPOSALS }, (_each, index) => ({
      ...common,
      operationId: 'castVote',
      method: 'PUT',
      target: `${base}/ballot/${index + 1}`,
      body: bytes({ choice: 'for' }),
      sender,
    })),
  ).flat();
}

/** Mints a token of every sender. */
async function tokensOf(url: string): Promise<(request: FuzzRequest) => string | null> {
  const mint = async (sub: string, scope?: string) => {
    const answer = await fetch(`${url}/__local/token`, { method: 'POST', body: JSON.stringify({ sub, scope }) });
    return tokenBody.parse(await answer.json()).access_token;
  };
  const citizens = await Promise.all(Array.from({ length: CITIZENS }, (_, index) => mint(`citizen-${index}`)));
  const [leaver, other] = [await mint(LEAVER), await mint('citizen-0', 'participation/moderate')];
  const tokenOf = (sender: Sender): string | null => {
    switch (sender) {
      case 'nobody':
        return null;
      case 'garbage':
        return 'garbage';
      case 'other-scope':
        return other;
      default:
        return citizens[sender] ?? null;
    }
  };
  const erases = ({ operationId, method, target }: FuzzRequest) =>
    operationId === ERASING || (method === 'DELETE' && /\/me\b/i.test(target));
  return (request) => (erases(request) && typeof request.sender === 'number' ? leaver : tokenOf(request.sender));
}

function shown({ method, target, headers, body, sender }: FuzzRequest): string {
  const text = body === null ? '' : Buffer.from(body).toString('latin1').slice(0, 400);
  return `${method} ${target.slice(0, 400)} by ${sender} ${JSON.stringify(headers).slice(0, 300)} ${JSON.stringify(text)}`;
}

/**
 * Sends requests made from the OpenAPI document, right, nearly right and hostile ones, and compares every answer with
 * what the document promises and what is written with what was acknowledged.
 */
export async function fuzz(options: FuzzOptions): Promise<FuzzOutcome> {
  const { platform, campaign, moments, concurrency, seed, tell = () => {} } = options;
  const document = readApiDocument();
  const known = await knownValues(platform.url, campaign);
  const values = new Values(document, known);
  const anyRequest = fc.oneof(
    // What takes something in is asked more often than what gives something out.
    ...document.operations.map((operation) => ({
      weight: operation.requestBody === undefined ? 1 : 3,
      arbitrary: requestTo(operation, values),
    })),
  );
  const [judge, written, tokenOf] = [new Judge(document), new Written(), await tokensOf(platform.url)];
  const client = new RawClient(platform.url, concurrency);
  const byStatus = new Map<number, number>();
  const complaints: string[] = [];
  let [slowest, sent] = [0, 0];

  const send = async (request: FuzzRequest): Promise<void> => {
    const started = performance.now();
    const answer = await client.send(request, tokenOf(request));
    slowest = Math.max(slowest, performance.now() - started);
    sent += 1;
    const status = typeof answer === 'string' ? NO_ANSWER : answer.status;
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    const complaint = typeof answer === 'string' ? answer : judge.complaint(request, answer);
    if (complaint !== null) complaints.push(`${complaint}\n  ${shown(request)}`);
    else if (typeof answer !== 'string') written.note(`${request.sender}`, request.method, answer);
  };

  try {
    for (const [index, moment] of moments.entries()) {
      platform.clock.set({ now: Date.parse(moment) });
      await inParallel(openingOf(campaign, known, index), concurrency, send);
      const numRuns = Math.ceil(options.requests / moments.length);
      await inParallel(fc.sample(anyRequest, { seed: seed + index, numRuns }), concurrency, send);
      tell(`${sent} requests sent, ${complaints.length} complaints`);
    }
  } finally {
    client.close();
  }
  const differences = await written.differences(platform);
  return { requests: sent, byStatus, complaints, differences, slowest, ...written.counts };
}
