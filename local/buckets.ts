import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly modified: Date;
}

/** One folder a bucket; a key's slashes make folders, every part is percent-encoded. Keeps bytes, no metadata. */
export class Buckets {
  readonly #root: string;
  readonly #names: ReadonlySet<string>;

  constructor(root: string, names: readonly string[]) {
    this.#root = root;
    this.#names = new Set(names);
  }

  has(bucket: string): boolean {
    return this.#names.has(bucket);
  }

  async put(bucket: string, key: string, body: Buffer | string): Promise<{ readonly etag: string }> {
    const file = this.#file(bucket, key);
    await mkdir(dirname(file), { recursive: true });
    const draft = join(this.#root, `${randomUUID()}.new`);
    await writeFile(draft, body);
    await rename(draft, file);
    return { etag: etagOf(body) };
  }

  exists(bucket: string, key: string): boolean {
    return existsSync(this.#file(bucket, key));
  }

  async get(
    bucket: string,
    key: string,
  ): Promise<{ readonly body: Buffer; readonly modified: Date; etag: string } | null> {
    if (!this.exists(bucket, key)) return null;
    const file = this.#file(bucket, key);
    const body = await readFile(file);
    return { body, modified: (await stat(file)).mtime, etag: etagOf(body) };
  }

  async delete(bucket: string, key: string): Promise<void> {
    await rm(this.#file(bucket, key), { force: true });
  }

  /** In the order of keys. */
  async list(bucket: string, prefix: string): Promise<readonly StoredObject[]> {
    const folder = join(this.#root, bucket);
    if (!existsSync(folder)) return [];
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const objects = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ file, key: relative(folder, file).split(sep).map(decodeURIComponent).join('/') }))
      .filter(({ key }) => key.startsWith(prefix))
      .toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    return Promise.all(
      objects.map(async ({ file, key }) => {
        const { size, mtime } = await stat(file);
        return { key, size, modified: mtime };
      }),
    );
  }

  #file(bucket: string, key: string): string {
    // encodeURIComponent leaves dots alone, and a part `..` must not leave the folder.
    const parts = key
      .split('/')
      .map((part) => encodeURIComponent(part).replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length)));
    return join(this.#root, bucket, ...parts);
  }
}

const etagOf = (body: Buffer | string): string => `"${createHash('md5').update(body).digest('hex')}"`;
