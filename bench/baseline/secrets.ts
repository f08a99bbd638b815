import { once } from 'node:events';
import { createServer } from 'node:http';

/** A Secrets Manager that knows one text for every name. */
export async function startSecrets(text: string): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ SecretString: text }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return { url: `http://127.0.0.1:${address.port}`, stop: () => void server.close() };
}
