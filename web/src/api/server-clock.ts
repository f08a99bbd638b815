/** Observations that are remembered: what is seen once more often takes the place of what a laptop's sleep made wrong. */
const REMEMBERED = 5;

/**
 * The platform's clock as far as its answers tell: whether a phase is open is decided there, and the device's clock may
 * be wrong. An answer may come from a cache and be some seconds old, never from the future: the latest reading is right.
 */
export class ServerClock {
  /** Platform minus device, ms; the newest at the end. */
  #offsets: number[] = [];
  readonly #device: () => number;

  /** @param device a clock that only moves forward, ms */
  constructor(device: () => number) {
    this.#device = device;
  }

  /** @param instant what an answer that has just come says of its instant, ISO 8601 */
  observe(instant: string): void {
    this.#offsets = [...this.#offsets, Date.parse(instant) - this.#device()].slice(-REMEMBERED);
  }

  /** The platform's instant, ms; null before its first answer. */
  now(): number | null {
    return this.#offsets.length === 0 ? null : this.#device() + Math.max(...this.#offsets);
  }
}

export const serverClock = new ServerClock(() => performance.now());

/** The platform's instant, ms; the device's own before its first answer. */
export function serverNow(): number {
  return serverClock.now() ?? Date.now();
}
