import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The template's queues, one file with a line a message each: they only collect what failed, nobody takes from them. */
export class Queues {
  readonly #folder: string;
  readonly #counts = new Map<string, number>();

  constructor(folder: string, names: readonly string[]) {
    this.#folder = folder;
    for (const name of names) {
      const file = this.#file(name);
      this.#counts.set(name, existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0);
    }
  }

  has(name: string): boolean {
    return this.#counts.has(name);
  }

  async send(
    name: string,
    body: string,
    attributes: Readonly<Record<string, string>>,
  ): Promise<{ readonly messageId: string; readonly md5: string }> {
    const messageId = randomUUID();
    mkdirSync(dirname(this.#file(name)), { recursive: true });
    await appendFile(
      this.#file(name),
      `${JSON.stringify({ messageId, sent: new Date().toISOString(), attributes, body })}\n`,
    );
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    return { messageId, md5: createHash('md5').update(body).digest('hex') };
  }

  /** Messages in each queue. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.jsonl`);
  }
}
