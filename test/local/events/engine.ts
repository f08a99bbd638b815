import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';

const BINARY = join(import.meta.dirname, '../../../node_modules/@dynoxide/linux-x64/dynoxide');

/** The embedded database engine on a free port, with a folder of its own. */
export class Engine {
  readonly folder = mkdtempSync(join(tmpdir(), 'events-'));
  #process!: ChildProcess;
  #port = 0;
  #tables = 0;
  database!: DynamoDBClient;
  streams!: DynamoDBStreamsClient;

  static async start(): Promise<Engine> {
    const engine = new Engine();
    const port = await freePort();
    engine.#port = port;
    engine.#spawn();
    const config = {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 8,
    };
    engine.database = new DynamoDBClient(config);
    engine.streams = new DynamoDBStreamsClient(config);
    return engine;
  }

  /** Kills the engine as a crash does, and starts it again on the same port and file. */
  async crash(): Promise<void> {
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
    this.#spawn();
  }

  #spawn(): void {
    const file = join(this.folder, 'tables.db');
    this.#process = spawn(BINARY, ['serve', '--port', String(this.#port), '--db-path', file], { stdio: 'ignore' });
  }

  /** A table with a stream of both images. */
  async table(): Promise<{ name: string; streamArn: string }> {
    const name = `table-${++this.#tables}`;
    const { TableDescription } = await this.database.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    return { name, streamArn: TableDescription?.LatestStreamArn ?? '' };
  }

  /** Puts items one after the other, so that their records have this order. */
  async put(table: string, ...ids: string[]): Promise<void> {
    for (const id of ids) {
      await this.database.send(new PutItemCommand({ TableName: table, Item: { id: { S: id }, at: { N: '1' } } }));
    }
  }

  async stop(): Promise<void> {
    this.database.destroy();
    this.streams.destroy();
    this.#process.kill();
    await once(this.#process, 'exit');
    rmSync(this.folder, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
