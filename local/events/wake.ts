/** A bell: those who wait on it go on when it rings, when their time is up, or when their signal aborts. */
export class Wake {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    for (const go of this.#waiting) go();
  }

  /** @param milliseconds of the machine's time; Infinity waits for the bell only */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const timer = Number.isFinite(milliseconds) ? setTimeout(go, milliseconds) : undefined;
      this.#waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }
}

/** Resolves after some of the machine's milliseconds, or once the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Wake().wait(milliseconds, signal);
}

/** Milliseconds before the next attempt: doubles from `first` up to `longest`. `attempt` counts from 1. */
export function backoff(attempt: number, first: number, longest: number): number {
  return Math.min(longest, first * 2 ** Math.min(attempt - 1, 20));
}
