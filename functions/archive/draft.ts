import { createHash } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveFile } from '../core/open-data/files.ts';

/** Bytes that are gathered before they are written. */
const AT_ONCE = 256 * 1024;

/** A file on its way: written bit by bit to this machine's disk, while its size and hash are counted. */
export class Draft {
  readonly path: string;
  readonly #name: string;
  readonly #hash = createHash('sha256');
  #gathered: Uint8Array[] = [];
  #size = 0;
  #bytes = 0;

  private constructor(name: string, path: string) {
    this.#name = name;
    this.path = path;
  }

  /** `name`: in the archive. */
  static async in(folder: string, name: string): Promise<Draft> {
    const path = join(folder, name.replaceAll('/', '-'));
    await writeFile(path, '');
    return new Draft(name, path);
  }

  async write(chunk: string | Uint8Array): Promise<void> {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    this.#gathered.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= AT_ONCE) await this.#flush();
  }

  /** The file as it is in the end. */
  async close(rows: number): Promise<ArchiveFile> {
    await this.#flush();
    return { name: this.#name, bytes: this.#bytes, sha256: this.#hash.digest('hex'), rows };
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#gathered, this.#size);
    this.#gathered = [];
    this.#size = 0;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    // Opened each time: nothing stays open, whatever breaks in between.
    await appendFile(this.path, bytes);
  }
}
