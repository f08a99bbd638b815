import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { TestPlatform } from '../../support/platform.ts';

/** Everything that a text says, by where it stands. */
export type Traces = ReadonlyMap<string, string>;

/** The places at which a text stands. */
export function placesOf(text: string, traces: Traces): string[] {
  return [...traces].filter(([place, said]) => place.includes(text) || said.includes(text)).map(([place]) => place);
}

/** What the platform has written below its data folder, file by file, without the tables and the identities. */
export function writtenFiles({ dataDir }: TestPlatform): Traces {
  // Identities are the user pool's; the issuer's key and the secrets are keys, which nobody's traces are in.
  const kept = /^(tables\.db|accounts\.json|lock)/;
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !kept.test(relative(dataDir, file)));
  return new Map(files.map((file) => [relative(dataDir, file), readFileSync(file, 'latin1')]));
}

/** The database's own files, streams and leftovers included. */
export function databaseFiles({ dataDir }: TestPlatform): Traces {
  const files = readdirSync(dataDir).filter((name) => name.startsWith('tables.db'));
  return new Map(files.map((name) => [name, readFileSync(join(dataDir, name), 'latin1')]));
}

export type Item = Readonly<Record<string, unknown>>;

/** Reads and writes the tables past the functions, as nobody but an operator can. */
export class Tables {
  readonly #site: TestPlatform;
  readonly #client: DynamoDBDocumentClient;

  constructor(site: TestPlatform, endpoint: string) {
    this.#site = site;
    const { region } = site.platform.deployment;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.#client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  }

  static async of(site: TestPlatform): Promise<Tables> {
    return new Tables(site, (await site.platform.status()).database.url);
  }

  get client(): DynamoDBDocumentClient {
    return this.#client;
  }

  nameOf(folder: string): string {
    const found = this.#site.platform.deployment.resources.find(({ path }) => path.startsWith(`${folder}/`));
    if (!found) throw new Error(`The template has no table ${folder}`);
    return found.name;
  }

  async itemsOf(folder: string): Promise<Item[]> {
    const items: Item[] = [];
    for await (const page of paginateScan({ client: this.#client }, { TableName: this.nameOf(folder) })) {
      items.push(...(page.Items ?? []));
    }
    return items;
  }

  close(): void {
    this.#client.destroy();
  }
}

/** An item as text, sets included. */
export function textOf(item: unknown): string {
  return JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value));
}
