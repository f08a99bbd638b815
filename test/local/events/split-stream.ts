import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';

/**
 * A stream whose first shard has ended and has a child, which the embedded engine cannot show: it has one shard a table.
 * Answers over HTTP as DynamoDB Streams does.
 */
export class SplitStream {
  readonly streams: DynamoDBStreamsClient;
  readonly #server: Server;
  readonly #records: Readonly<Record<string, readonly string[]>>;

  private constructor(server: Server, port: number, records: Readonly<Record<string, readonly string[]>>) {
    this.#server = server;
    this.#records = records;
    this.streams = new DynamoDBStreamsClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }

  static async start(records: { parent: readonly string[]; child: readonly string[] }): Promise<SplitStream> {
    const server = createServer((request, response) => {
      void json(request).then((body) => {
        const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
        response.setHeader('content-type', 'application/x-amz-json-1.0');
        response.end(JSON.stringify(stream.#answer(action, body as Record<string, string>)));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const stream = new SplitStream(server, port, records);
    return stream;
  }

  stop(): void {
    this.streams.destroy();
    this.#server.close();
  }

  #answer(action: string, body: Record<string, string>): unknown {
    switch (action) {
      case 'DescribeStream':
        // The child comes first: the order of the list says nothing.
        return {
          StreamDescription: { Shards: [{ ShardId: 'child', ParentShardId: 'parent' }, { ShardId: 'parent' }] },
        };
      case 'GetShardIterator': {
        const after = this.#records[body.ShardId!]!.indexOf(body.SequenceNumber ?? '');
        return { ShardIterator: `${body.ShardId} ${after + 1}` };
      }
      case 'GetRecords': {
        const [shard, from] = body.ShardIterator!.split(' ') as [string, string];
        const Records = this.#records[shard]!.slice(Number(from)).map(recordOf);
        const NextShardIterator = `${shard} ${Number(from) + Records.length}`;
        return shard === 'parent' ? { Records } : { Records, NextShardIterator };
      }
      default:
        throw new Error(`unexpected ${action}`);
    }
  }
}

function recordOf(sequence: string): unknown {
  return {
    eventID: sequence,
    eventName: 'INSERT',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1_000),
      Keys: { id: { S: sequence } },
      SequenceNumber: sequence,
      SizeBytes: 10,
      StreamViewType: 'KEYS_ONLY',
    },
  };
}
