import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Thrown when the gateway cannot listen; the message has the remedy. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
}

/** Listens first, answers later: the template can only be resolved once the port is known. */
export interface Listener {
  readonly port: number;
  readonly url: string;
  /** From now on requests are handled. */
  open(handle: (request: IncomingMessage, response: ServerResponse) => void): void;
  /** Waits for answers under way, at most 5 s, and closes. */
  stop(): Promise<void>;
}

const DRAIN = 5_000;

const listenOn = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      reject(
        code === 'EADDRINUSE' || code === 'EACCES'
          ? new GatewayError(
              `Port ${port} ${code === 'EACCES' ? 'needs more rights' : 'is in use'}. Choose another with --port` +
                `${code === 'EACCES' ? '.' : ', or stop what listens there.'}`,
            )
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** @throws GatewayError when the port is taken */
export const listen = async (wanted: number): Promise<Listener> => {
  let handle: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  let underWay = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    if (handle !== null) return handle(request, response);
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
    response.end('{"message":"The platform is starting"}');
  });
  // Only this machine: whoever reaches the gateway can mint a token for anybody.
  const port = await listenOn(server, wanted, '127.0.0.1');
  return {
    port,
    url: `http://localhost:${port}`,
    open: (next) => {
      handle = next;
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const deadline = Date.now() + DRAIN;
      while (underWay > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      server.closeAllConnections();
      await closed;
    },
  };
};
