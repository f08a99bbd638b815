import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchiveFile } from '../../functions/core/open-data/files.ts';

/** The bucket of open data as a folder. */
export class FolderBucket {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async putFile(folder: string, path: string, { name }: ArchiveFile): Promise<void> {
    await copyFile(path, await this.#place(`${folder}${name}`));
  }

  async putBytes(folder: string, content: Uint8Array, { name }: ArchiveFile): Promise<void> {
    await writeFile(await this.#place(`${folder}${name}`), content);
  }

  async putCurrent(key: string, json: string): Promise<void> {
    await writeFile(await this.#place(key), json);
  }

  /** Only a second version would read what the first one wrote. */
  async *lines(key: string): AsyncGenerator<string> {
    yield* await Promise.reject<string[]>(new Error(`${key} is not read here`));
  }

  async #place(key: string): Promise<string> {
    const path = join(this.#folder, key);
    await mkdir(dirname(path), { recursive: true });
    return path;
  }
}
