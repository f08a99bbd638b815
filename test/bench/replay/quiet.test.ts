import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../../bench/http.ts';
import { ElectionApi } from '../../../bench/replay/api.ts';
import { closeAndRecount, GRACE, quietTally } from '../../../bench/replay/quiet.ts';

const CLOSES = '2024-03-01T00:00:00.000Z';
const PHASE = { opens: '2024-02-01T00:00:00.000Z', closes: CLOSES };
const NAMES = {
  themes: [],
  districts: [],
  languages: [],
  timeZone: 'Europe/Brussels',
  rulesHash: 'h',
  description: {},
};
const CAMPAIGN = {
  ...NAMES,
  id: 'c',
  name: {},
  phase: 'voting',
  next: null,
  now: CLOSES,
  phases: [{ phase: 'voting', ...PHASE }],
  voting: { choices: ['for'], maxChoices: null, counts: 'live', results: 'at-closing' },
  selection: { rule: 'best', projects: 1 },
};
const HASH = 'a'.repeat(64);
const RESULT = {
  campaign: 'c',
  version: 1,
  countedAt: CLOSES,
  code: HASH,
  rulesHash: HASH,
  rulesChanged: false,
  proposals: [],
  turnout: 1,
  ballots: 1,
  votes: 2,
  annulled: 0,
  hours: [],
  tallyPages: [],
  anomalies: { putAside: 0, unreadable: 0, offPaper: 0 },
};

/** Answers of each path, one a request; the last one stays. */
type Script = Record<string, { status?: number; body: unknown }[]>;

const open: { server: Server; client: ApiClient }[] = [];

async function platform(script: Script) {
  const posted: unknown[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const path = request.url ?? '';
      asked.push(path);
      if (body !== '') posted.push(JSON.parse(body));
      const answers = script[path] ?? [{ body: {} }];
      const { status = 200, body: answer } = (answers.length > 1 ? answers.shift() : answers[0])!;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new ApiClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, concurrency: 1 });
  open.push({ server, client });
  return { api: new ElectionApi(client, 'c'), posted, asked };
}

const status = (idle: boolean) => ({ body: { idle, consumed: { tables: {} }, denied: { count: 0 }, queues: {} } });
const tally = (votes: number) => ({ body: { campaign: 'c', counts: [], turnout: 1, votes, asOf: CLOSES } });

afterEach(async () => {
  for (const { server, client } of open.splice(0)) {
    await client.close();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('waiting for the platform', () => {
  it('takes the tally only once everything is delivered and every vote is in it', async () => {
    const { api, asked } = await platform({
      '/__local/status': [status(false), status(true), status(true)],
      '/api/campaigns/c/tally': [tally(5), tally(4), tally(5)],
    });

    expect((await quietTally(api, 5)).votes).toBe(5);
    expect(asked.filter((path) => path.endsWith('tally'))).toHaveLength(3);
  });

  it('takes a tally that stays wrong as it is, rather than wait for ever', async () => {
    const { api } = await platform({ '/__local/status': [status(true)], '/api/campaigns/c/tally': [tally(4)] });

    expect((await quietTally(api, 5, undefined, 300)).votes).toBe(4);
  });

  it('closes by moving the clock past the end of voting and the grace, and waits for the result', async () => {
    const { api, posted } = await platform({
      '/api/campaigns/c': [{ body: CAMPAIGN }],
      '/api/campaigns/c/results': [{ status: 404, body: {} }, { body: { ...RESULT, tallyDifferences: [] } }],
    });

    expect(await closeAndRecount(api)).toMatchObject({ votes: 2 });
    expect(posted).toEqual([{ now: new Date(Date.parse(CLOSES) + GRACE).toISOString(), speed: 1 }]);
  });

  it('stops waiting when it is told to', async () => {
    const { api } = await platform({ '/__local/status': [status(false)], '/api/campaigns/c/tally': [tally(0)] });

    await expect(quietTally(api, 5, AbortSignal.abort())).rejects.toThrow('aborted');
  });
});
