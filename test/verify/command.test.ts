import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stop } from 'esbuild';
import { bundleVerifier, writeVerifier } from '../../verify/build.ts';
import { verifyCommand } from '../../verify/command.ts';
import { archiveFiles, CHECKPOINT_KEY, castVotes, receiptFor, voteOf, writeArchive } from './support/archive.ts';

const ballots = castVotes(40);
let folder: string;
let archive: string;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  files = await archiveFiles(ballots);
  archive = writeArchive(join(folder, 'archive'), files);
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...words: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await verifyCommand(
    words,
    (line) => printed.push(line),
    (line) => complained.push(line),
  );
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

describe('the command', () => {
  it('ends with 0 where everything holds, and says what it looked at', async () => {
    const receipts = file('receipts.txt', ballots[3]!.map((vote, index) => receiptFor(vote, index + 1)).join('\n'));
    const { code, printed } = await run(archive, '--receipt', receipts, '--key', CHECKPOINT_KEY.publicKey.kid);
    expect(code).toBe(0);
    expect(printed).toContain('Campaign city-2030, version 1');
    expect(printed).toContain('votes.csv holds 100 votes');
    expect(printed).toMatch(/Your vote for proposal 10 is counted: line \d+ of votes\.csv\./);
    expect(printed).not.toContain('not checked');
    expect(printed).toMatch(/Everything that was checked holds\.$/);
  });

  it('ends with 1 where something does not, and names file and line', async () => {
    const tampered = writeArchive(join(folder, 'tampered'), files);
    const lines = Buffer.from(files.get('votes.csv')!).toString().split('\r\n');
    const flipped = lines[10]!.replace(/for|against/, (choice) => (choice === 'for' ? 'against' : 'for'));
    writeFileSync(join(tampered, 'votes.csv'), lines.with(10, flipped).join('\r\n'));
    const { code, printed } = await run(tampered);
    expect(code).toBe(1);
    expect(printed).toContain('WRONG        votes.csv, line 11: The line does not have hash 10 of tile/0/000.p/100');
    expect(printed).toMatch(/\d things do not hold\.$/);
  });

  it('answers in the language that is asked for', async () => {
    const missing = file('missing.txt', receiptFor(voteOf(999, 4, 'against'), 2));
    const { code, printed } = await run(archive, '--language', 'fr', '--receipt', missing);
    expect(code).toBe(1);
    expect(printed).toContain('Votre vote contre la proposition 4 (révision 2) n’est pas compté.');
  });

  it('takes the checkpoint of an earlier version alone, under any name', async () => {
    const kept = file('kept.txt', files.get('checkpoint')!);
    expect((await run(archive, '--previous', kept)).printed).toContain(
      'The earlier checkpoint has the same 100 votes.',
    );
  });

  it('takes keys in each form that they are published in', async () => {
    const { publicKey } = CHECKPOINT_KEY;
    const bytes = Buffer.concat([Buffer.of(1), Buffer.from(publicKey.x, 'base64url')]);
    const set = file('keys.json', JSON.stringify({ keys: [publicKey] }));
    for (const key of [publicKey.kid, `city+00000000+${bytes.toString('base64')}`, JSON.stringify(publicKey), set]) {
      expect((await run(archive, '--key', key)).printed).toContain('signed with the key that you gave');
    }
  });

  it('gives its findings as JSON', async () => {
    const { printed } = await run(archive, '--json');
    expect(JSON.parse(printed)).toMatchObject({ campaign: 'city-2030', version: 1, holds: true });
  });

  it.each([
    [['nowhere'], 'This is not an archive'],
    [[], 'Give one folder'],
    [['--wrong'], "Unknown option '--wrong'"],
    [['ARCHIVE', '--receipt', 'nowhere.txt'], 'There is no file nowhere.txt.'],
    [['ARCHIVE', '--previous', 'nowhere'], 'The earlier version cannot be read'],
    [['ARCHIVE', '--key', 'short'], 'This is no key: short'],
  ])('ends with 2 where it cannot use what was given: %j', async (words, complaint) => {
    const { code, complained } = await run(...words.map((word) => (word === 'ARCHIVE' ? archive : word)));
    expect(code).toBe(2);
    expect(complained).toContain(complaint);
  });
});

describe('the files that go into an archive', () => {
  it('are a script that runs without anything beside it, and a page that loads nothing', async () => {
    const verifier = await bundleVerifier();
    await stop();
    await writeVerifier(join(folder, 'built'), verifier);
    const { html } = verifier;
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'built', 'verify.mjs'), archive]);
    expect(stdout).toContain('Everything that was checked holds.');
    expect(html).not.toMatch(/<(?:link|img|iframe|script)[^>]+(?:src|href)=/);
    expect(html).toMatch(/default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='/);
    // Two that end the script early would be a page that does nothing.
    expect(html.match(/<\/script/g)).toHaveLength(1);
  });
});

describe('an archive where it is published', () => {
  let server: Server;
  let address: string;
  let closedPort: number;
  beforeAll(async () => {
    const served = new Map([...files].map(([name, bytes]) => [`/open-data/city-2030/1/${name}`, bytes]));
    served.set('/open-data/city-2030/latest.json', Buffer.from('{"folder":"1/"}'));
    server = createServer((request, response) => {
      const url = request.url ?? '';
      if (url.includes('/page/')) response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
      else if (url.endsWith('/broken/1/votes.csv')) {
        response.writeHead(200, { 'content-length': 1000 }).write('number');
        setTimeout(() => response.destroy(), 20);
      } else {
        const bytes = served.get(url.replace('/broken/1/', '/city-2030/1/'));
        response.writeHead(bytes ? 200 : 404).end(bytes);
      }
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/open-data`;
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    closedPort = (closed.address() as AddressInfo).port;
    closed.close();
  });
  afterAll(() => {
    server.close();
  });

  it('is read file by file, without its tiles', async () => {
    for (const folder of ['city-2030/', 'city-2030', 'city-2030/1']) {
      const { code, printed } = await run(`${address}/${folder}`);
      expect(code).toBe(0);
      expect(printed).toContain('votes.csv holds 100 votes');
      expect(printed).toContain('The tiles of the tree are not here.');
    }
  });

  it.each([
    ['there is none', () => `${address}/other/`, '404'],
    ['nobody answers', () => `http://127.0.0.1:${closedPort}/open-data/city-2030/`, 'ECONNREFUSED'],
    ['the address is none', () => 'https://', 'Invalid URL'],
    ['a page of the site is there', () => `${address}/page/`, 'text/html'],
    ['the answer breaks off', () => `${address}/broken/1/`, 'votes.csv: '],
  ])('ends with 2 where %s', async (_, words, reason) => {
    const { code, complained, printed } = await run(words());
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(complained).toContain(reason);
  });
});
