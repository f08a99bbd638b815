/** A step of the journey with the time that it took, for the table at the end. */
export interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly found: string;
}

/** Runs the steps one after the other, says how each went, and stops at the first that fails. */
export class Steps {
  readonly done: Step[] = [];

  /** @param act what it does; returns what it found, for people to read */
  async run(name: string, act: () => Promise<string>): Promise<void> {
    const began = performance.now();
    process.stdout.write(`  ${name} …\n`);
    const found = await act();
    const seconds = (performance.now() - began) / 1000;
    this.done.push({ name, seconds, found });
    process.stdout.write(`  ${' '.repeat(4)}${seconds.toFixed(1)} s: ${found}\n`);
  }

  get seconds(): number {
    return this.done.reduce((sum, { seconds }) => sum + seconds, 0);
  }
}

/** Asks again, once a second, until there is an answer; fails after `limit` seconds with what was asked for. */
export async function eventually<T>(what: string, limit: number, ask: () => Promise<T | null>): Promise<T> {
  const until = performance.now() + limit * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > until) throw new Error(`After ${limit} s there is still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
