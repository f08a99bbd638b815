import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { AnswerError, ApiClient, type ApiRequest, ATTEMPTS, NoAnswerError } from '../../bench/http.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const open: { server: Server; client: ApiClient }[] = [];

/** A server that answers each request by its count, from 1, and a client of it that notes what it repeats. */
async function serve(answer: Answer, concurrency = 1) {
  const requests: IncomingMessage[] = [];
  const retries: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    request.resume().on('end', () => answer(request, response, requests.length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const onRetry = (_: ApiRequest, reason: string) => retries.push(reason);
  const client = new ApiClient({ url: `http://127.0.0.1:${port}`, concurrency, onRetry });
  open.push({ server, client });
  return { client, requests, retries };
}

function json(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

afterEach(async () => {
  for (const { server, client } of open.splice(0)) {
    await client.close();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the API client', () => {
  it('sends JSON with token and key, and reads the answer by its schema', async () => {
    const { client, requests } = await serve((_, response) => json(response, 201, { number: 4 }));
    const body = { title: 'x' };
    const answer = await client.call(
      { method: 'POST', path: '/proposals', body, token: 't', idempotencyKey: 'k' },
      z.strictObject({ number: z.int() }),
    );

    expect(answer).toEqual({ number: 4 });
    expect(requests[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer t',
      'idempotency-key': 'k',
    });
  });

  it('keeps its connections, no more of them than its concurrency', async () => {
    const { client, requests } = await serve((_, response) => json(response, 200, {}), 2);
    await Promise.all(Array.from({ length: 20 }, () => client.send({ method: 'GET', path: '/' })));

    expect(requests).toHaveLength(20);
    expect(new Set(requests.map(({ socket }) => socket.remotePort)).size).toBe(2);
  });

  it.each([429, 503])('repeats a request that was answered %d', async (status) => {
    const { client, retries } = await serve((_, response, count) =>
      json(response, count < 3 ? status : 200, { count }),
    );

    expect(await client.send({ method: 'PUT', path: '/', body: {} })).toEqual({ status: 200, body: { count: 3 } });
    expect(retries).toEqual([`status ${status}`, `status ${status}`]);
  });

  it('repeats a request whose connection broke', async () => {
    const { client, retries } = await serve((_, response, count) =>
      count === 1 ? response.destroy() : json(response, 200, { count }),
    );

    expect(await client.send({ method: 'DELETE', path: '/' })).toMatchObject({ status: 200 });
    expect(retries).toHaveLength(1);
  });

  it('does not repeat a POST without a key', async () => {
    const { client, requests } = await serve((_, response) => json(response, 503, {}));

    expect(await client.send({ method: 'POST', path: '/', body: {} })).toMatchObject({ status: 503 });
    expect(requests).toHaveLength(1);
  });

  it('gives up after a fixed number of attempts, with the last failure as the cause', async () => {
    const { client, requests } = await serve((_, response) => response.destroy());
    const failure = client.send({ method: 'GET', path: '/tally' });

    await expect(failure).rejects.toThrow(NoAnswerError);
    await expect(failure).rejects.toThrow(`GET /tally had no answer after ${ATTEMPTS} attempts`);
    expect(requests).toHaveLength(ATTEMPTS);
  });

  it('tells a problem answer with request, status, code and detail', async () => {
    const problem = { title: 'Closed', status: 409, detail: 'Voting closed on 25 June', code: 'phase-closed' };
    const { client } = await serve((_, response) => json(response, 409, problem, 'application/problem+json'));
    const failure = client.call({ method: 'PUT', path: '/ballot/3', body: {} }, z.unknown());

    await expect(failure).rejects.toThrow(AnswerError);
    await expect(failure).rejects.toMatchObject({
      status: 409,
      code: 'phase-closed',
      message: 'PUT /ballot/3 was answered 409: phase-closed, Voting closed on 25 June',
    });
  });

  it('refuses a body that the schema does not know', async () => {
    const { client } = await serve((_, response) => json(response, 200, { votes: 'many' }));

    await expect(client.call({ method: 'GET', path: '/tally' }, z.strictObject({ votes: z.int() }))).rejects.toThrow(
      'GET /tally gave an unexpected body',
    );
  });
});
