import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { progressOn } from '../../../bench/replay/progress.ts';

function streamWith(properties: object): NodeJS.WriteStream & PassThrough {
  return Object.assign(new PassThrough(), properties) as unknown as NodeJS.WriteStream & PassThrough;
}

async function told(stream: NodeJS.WriteStream & PassThrough): Promise<string> {
  const stage = progressOn(stream)('votes', 400);
  stage.add(100);
  stage.add(300);
  stage.end();
  stream.end();
  return text(stream);
}

describe('progress', () => {
  it('is plain lines, without control characters, where there is no terminal', async () => {
    expect(await told(streamWith({ isTTY: false }))).toMatch(/^votes: 400\/400, \d+\/s\n$/);
  });

  it('is a bar with the count, the rate and the time left on a terminal', async () => {
    const terminal = { isTTY: true, columns: 120, cursorTo: () => true, moveCursor: () => true, clearLine: () => true };

    expect(await told(streamWith(terminal))).toMatch(/votes {6}.*100% \| 400\/400 \| \d+\/s \| .* left/);
  });
});
