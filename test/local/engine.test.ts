import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DatabaseClient } from '../../local/database-client.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { ensureTable } from '../../local/tables.ts';
import { type Resource, readDeployment } from '../../local/template.ts';
import { table, temporaryFolder, writeAssembly } from './support/assembly.ts';

const region = 'eu-central-1';
let engine: Engine | null = null;

afterEach(async () => {
  await engine?.stop();
  engine = null;
  delete process.env.AWS_ENDPOINT_URL_DYNAMODB;
});

const tableResource = (properties: object): Resource => {
  const assembly = writeAssembly({ app: { Resources: { Items: table(properties) } } });
  return readDeployment({ assembly, url: '', issuer: '' }).resources[0]!;
};

const STREAM = { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } };
const INDEXED = {
  ...STREAM,
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'kind', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'kinds',
      KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};

describe('the embedded database', () => {
  it('makes the tables of the template, and adds later what the template has gained', async () => {
    engine = await startEngine({ file: join(temporaryFolder(), 'tables.db'), region });
    expect(await ensureTable(engine.client, tableResource({}))).toMatchObject({ name: 'app-Items', streamArn: null });
    expect((await ensureTable(engine.client, tableResource(INDEXED))).streamArn).toContain('table/app-Items/stream/');
    await ensureTable(engine.client, tableResource(INDEXED));
    expect(await engine.client.call('DescribeTable', { TableName: 'app-Items' })).toMatchObject({
      Table: { GlobalSecondaryIndexes: [{ IndexName: 'kinds' }] },
    });
  });

  it('refuses a table whose key the template has changed', async () => {
    engine = await startEngine({ file: join(temporaryFolder(), 'tables.db'), region });
    await ensureTable(engine.client, tableResource({}));
    const changed = tableResource({
      AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }],
    });
    await expect(ensureTable(engine.client, changed)).rejects.toThrow(/app-Items has the key .*"id".*"other".*--fresh/);
  });

  it('looks stream records up by an index', async () => {
    const file = join(temporaryFolder(), 'tables.db');
    engine = await startEngine({ file, region });
    await ensureTable(engine.client, tableResource(STREAM));
    engine.indexStreams();
    const database = new DatabaseSync(file, { readOnly: true });
    const plan = database
      .prepare(
        'EXPLAIN QUERY PLAN SELECT 1 FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) > ?',
      )
      .all('app-Items', 1);
    database.close();
    expect(JSON.stringify(plan)).toContain('INDEX local_by_sequence');
  });

  it('says what to do about a broken file', async () => {
    const file = join(temporaryFolder(), 'tables.db');
    writeFileSync(file, 'this is no database, and long enough to be looked at as one '.repeat(100));
    await expect(startEngine({ file, region })).rejects.toThrow(/tables\.db is broken: .*--fresh/);
  });

  it('names the remedy where it has no build', async () => {
    const { arch } = process;
    Object.defineProperty(process, 'arch', { value: 'sparc' });
    try {
      await expect(startEngine({ file: 'none.db', region })).rejects.toThrow(
        /no build .*AWS_ENDPOINT_URL_DYNAMODB=http/,
      );
    } finally {
      Object.defineProperty(process, 'arch', { value: arch });
    }
  });

  it('ends when the process that started it is killed', async () => {
    const script = `
      const { startEngine } = await import(${JSON.stringify(new URL('../../local/engine.ts', import.meta.url).href)});
      const engine = await startEngine({ file: ${JSON.stringify(join(temporaryFolder(), 'tables.db'))}, region: 'x' });
      console.log(engine.url);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data).trim())),
    );
    const client = new DatabaseClient(url, region);
    expect(await client.answers()).toBe(true);
    child.kill('SIGKILL');
    while (await client.answers()) await new Promise((resolve) => setTimeout(resolve, 20));
    await client.close();
  });
});

describe('another DynamoDB', () => {
  it('is used when AWS_ENDPOINT_URL_DYNAMODB names one', async () => {
    engine = await startEngine({ file: join(temporaryFolder(), 'tables.db'), region });
    process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.url;
    const other = await startEngine({ file: join(temporaryFolder(), 'none.db'), region });
    await ensureTable(other.client, tableResource({}));
    await other.stop();
    expect(await engine.client.call('ListTables', {})).toEqual({ TableNames: ['app-Items'] });
  });

  it('is told apart from something that does not answer', async () => {
    process.env.AWS_ENDPOINT_URL_DYNAMODB = 'http://127.0.0.1:9';
    await expect(startEngine({ file: 'none.db', region })).rejects.toThrow(
      /127\.0\.0\.1:9, which does not answer as DynamoDB/,
    );
  });
});
