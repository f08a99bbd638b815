import type { IncomingMessage } from 'node:http';

/** Bytes of a request that API Gateway takes. */
const MAX_REQUEST = 10 * 1024 * 1024;

/** The whole body, or null if it is larger than API Gateway takes. */
export const readBody = (request: IncomingMessage): Promise<Buffer | null> => {
  if (Number(request.headers['content-length'] ?? 0) > MAX_REQUEST) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_REQUEST) {
        request.pause();
        resolve(null);
      } else chunks.push(chunk);
    });
    request.on('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    request.on('error', reject);
  });
};
