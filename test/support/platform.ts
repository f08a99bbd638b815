import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Platform, type PlatformOptions, startPlatform } from '../../local/platform.ts';
import { testAssembly } from './database.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export interface Sent {
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** The real template and bundles on this machine, with fresh data. */
export class TestPlatform {
  readonly platform: Platform;
  readonly dataDir: string;

  constructor(platform: Platform, dataDir: string) {
    this.platform = platform;
    this.dataDir = dataDir;
  }

  static async start(now: string, options: Partial<PlatformOptions> = {}): Promise<TestPlatform> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'reinventons-data-')));
    const platform = await startPlatform({
      assembly: testAssembly(),
      port: 0,
      clock: { now: new Date(now), speed: 1 },
      log: () => {},
      throttles: false,
      environments: 2,
      ...options,
      dataDir,
    });
    return new TestPlatform(platform, dataDir);
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async call(method: string, path: string, { body, raw, token, headers }: Sent = {}): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(`${this.platform.url}${path}`, {
      method,
      headers: {
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: typeof sent === 'string' ? sent : Buffer.from(sent) }),
    });
    const text = await answer.text();
    // Without a content type it is the gateway's own, or nothing.
    const isJson = /json/.test(answer.headers.get('content-type') ?? 'json');
    const read = () => (isJson ? JSON.parse(text) : text);
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : read() };
  }

  async token(sub: string, scope?: string, claims?: Record<string, unknown>): Promise<string> {
    const { body } = await this.call('POST', '/__local/token', {
      body: { sub, ...(scope === undefined ? {} : { scope }), ...(claims === undefined ? {} : { claims }) },
    });
    return body.access_token;
  }

  async moveTo(now: string): Promise<void> {
    const { status, body } = await this.call('POST', '/__local/clock', { body: { now } });
    if (status !== 200) throw new Error(`The clock did not move to ${now}: ${JSON.stringify(body)}`);
  }

  /** Waits until every change of a ballot has been delivered and counted. */
  async quiet(): Promise<void> {
    await until(async () =>
      (await this.call('GET', '/__local/status')).body.mappings.every((mapping: { idle: boolean }) => mapping.idle),
    );
  }
}

/** Asks again until it is so; fails by the test's own time limit. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}
