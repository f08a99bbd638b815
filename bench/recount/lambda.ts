import { once } from 'node:events';
import { createServer } from 'node:http';

/** Takes every asynchronous invocation and runs nothing: a recount asks for open data, which are measured elsewhere. */
export async function startLambda(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(202).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}
