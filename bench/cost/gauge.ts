import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../local/platform.ts';
import { add, type Quantities, times } from './prices.ts';

const GIGABYTE = 2 ** 30;
/** Milliseconds between two looks at whether the platform is idle. */
const LOOK_EVERY = 50;

/** Reads off a running platform what acts consume, as AWS would bill it. */
export class Gauge {
  readonly #platform: Platform;
  readonly #dataDir: string;

  constructor(platform: Platform, dataDir: string) {
    this.#platform = platform;
    this.#dataDir = dataDir;
  }

  /** What one act consumes: the mean of `count` acts, one after the other, with all that follows from them. */
  async of(count: number, act: (index: number) => Promise<unknown>): Promise<Quantities> {
    await this.idle();
    const before = await this.#reading();
    for (let index = 0; index < count; index += 1) await act(index);
    await this.idle();
    return times(add(await this.#reading(), times(before, -1)), 1 / count);
  }

  /** Waits until nothing is under way: every record delivered, no invocation running. */
  async idle(): Promise<void> {
    while (!(await this.#platform.status()).idle) await sleep(LOOK_EVERY);
  }

  async #reading(): Promise<Quantities> {
    const { functions, consumed } = await this.#platform.status();
    const units = Object.values(consumed.tables);
    return {
      lambdaRequests: functions.reduce((sum, { invocations }) => sum + invocations, 0),
      lambdaGigabyteSeconds: functions.reduce(
        (sum, { busy, memorySize }) => sum + (busy / 1000) * (memorySize / 1024),
        0,
      ),
      readUnits: units.reduce((sum, { readUnits }) => sum + readUnits, 0),
      writeUnits: units.reduce((sum, { writeUnits }) => sum + writeUnits, 0),
      logGigabytes: (await bytesIn(join(this.#dataDir, 'logs'))) / GIGABYTE,
    };
  }
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
