import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROCESS = join(import.meta.dirname, 'platform-process.ts');

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
}

export interface KilledPlatformOptions {
  readonly assembly: string;
  readonly dataDir: string;
  readonly port: number;
  /** The clock's instant at the first start, ISO. */
  readonly start: string;
}

/** A platform that is killed (SIGKILL: no handler runs) and started again on the same data and port. */
export class KilledPlatform {
  readonly #options: KilledPlatformOptions;
  #child: ChildProcess | null = null;

  constructor(options: KilledPlatformOptions) {
    this.#options = options;
  }

  get url(): string {
    return `http://localhost:${this.#options.port}`;
  }

  /** Starts it and waits until it answers. Throws when it ends instead. */
  async start(again = false): Promise<void> {
    const { start, ...rest } = this.#options;
    const settings = JSON.stringify({ ...rest, start: again ? null : start });
    const child = spawn(process.execPath, [PROCESS, settings], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    const ready = once(child.stdout, 'data');
    const exit = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`the platform ended with ${String(code)}`)),
    );
    await Promise.race([ready, exit]);
    exit.catch(() => undefined);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Kills and restarts it `kills` times, each after it has answered for a while; `pause` gives that time in ms. */
  async suffer(kills: number, pause: () => number, signal: AbortSignal): Promise<number> {
    for (let count = 0; count < kills; count++) {
      await sleep(pause());
      if (signal.aborted) return count;
      await this.kill();
      await this.start(true);
    }
    return kills;
  }
}
