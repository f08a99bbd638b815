import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { display, parseObject } from './json.ts';

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly modified: Date;
}

/** Headers that were given with an object and go out with it again; names in small letters. */
export type ObjectHeaders = Readonly<Record<string, string>>;

export interface Read {
  readonly body: Buffer;
  readonly modified: Date;
  readonly etag: string;
  readonly headers: ObjectHeaders;
}

/**
 * One folder a bucket; a key's slashes make folders, every part is percent-encoded. Headers of objects are kept beside
 * the buckets, in `.headers/`.
 */
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

  async put(
    bucket: string,
    key: string,
    body: Buffer | string,
    headers: ObjectHeaders = {},
  ): Promise<{ readonly etag: string }> {
    // Headers first: an object that is there has its own.
    if (Object.keys(headers).length > 0) await this.#write(this.#headersFile(bucket, key), JSON.stringify(headers));
    else await rm(this.#headersFile(bucket, key), { force: true });
    await this.#write(this.#file(bucket, key), body);
    return { etag: etagOf(body) };
  }

  exists(bucket: string, key: string): boolean {
    return existsSync(this.#file(bucket, key));
  }

  async get(bucket: string, key: string): Promise<Read | null> {
    if (!this.exists(bucket, key)) return null;
    const file = this.#file(bucket, key);
    const body = await readFile(file);
    const given = this.#headersFile(bucket, key);
    const headers = existsSync(given) ? parseObject(await readFile(given, 'utf8')) : null;
    return {
      body,
      modified: (await stat(file)).mtime,
      etag: etagOf(body),
      headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, display(value)])),
    };
  }

  async delete(bucket: string, key: string): Promise<void> {
    await rm(this.#file(bucket, key), { force: true });
    await rm(this.#headersFile(bucket, key), { force: true });
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

  async #write(file: string, content: Buffer | string): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    const draft = join(this.#root, `${randomUUID()}.new`);
    await writeFile(draft, content);
    await rename(draft, file);
  }

  #headersFile(bucket: string, key: string): string {
    return this.#file(`.headers/${bucket}`, key);
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
