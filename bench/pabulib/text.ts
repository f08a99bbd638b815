import { PabulibError } from './error.ts';

export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new PabulibError(lineOfInvalidByte(bytes), 'encoding', 'the file is not UTF-8: save it as UTF-8', {
      cause: error,
    });
  }
}

function lineOfInvalidByte(bytes: Uint8Array): number {
  const readable = new TextDecoder('utf-8');
  const before = readable.decode(bytes).split('\uFFFD', 1)[0] ?? '';
  return before.split('\n').length;
}
