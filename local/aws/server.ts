import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AccessDenied, type Principal } from '../iam.ts';
import { type AwsAnswer, AwsError, type AwsService, jsonFailure } from './request.ts';

export interface AwsServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface AwsServerOptions {
  /** By access key id. */
  readonly principals: ReadonlyMap<string, Principal>;
  /** By the name of the service in the signature's scope: `dynamodb`, `s3` … */
  readonly services: ReadonlyMap<string, AwsService>;
  readonly log: (line: string) => void;
}

const CREDENTIAL = /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//;

const plainFailure = jsonFailure('application/json');

const readBody = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    request.on('error', reject);
  });

/**
 * The endpoint of all AWS services for all functions, on the loopback interface. Who calls is told by the access key in
 * the signature; the signature itself is not checked, because both ends belong to this process.
 */
export const startAwsServer = (options: AwsServerOptions): Promise<AwsServer> => {
  const answer = async (request: IncomingMessage): Promise<AwsAnswer> => {
    const [, accessKeyId = '', serviceName = ''] = CREDENTIAL.exec(request.headers.authorization ?? '') ?? [];
    const body = await readBody(request);
    const principal = options.principals.get(accessKeyId);
    if (principal === undefined) {
      return plainFailure(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.');
    }
    const service = options.services.get(serviceName);
    if (service === undefined) {
      const message = `The service ${serviceName || '(unsigned)'} is not run locally.`;
      options.log(`${principal.label} called ${request.method} ${request.url}: ${message}`);
      return plainFailure(501, 'NotImplemented', message);
    }
    try {
      return await service.answer({
        principal,
        method: request.method ?? 'GET',
        url: request.url ?? '/',
        headers: request.headers,
        body,
      });
    } catch (error) {
      if (error instanceof AccessDenied) return service.fail(service.denied.status, service.denied.code, error.message);
      if (error instanceof AwsError) return service.fail(error.status, error.code, error.message);
      options.log(`${principal.label}: ${request.method} ${request.url} failed: ${String(error)}`);
      return service.fail(500, 'InternalServerError', String(error));
    }
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    answer(request)
      .then(({ status, headers, body }) => {
        response.writeHead(status, {
          ...headers,
          ...(headers['content-length'] === undefined && { 'content-length': Buffer.byteLength(body) }),
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  // The SDK keeps sockets for reuse; closing an idle one just when it sends is an error that AWS would hardly show.
  server.keepAliveTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeAllConnections();
          }),
      });
    });
  });
};
